import type { Edge } from "../../../core/row-removal.ts";
import { defineService } from "../../../core/service.ts";
import { pages } from "./parts/pagings.ts";

const OWN = "detail.resources.Resources[].PhysicalResourceId";

/** What a stack makes and removes itself, so far as it goes in the same wave. */
const MADE = [
  "ecs.instance",
  "ecs.launch-template",
  "ess.scaling-group",
  "cs.cluster",
  "fc.function",
  "cdn.domain",
  "vpc.flow-log",
].map((type): Edge => ({ type, at: OWN }));

/**
 * Resource Orchestration Service.
 * https://api.alibabacloud.com/document/ROS/2019-09-10/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_ros_stack.go).
 */
export const ros = defineService({
  product: "ROS",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: pages(50),
    params: { RegionId: "$region" },
  },
  types: {
    "ros.stack": {
      title: "ROS stack",
      docs: "https://api.alibabacloud.com/document/ROS/2019-09-10/DeleteStack",
      list: {
        action: "ListStacks",
        // Nested stacks are left out unless asked for.
        params: { ShowNestedStack: true },
        items: "Stacks",
      },
      detail: [
        {
          name: "resources",
          action: "ListStackResources",
          must: "Resources",
          params: { StackId: "$id" },
          none: ["StackNotFound"],
        },
        {
          // A stack made under a role is deleted under that role.
          name: "stack",
          action: "GetStack",
          must: "StackId",
          params: { StackId: "$id" },
          none: ["StackNotFound"],
        },
      ],
      read: {
        id: "StackId",
        name: "StackName",
        created: "CreateTime",
        lastActive: "UpdateTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          status: "Status",
          kind: "StackType",
          parentStack: "ParentStackId",
          role: "detail.stack.RamRoleName",
          resources: OWN,
          serviceManaged: "ServiceManaged",
        },
        states: {
          at: "Status",
          present: [
            "CREATE_IN_PROGRESS",
            "CREATE_FAILED",
            "CREATE_COMPLETE",
            "UPDATE_IN_PROGRESS",
            "UPDATE_FAILED",
            "UPDATE_COMPLETE",
            "DELETE_FAILED",
            "CREATE_ROLLBACK_IN_PROGRESS",
            "CREATE_ROLLBACK_FAILED",
            "CREATE_ROLLBACK_COMPLETE",
            "ROLLBACK_IN_PROGRESS",
            "ROLLBACK_FAILED",
            "ROLLBACK_COMPLETE",
            "CHECK_IN_PROGRESS",
            "CHECK_FAILED",
            "CHECK_COMPLETE",
            "REVIEW_IN_PROGRESS",
            "IMPORT_CREATE_IN_PROGRESS",
            "IMPORT_CREATE_FAILED",
            "IMPORT_CREATE_COMPLETE",
            "IMPORT_CREATE_ROLLBACK_IN_PROGRESS",
            "IMPORT_CREATE_ROLLBACK_FAILED",
            "IMPORT_CREATE_ROLLBACK_COMPLETE",
            "IMPORT_UPDATE_IN_PROGRESS",
            "IMPORT_UPDATE_FAILED",
            "IMPORT_UPDATE_COMPLETE",
            "IMPORT_UPDATE_ROLLBACK_IN_PROGRESS",
            "IMPORT_UPDATE_ROLLBACK_FAILED",
            "IMPORT_UPDATE_ROLLBACK_COMPLETE",
          ],
          leaving: ["DELETE_IN_PROGRESS"],
        },
        skip: {
          when: { at: "Status", is: "DELETE_COMPLETE" },
          because: "the stack is deleted; only its record is left",
        },
      },
      material: ["kind", "role", "parentStack"],
      proposes: [
        {
          when: { at: "ParentStackId", exists: true },
          disposition: "with-parent",
          because: "a nested stack goes with the stack that made it",
        },
        {
          when: { at: "ServiceManaged", is: true },
          disposition: "with-parent",
          because: "another product owns it and deletes it with its own resource",
        },
      ],
      uses: MADE,
      goesWith: { type: "ros.stack", at: "ParentStackId" },
      takes: [OWN],
      recreates: ["ecs.instance", "ess.scaling-group"],
      gone: ["StackNotFound"],
      protection: {
        at: "DeletionProtection",
        is: "Enabled",
        action: "SetDeletionProtection",
        params: { StackId: "$id", DeletionProtection: "Disabled" },
        back: { DeletionProtection: "Enabled" },
      },
      remove: [
        {
          does: "delete the stack with its resources",
          deletes: true,
          action: "DeleteStack",
          params: { StackId: "$id", RetainAllResources: false },
          when: { at: "facts.role", exists: false },
        },
        {
          does: "delete the stack with its resources, under the role that made it",
          action: "DeleteStack",
          params: { StackId: "$id", RetainAllResources: false, RamRoleName: "$facts.role" },
          when: { at: "facts.role", exists: true },
        },
      ],
      known: { inventory: ["ACS::ROS::Stack"] },
    },
  },
});
