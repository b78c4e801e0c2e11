import { defineService } from "../../../core/service.ts";

/**
 * Function Compute 3.0, whose list also has the functions of 2.0 unless told otherwise
 * (ListFunctions, fcVersion). That 2.0 functions can be deleted here as well is unverified.
 * https://api.alibabacloud.com/document/FC/2023-03-30/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_fcv3_function.go, errors.go).
 */
export const fc = defineService({
  product: "FC",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: { by: "token", next: "nextToken", size: ["limit", 100], token: "nextToken" },
  },
  types: {
    "fc.function": {
      title: "Function",
      docs: "https://api.alibabacloud.com/document/FC/2023-03-30/DeleteFunction",
      list: {
        action: "ListFunctions",
        method: "GET",
        path: "/2023-03-30/functions",
        items: "functions",
      },
      detail: {
        name: "triggers",
        action: "ListTriggers",
        must: "triggerName",
        method: "GET",
        path: "/2023-03-30/functions/$id/triggers",
        items: "triggers",
        size: 100,
        none: ["FunctionNotFound"],
      },
      read: {
        id: "functionName",
        name: "functionName",
        created: "createdTime",
        lastActive: "lastModifiedTime",
        tags: { at: "tags", key: "Key", value: "Value" },
        facts: {
          status: "state",
          runtime: "runtime",
          codeChecksum: "codeChecksum",
          vpcId: "vpcConfig.vpcId",
          role: "role",
          logProject: "logConfig.project",
          triggers: "detail.triggers[].triggerName",
        },
        states: {
          at: "state",
          unpublished: "the package calls it the current state and names no words",
        },
      },
      material: ["runtime", "codeChecksum", "triggers"],
      uses: [
        { type: "vpc.vpc", at: "vpcConfig.vpcId" },
        { type: "vpc.vswitch", at: "vpcConfig.vSwitchIds[]" },
        { type: "ecs.security-group", at: "vpcConfig.securityGroupId" },
        { type: "sls.project", at: "logConfig.project", by: "name" },
      ],
      gone: ["FunctionNotFound"],
      remove: [
        {
          does: "delete the trigger that calls the function",
          cannotBeUndone: {
            because: "a trigger that was deleted is gone, and its settings are not kept",
            next: "Create the trigger again from your own code, or in the console: Function Compute, the function, Triggers.",
          },
          action: "DeleteTrigger",
          method: "DELETE",
          path: "/2023-03-30/functions/$id/triggers/$each",
          forEach: "facts.triggers",
          done: ["TriggerNotFound"],
        },
        {
          does: "delete the function with its code",
          action: "DeleteFunction",
          method: "DELETE",
          path: "/2023-03-30/functions/$id",
        },
      ],
      // The bill's code is unverified.
      known: {
        product: ["fc"],
        billedByUse: "unverified: whether its bill names functions by their ids was not found",
      },
    },
  },
});
