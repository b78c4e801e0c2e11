import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";

/**
 * Instances of ROMA Connect. The package lists them, and has no call that deletes one.
 *
 * The addresses of these pages are unverified: roma.instance.
 */
export const roma = defineService({
  product: "roma",
  types: {
    "roma.instance": {
      title: "ROMA Connect instance",
      docs: "https://support.huaweicloud.com/intl/en-us/usermanual-roma/roma_01_0105.html",
      wave: "workloads",
      scope: "region",
      dataBearing: true,
      list: {
        action: "CheckRomaInstanceListV2",
        items: "instances",
        // The largest page is unverified.
        paging: offsets(10, "total"),
      },
      read: {
        id: "id",
        name: "name",
        created: "create_time",
        tags: { none: "instances carry no tags in the vendor's models" },
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
          ],
          leaving: ["Deleting"],
          unpublished: "the words are those that the package has for ShowDetailsOfInstanceV2",
        },
        facts: {
          status: "status",
          flavor: "flavor_type",
          address: "publicip_address",
          paid: "charge_type",
        },
        ties: { reachedBy: ["publicip_address"] },
      },
      material: ["flavor"],
      uses: [
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "vpc.subnet", at: "subnet_id" },
        { type: "vpc.security-group", at: "security_group_id" },
        { type: "eip.public-ip", at: "publicip_id" },
      ],
      allows: ["manual"],
      remove: {
        because: "no published call deletes an instance",
        console: [
          "One that is paid by use: ROMA Connect, Instances, More, Delete.",
          "One that was bought for a period: Billing Center, Unsubscriptions, then Unsubscribe.",
        ],
      },
    },
  },
});
