import { defineService } from "../../../core/service.ts";
import { markers } from "../pagings.ts";

/**
 * Connections of networks across regions. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: cc.connection.
 */
export const cc = defineService({
  product: "cc",
  types: {
    "cc.connection": {
      title: "Cloud connection",
      docs: "https://support.huaweicloud.com/intl/en-us/api-cc/DeleteCloudConnection.html",
      wave: "network",
      scope: "account",
      dataBearing: false,
      list: { action: "ListCloudConnections", items: "cloud_connections", paging: markers(2000) },
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
      gone: ["HTTP 404"],
      remove: {
        does: "delete the connection, which holds no network any more",
        action: "DeleteCloudConnection",
        params: { id: "$id" },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["cc.cloudConnections"], product: ["hws.service.type.cc"] },
    },
  },
});
