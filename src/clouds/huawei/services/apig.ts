import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * Gateways before APIs. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: apig.instance.
 */
export const apig = defineService({
  product: "apig",
  types: {
    "apig.instance": {
      title: "API gateway",
      docs: "https://support.huaweicloud.com/intl/en-us/api-apig/DeleteInstancesV2.html",
      wave: "workloads",
      scope: "region",
      dataBearing: false,
      list: { action: "ListInstancesV2", items: "instances", paging: offsets(500, "total") },
      read: {
        id: "id",
        name: "instance_name",
        created: "create_time",
        // 0: pay per use, 1: by the period.
        charge: { at: "charging_mode", prepaid: [1] },
        tags: {
          by: {
            action: "ListInstanceTags",
            params: { instance_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        states: {
          at: "status",
          present: [
            "Creating",
            "CreateSuccess",
            "CreateFail",
            "Initing",
            "Registering",
            "Running",
            "InitingFailed",
            "RegisterFailed",
            "Installing",
            "InstallFailed",
            "Updating",
            "UpdateFailed",
            "Rollbacking",
            "RollbackSuccess",
            "RollbackFailed",
            "DeleteFailed",
            "Unregistering",
            "UnRegisterFailed",
            "CreateTimeout",
            "InitTimeout",
            "RegisterTimeout",
            "InstallTimeout",
            "UpdateTimeout",
            "RollbackTimeout",
            "DeleteTimeout",
            "UnregisterTimeout",
            "Starting",
            "Freezing",
            "Frozen",
            "Restarting",
            "RestartFail",
            "Unhealthy",
            "RestartTimeout",
            "Resizing",
            "ResizeFailed",
            "ResizeTimeout",
          ],
          leaving: ["Deleting"],
        },
        facts: { status: "status", spec: "spec", address: "eip_address" },
        ties: { reachedBy: ["eip_address"] },
      },
      material: ["spec"],
      gone: ["HTTP 404"],
      busy: ["HTTP 409"],
      remove: [
        endRenewal,
        {
          does: "delete the gateway with its APIs",
          deletes: true,
          action: "DeleteInstancesV2",
          params: { instance_id: "$id" },
          when: unlessPrepaid,
        },
        unsubscribe,
      ],
      known: { inventory: ["apig.instances"], product: ["hws.service.type.apig"] },
    },
  },
});
