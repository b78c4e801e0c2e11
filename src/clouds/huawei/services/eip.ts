import { defineService } from "../../../core/service.ts";
import { lastIds, markers } from "./parts/pagings.ts";
import { endRenewal, goesNow, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * Public addresses and shared bandwidth. The official Terraform provider takes any 404 for gone.
 * https://support.huaweicloud.com/intl/en-us/api-eip/eip_api_0000.html
 *
 * The addresses of these pages are unverified: eip.shared-bandwidth.
 */
export const eip = defineService({
  product: "eip",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-eip/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    gone: ["HTTP 404"],
  },
  types: {
    "eip.public-ip": {
      title: "Elastic IP",
      docs: "eip_api_0001.html",
      list: {
        action: "ListPublicips",
        items: "publicips",
        paging: { ...markers(2000), told: "total_count" },
      },
      read: {
        id: "id",
        name: "alias",
        created: "created_at",
        // Billing's own record tells it as well; a text here means that it was ordered.
        tags: {
          by: {
            action: "ShowPublicipTags",
            params: { publicip_id: "$id" },
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
            "FREEZED",
            "BIND_ERROR",
            "BINDING",
            "PENDING_CREATE",
            "NOTIFYING",
            "PENDING_UPDATE",
            "DOWN",
            "ACTIVE",
            "ELB",
            "VPN",
            "ERROR",
          ],
          leaving: ["PENDING_DELETE", "NOTIFY_DELETE"],
        },
        facts: {
          status: "status",
          ip: "public_ip_address",
          ipv6: "public_ipv6_address",
          boundTo: "associate_instance_id",
          boundKind: "associate_instance_type",
          bandwidth: "bandwidth.id",
          ordered: "billing_info",
          locked: "lock_status",
        },
        ties: { reachedBy: ["public_ip_address", "public_ipv6_address"] },
      },
      material: ["ip", "boundTo"],
      bindings: ["boundTo"],
      waitsFor: [
        { type: "nat.gateway", at: "associate_instance_id" },
        { type: "elb.load-balancer", at: "associate_instance_id" },
      ],
      remove: [
        endRenewal,
        {
          does: "unbind the address",
          cannotBeUndone: {
            because:
              "binding it again takes the port or instance that it was bound to, in a call of that product",
            next: "Bind it again in the console: Elastic IP, Bind.",
          },
          action: "DisassociatePublicips",
          params: { publicip_id: "$id" },
          when: [{ at: "facts.boundTo", exists: true }, goesNow],
        },
        {
          does: "release the address",
          deletes: true,
          action: "DeletePublicip",
          params: { publicip_id: "$id" },
          when: unlessPrepaid,
          busy: ["HTTP 409"],
        },
        unsubscribe,
      ],
      known: { inventory: ["vpc.publicips"] },
    },

    "eip.shared-bandwidth": {
      title: "Shared bandwidth",
      docs: "eip_sharedbandwidth_0007.html",
      list: {
        action: "ListBandwidths",
        params: { share_type: "WHOLE", enterprise_project_id: "all_granted_eps" },
        items: "bandwidths",
        paging: lastIds(2000, "id"),
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { none: "bandwidths carry no tags in this version of the vendor's models" },
        states: { at: "status", present: ["FREEZED", "NORMAL"] },
        facts: { status: "status", size: "size", ordered: "billing_info", kind: "charge_mode" },
      },
      material: ["size"],
      waitsFor: { type: "eip.public-ip", at: "publicip_info[].publicip_id" },
      remove: [
        endRenewal,
        {
          does: "delete the bandwidth, which holds no address any more",
          deletes: true,
          action: "DeleteSharedBandwidth",
          params: { bandwidth_id: "$id" },
          when: unlessPrepaid,
          busy: ["HTTP 409"],
        },
        unsubscribe,
      ],
      known: { inventory: ["vpc.bandwidths"] },
    },
  },
});
