import { defineService } from "../../../core/service.ts";
import { accountTags } from "./parts/tags.ts";

/** Performance testing; its packages are shown by no API. https://cloud.tencent.com/document/api/1484/69003 */
export const pts = defineService({
  product: "pts",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: { by: "offset", offset: "Offset", size: ["Limit", 100], total: "Total" },
  },
  types: {
    "pts.project": {
      title: "Performance testing project",
      docs: "https://cloud.tencent.com/document/api/1484/69003",
      list: { action: "DescribeProjects", items: "ProjectSet" },
      read: {
        id: "ProjectId",
        name: "Name",
        created: "CreatedAt",
        tags: {
          at: "Tags",
          key: "TagKey",
          value: "TagValue",
          else: accountTags("pts", "ProjectId", []),
        },
        facts: { status: "Status" },
        states: {
          at: "Status",
          unpublished: "the package calls it the project's state and names no words",
        },
      },
      allows: ["delete", "abandon", "manual", "keep"],
      remove: {
        does: "delete the project with its scenarios and jobs",
        action: "DeleteProjects",
        params: { ProjectIds: ["$id"], DeleteScenarios: true, DeleteJobs: true },
        gone: ["ResourceNotFound", "FailedOperation.ResourceNotFound"],
      },
      known: {
        inventory: ["qcs::pts::project"],
        product: ["p_pts"],
        billedByUse: "unverified: whether its bill names projects by their ids was not found",
      },
    },
  },
});
