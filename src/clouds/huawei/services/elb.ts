import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";
import { endRenewal, goesNow, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * Load balancers, dedicated and shared, with what they are made of. The official Terraform provider takes any 404
 * for gone, and waits on a 409. https://support.huaweicloud.com/intl/en-us/api-elb/
 *
 * The addresses of these pages are unverified: elb.load-balancer, elb.pool, elb.certificate,
 * elb.ip-group.
 */
export const elb = defineService({
  product: "elb",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-elb/",
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: markers(2000),
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "elb.load-balancer": {
      title: "Load balancer",
      docs: "ListLoadBalancers.html",
      list: {
        action: "ListLoadBalancers",
        // What is in the recycle bin is still there.
        params: { include_recycle_bin: true },
        items: "loadbalancers",
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { at: "tags", key: "key", value: "value" },
        facts: {
          status: "provisioning_status",
          operating: "operating_status",
          dedicated: "guaranteed",
          vpcId: "vpc_id",
          address: "vip_address",
          ordered: "billing_info",
          frozen: "frozen_scene",
        },
        ties: { reachedBy: ["publicips[].publicip_address", "eips[].eip_address"] },
      },
      material: ["vpcId"],
      uses: [
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "vpc.subnet", at: "elb_virsubnet_ids[]" },
      ],
      protection: {
        at: "deletion_protection_enable",
        is: true,
        action: "UpdateLoadBalancer",
        params: { loadbalancer_id: "$id", loadbalancer: { deletion_protection_enable: false } },
        back: { loadbalancer: { deletion_protection_enable: true } },
      },
      remove: [
        endRenewal,
        {
          // Pools and addresses stay, and have lines of their own.
          does: "delete the load balancer with its listeners",
          deletes: true,
          action: "DeleteLoadBalancerCascade",
          params: {
            loadbalancer_id: "$id",
            loadbalancer: { unbounded_pool: false, public_ip: false },
          },
          when: [unlessPrepaid, goesNow],
        },
        unsubscribe,
      ],
      known: {
        inventory: ["elb.loadbalancers"],
        parts: ["elb.listeners"],
        product: ["hws.service.type.elb"],
      },
    },

    "elb.pool": {
      title: "Backend server group",
      docs: "ListPools.html",
      list: {
        action: "ListPools",
        leaves: {
          lb_algorithm: "it narrows to an algorithm; what the text limits is when one may be set",
          quic_cid_len: "it narrows by a setting of QUIC, which the text says is a filter alone",
          quic_cid_offset: "it narrows by a setting of QUIC, which the text says is a filter alone",
        },
        items: "pools",
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { none: "groups carry no tags in the vendor's models" },
        facts: { balancers: "loadbalancers[].id", vpcId: "vpc_id", members: "members[].id" },
      },
      material: ["balancers"],
      bindings: ["balancers"],
      waitsFor: { type: "elb.load-balancer", at: "loadbalancers[].id" },
      protection: {
        name: "member deletion protection",
        at: "member_deletion_protection_enable",
        is: true,
        action: "UpdatePool",
        params: { pool_id: "$id", pool: { member_deletion_protection_enable: false } },
        back: { pool: { member_deletion_protection_enable: true } },
      },
      remove: {
        does: "delete the group with its members and health check",
        action: "DeletePoolCascade",
        params: { pool_id: "$id" },
      },
      known: { inventory: ["elb.pools"] },
    },

    "elb.certificate": {
      title: "Load balancer certificate",
      docs: "ListCertificates.html",
      list: { action: "ListCertificates", items: "certificates" },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        expires: "expire_time",
        tags: { none: "certificates carry no tags in the vendor's models" },
        facts: { domain: "domain", kind: "type", from: "scm_certificate_id" },
      },
      material: ["domain"],
      after: ["elb.load-balancer"],
      remove: {
        does: "delete the certificate",
        action: "DeleteCertificate",
        params: { certificate_id: "$id" },
      },
      known: { inventory: ["elb.certificates"] },
    },

    "elb.ip-group": {
      title: "Load balancer IP address group",
      docs: "ListIpGroups.html",
      list: { action: "ListIpGroups", items: "ipgroups" },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        tags: { none: "groups carry no tags in the vendor's models" },
        facts: { listeners: "listeners[].id" },
      },
      after: ["elb.load-balancer"],
      remove: { does: "delete the group", action: "DeleteIpGroup", params: { ipgroup_id: "$id" } },
      known: { inventory: ["elb.ipgroups"] },
    },
  },
});
