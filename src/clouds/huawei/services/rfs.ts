import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";

/**
 * Stacks of resources. A stack that is deleted the usual way takes along whatever it made, reviewed or not, so it
 * is always told to leave all of it, each on a line of its own. The official Terraform provider takes any 404 for
 * gone.
 *
 * The addresses of these pages are unverified: rfs.stack.
 */
export const rfs = defineService({
  product: "rfs",
  types: {
    "rfs.stack": {
      title: "RFS stack",
      docs: "https://support.huaweicloud.com/intl/en-us/api-aos/DeleteStackEnhanced.html",
      wave: "workloads",
      scope: "region",
      dataBearing: false,
      list: {
        action: "ListStacks",
        // Every call of the product names itself.
        params: { "Client-Request-Id": "$now" },
        items: "stacks",
        paging: markers(100),
      },
      detail: {
        name: "stack",
        action: "GetStackMetadata",
        params: { "Client-Request-Id": "$id", stack_name: "$name", stack_id: "$id" },
        must: "stack_id",
        none: ["HTTP 404"],
      },
      read: {
        id: "stack_id",
        name: "stack_name",
        created: "create_time",
        tags: { none: "stacks carry no tags in the vendor's models" },
        states: {
          at: "status",
          present: [
            "CREATION_COMPLETE",
            "DEPLOYMENT_IN_PROGRESS",
            "DEPLOYMENT_FAILED",
            "DEPLOYMENT_COMPLETE",
            "ROLLBACK_IN_PROGRESS",
            "ROLLBACK_FAILED",
            "ROLLBACK_COMPLETE",
            "DELETION_FAILED",
          ],
          leaving: ["DELETION_IN_PROGRESS"],
          none: {
            x60: "no word of the field: a quotation mark of the package's text",
            status_message: "no word of the field: the package names another field",
            ListStackEvents: "no word of the field: the package names a call",
          },
        },
        facts: { status: "status", agencies: "detail.stack.agencies[].agency_name" },
      },
      protection: {
        at: "detail.stack.enable_deletion_protection",
        is: true,
        action: "UpdateStack",
        params: {
          "Client-Request-Id": "$id",
          stack_name: "$name",
          stack_id: "$id",
          enable_deletion_protection: false,
        },
        back: {
          "Client-Request-Id": "$id",
          stack_name: "$name",
          stack_id: "$id",
          enable_deletion_protection: true,
        },
      },
      gone: ["HTTP 404"],
      // It is still being worked on.
      busy: ["HTTP 409"],
      remove: {
        does: "delete the stack, and leave what it made",
        deletes: true,
        action: "DeleteStackEnhanced",
        params: {
          "Client-Request-Id": "$id",
          stack_name: "$name",
          stack_id: "$id",
          retain_all_resources: true,
        },
        note: "What it made stays, each on a line of its own.",
      },
    },
  },
});
