import { defineService } from "../../../core/service.ts";

/**
 * Functions. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: functiongraph.function.
 */
export const functiongraph = defineService({
  product: "functiongraph",
  types: {
    "functiongraph.function": {
      title: "Function",
      docs: "https://support.huaweicloud.com/intl/en-us/api-functiongraph/functiongraph_06_0105.html",
      wave: "workloads",
      scope: "region",
      dataBearing: true,
      list: {
        action: "ListFunctions",
        items: "functions",
        paging: { by: "offset", offset: "marker", size: ["maxitems", 400], total: "count" },
      },
      read: {
        id: "resource_id",
        name: "func_name",
        tags: {
          by: {
            action: "ListFunctionTags",
            params: { resource_type: "functions", resource_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        facts: {
          urn: "func_urn",
          runtime: "runtime",
          modified: "last_modified",
          vpcId: "func_vpc_id",
          agency: "xrole",
        },
        ties: { reachedBy: { none: "a function is called by its triggers, which go with it" } },
      },
      unmarked: "the list tells when it was last changed, and not when it was made",
      material: ["runtime"],
      uses: { type: "vpc.vpc", at: "func_vpc_id" },
      gone: ["HTTP 404"],
      remove: {
        does: "delete the function with its versions and triggers",
        action: "DeleteFunction",
        // The page of the model has it without a version, with which all go; the latest version alone is refused.
        params: { function_urn: "$facts.urn" },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["fgs.functions"], product: ["hws.service.type.functiongraph"] },
    },
  },
});
