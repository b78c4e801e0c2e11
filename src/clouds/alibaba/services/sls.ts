import { defineService } from "../../../core/service.ts";
import { NO_KIND } from "./parts/left-out.ts";

/**
 * Log projects. https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-overview
 *
 * Error codes: https://www.alibabacloud.com/help/en/sls/developer-reference/common-error-codes
 */
export const sls = defineService({
  product: "Sls",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: { by: "offset", offset: "offset", size: ["size", 500], total: "total" },
  },
  types: {
    "sls.project": {
      title: "Log project",
      docs: "https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-deleteproject",
      list: { action: "ListProject", method: "GET", path: "/", items: "projects" },
      detail: {
        name: "logstores",
        action: "ListLogStores",
        must: "",
        method: "GET",
        path: "/logstores",
        params: { project: "$id" },
        items: "logstores",
        total: "total",
        leaves: { mode: NO_KIND, telemetryType: NO_KIND },
        none: ["ProjectNotExist"],
      },
      read: {
        id: "projectName",
        region: "region",
        name: "projectName",
        created: "createTime",
        lastActive: "lastModifyTime",
        tags: {
          by: {
            action: "ListTagResources",
            method: "GET",
            path: "/tags",
            params: { resourceType: "project", resourceId: { json: "$ids" } },
            // The vendor's pages name no most; its clients ask for one at a time.
            most: 1,
            items: "tagResources",
            owner: "resourceId",
            key: "tagKey",
            value: "tagValue",
            paging: { by: "token", token: "nextToken", next: "nextToken" },
          },
        },
        facts: {
          status: "status",
          about: "description",
          recycleBin: "recycleBinEnabled",
          logstores: "detail.logstores",
        },
        states: { at: "status", unpublished: "the package says nothing of the field" },
      },
      material: ["recycleBin", "logstores"],
      // A trail names its project by an ARN, which no edge resolves.
      after: ["actiontrail.trail"],
      remove: {
        // That this leaves nothing in the recycle bin is unverified.
        does: "delete the project with its logs, past the recycle bin",
        action: "DeleteProject",
        method: "DELETE",
        path: "/",
        params: { project: "$id", forceDelete: true },
        gone: ["ProjectNotExist"],
      },
      // Log stores go with their project. The bill's code is unverified.
      known: {
        inventory: ["ACS::SLS::Project"],
        parts: ["ACS::SLS::LogStore"],
        product: ["sls"],
        billedByUse: "unverified: whether its bill names projects by their ids was not found",
      },
    },
  },
});
