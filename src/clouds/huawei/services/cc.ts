import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";
import { endRenewal, goesNow, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * Connections of networks across regions. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: cc.network-instance, cc.bandwidth-package,
 * cc.connection.
 */
export const cc = defineService({
  product: "cc",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-cc/",
    wave: "network",
    scope: "account",
    dataBearing: false,
    paging: markers(2000),
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "cc.network-instance": {
      title: "Network in a cloud connection",
      docs: "DeleteNetworkInstance.html",
      list: { action: "ListNetworkInstances", items: "network_instances" },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { none: "networks in a connection carry no tags in the vendor's models" },
        states: { at: "status", present: ["ACTIVE", "PENDING", "ERROR"] },
        facts: {
          status: "status",
          kind: "type",
          network: "instance_id",
          owner: "instance_domain_id",
        },
        ties: { usedByOthers: ["instance_domain_id"] },
      },
      material: ["network"],
      uses: [
        { type: "cc.connection", at: "cloud_connection_id" },
        { type: "vpc.vpc", at: "instance_id", when: { at: "type", is: "vpc" } },
        { type: "dc.virtual-gateway", at: "instance_id", when: { at: "type", is: "vgw" } },
      ],
      remove: {
        does: "take the network out of its connection",
        deletes: true,
        action: "DeleteNetworkInstance",
        params: { id: "$id" },
      },
    },

    "cc.bandwidth-package": {
      title: "Bandwidth package of a cloud connection",
      docs: "DeleteBandwidthPackage.html",
      list: { action: "ListBandwidthPackages", items: "bandwidth_packages" },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        // 1 and 2: by the period, at either site (official Terraform provider); the rest is by use.
        charge: { at: "billing_mode", prepaid: [1, 2] },
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "status",
          present: ["ACTIVE"],
          unpublished: "the package names one word, which is no list",
        },
        facts: {
          status: "status",
          connection: "resource_id",
          bandwidth: "bandwidth",
          order: "order_id",
        },
      },
      material: ["bandwidth", "connection"],
      bindings: ["connection"],
      uses: { type: "cc.connection", at: "resource_id" },
      remove: [
        endRenewal,
        {
          does: "unbind the package from its connection",
          cannotBeUndone: {
            because: "what it carried is shared anew among the regions when it is bound again",
            next: "Bind it again in the console: Cloud Connect, Bandwidth Packages.",
          },
          action: "DisassociateBandwidthPackage",
          params: {
            id: "$id",
            bandwidth_package: {
              resource_id: "$facts.connection",
              resource_type: "cloud_connection",
            },
          },
          when: [goesNow, { at: "facts.connection", exists: true }],
        },
        {
          does: "delete the package",
          deletes: true,
          action: "DeleteBandwidthPackage",
          params: { id: "$id" },
          when: unlessPrepaid,
        },
        unsubscribe,
      ],
      known: { inventory: ["ccaas.bandwidth-packages"] },
    },

    "cc.connection": {
      title: "Cloud connection",
      docs: "DeleteCloudConnection.html",
      list: { action: "ListCloudConnections", items: "cloud_connections" },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "status",
          present: ["ACTIVE"],
          unpublished: "the package names one word, which is no list",
        },
        facts: {
          status: "status",
          networks: "network_instance_number",
          packages: "bandwidth_package_number",
        },
      },
      counts: ["networks", "packages"],
      remove: {
        does: "delete the connection, which holds no network any more",
        action: "DeleteCloudConnection",
        params: { id: "$id" },
      },
      known: { inventory: ["ccaas.cloud-connections"], product: ["hws.service.type.cc"] },
    },
  },
});
