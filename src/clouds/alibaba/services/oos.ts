import { defineService } from "../../../core/service.ts";

/**
 * Operation Orchestration Service. The vendor's own templates are public and not listed.
 * https://api.alibabacloud.com/document/oos/2019-06-01/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_oos_template.go).
 */
export const oos = defineService({
  product: "oos",
  docs: "https://api.alibabacloud.com/document/oos/2019-06-01/overview",
  types: {
    "oos.template": {
      title: "OOS template",
      docs: "https://api.alibabacloud.com/document/oos/2019-06-01/DeleteTemplate",
      wave: "workloads",
      scope: "region",
      list: {
        action: "ListTemplates",
        params: { RegionId: "$region", ShareType: "Private" },
        items: "Templates",
        paging: { by: "token", token: "NextToken", size: ["MaxResults", 100], next: "NextToken" },
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
      dataBearing: false,
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the template with its past executions",
            deletes: true,
            action: "DeleteTemplate",
            params: { RegionId: "$region", TemplateName: "$id", AutoDeleteExecutions: true },
            gone: ["EntityNotExists.Template"],
          },
        ],
      },
    },
  },
});
