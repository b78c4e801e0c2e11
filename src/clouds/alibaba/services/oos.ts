import { defineService } from "../../../core/service.ts";
import { NO_KIND } from "./parts/left-out.ts";
import { tokens } from "./parts/pagings.ts";

/**
 * Operation Orchestration Service. The vendor's own templates are public and not listed.
 * https://api.alibabacloud.com/document/oos/2019-06-01/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_oos_template.go).
 */
export const oos = defineService({
  product: "oos",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: tokens(100),
    params: { RegionId: "$region" },
  },
  types: {
    "oos.template": {
      title: "OOS template",
      docs: "https://api.alibabacloud.com/document/oos/2019-06-01/DeleteTemplate",
      list: {
        action: "ListTemplates",
        params: { ShareType: "Private" },
        items: "Templates",
        leaves: {
          Category: NO_KIND,
          TemplateType: NO_KIND,
          IsExample: "examples are the vendor's, and the account's own are no examples",
        },
      },
      read: {
        id: "TemplateName",
        name: "TemplateName",
        created: "CreatedDate",
        lastActive: "UpdatedDate",
        tags: { map: "Tags" },
        facts: {
          kind: "TemplateType",
          version: "TemplateVersion",
          triggered: "HasTrigger",
          executions: "TotalExecutionCount",
        },
      },
      material: ["version", "triggered"],
      remove: {
        does: "delete the template with its past executions",
        action: "DeleteTemplate",
        params: { TemplateName: "$id", AutoDeleteExecutions: true },
        gone: ["EntityNotExists.Template"],
      },
    },
  },
});
