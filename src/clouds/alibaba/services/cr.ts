import { defineService } from "../../../core/service.ts";
import { endRenewal, refund } from "./parts/prepaid.ts";

/**
 * Container Registry, Enterprise Edition: sold as a subscription alone, and no call deletes an instance.
 * The vendor's page of its Terraform integration says that a refund is for the console, while the official
 * provider (resource_alicloud_cr_ee_instance.go) calls RefundInstance: which holds is unverified.
 * https://api.alibabacloud.com/document/cr/2018-12-01/overview
 */
export const cr = defineService({
  product: "cr",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: true,
    paging: { by: "number", page: "PageNo", size: ["PageSize", 30], total: "TotalCount" },
    tags: { at: "Tags", key: "TagKey", value: "TagValue" },
  },
  types: {
    "cr.instance": {
      title: "Container registry",
      docs: "https://api.alibabacloud.com/document/cr/2018-12-01/ListInstance",
      list: { action: "ListInstance", items: "Instances" },
      read: {
        id: "InstanceId",
        region: "RegionId",
        name: "InstanceName",
        created: "CreateTime",
        // No record tells the charge; every edition is paid in advance.
        charge: {
          at: "InstanceSpecification",
          prepaid: ["Enterprise_Basic", "Enterprise_Standard", "Enterprise_Advanced"],
        },
        facts: { status: "InstanceStatus", edition: "InstanceSpecification" },
        states: {
          at: "InstanceStatus",
          present: ["PENDING", "INIT_ERROR", "STARTING", "RUNNING", "STOPPING", "STOPPED"],
          leaving: ["DELETING"],
        },
        skip: {
          when: { at: "InstanceStatus", is: "DELETED" },
          because: "the registry is deleted; only its record is left",
        },
      },
      material: ["edition"],
      remove: [endRenewal, refund],
      // Sold under this code: official Terraform provider; that the bill uses it too is unverified.
      known: { inventory: ["ACS::CR::Instance"], product: ["acr"] },
    },
  },
});
