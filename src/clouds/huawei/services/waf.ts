import { defineService } from "../../../core/service.ts";

/**
 * Names that are guarded, and by what rules. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: waf.domain, waf.premium-domain, waf.policy.
 */
export const waf = defineService({
  product: "waf",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-waf/",
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: { by: "number", page: "page", size: ["pagesize", 100], total: "total" },
    gone: ["HTTP 404"],
  },
  types: {
    "waf.domain": {
      title: "Domain name behind WAF",
      docs: "DeleteHost.html",
      list: {
        action: "ListHost",
        params: { enterprise_project_id: "all_granted_eps" },
        leaves: { policyname: "it narrows to names under one policy, and may be left out" },
        items: "items",
      },
      read: {
        id: "id",
        region: "region",
        name: "hostname",
        created: "timestamp",
        tags: { none: "guarded names carry no tags in the vendor's models" },
        facts: { policy: "policyid", guarded: "protect_status", paid: "paid_type" },
        ties: { reachedBy: ["hostname"] },
      },
      material: ["policy"],
      uses: { type: "waf.policy", at: "policyid" },
      remove: {
        does: "take the domain name out of WAF",
        deletes: true,
        action: "DeleteHost",
        params: { instance_id: "$id", enterprise_project_id: "all_granted_eps" },
      },
      known: { inventory: ["waf.instance"], product: ["hws.service.type.waf"] },
    },

    "waf.premium-domain": {
      title: "Domain name behind a dedicated WAF instance",
      docs: "DeletePremiumHost.html",
      list: {
        action: "ListPremiumHost",
        params: { enterprise_project_id: "all_granted_eps" },
        items: "items",
      },
      read: {
        id: "id",
        region: "region",
        name: "hostname",
        tags: { none: "guarded names carry no tags in the vendor's models" },
        facts: { policy: "policyid", guarded: "protect_status" },
        ties: { reachedBy: ["hostname"] },
      },
      unmarked: "the list tells no time; an id is never given twice",
      material: ["policy"],
      uses: [
        { type: "waf.policy", at: "policyid" },
        { type: "elb.load-balancer", at: "loadbalancer_id" },
      ],
      remove: {
        does: "take the domain name out of WAF",
        deletes: true,
        action: "DeletePremiumHost",
        // Its policy has a line of its own.
        params: { host_id: "$id", keepPolicy: true, enterprise_project_id: "all_granted_eps" },
      },
    },

    "waf.policy": {
      title: "WAF policy",
      docs: "DeletePolicy.html",
      list: {
        action: "ListPolicy",
        params: { enterprise_project_id: "all_granted_eps" },
        items: "items",
      },
      read: {
        id: "id",
        name: "name",
        created: "timestamp",
        tags: { none: "policies carry no tags in the vendor's models" },
        facts: { level: "level" },
      },
      remove: {
        does: "delete the policy",
        action: "DeletePolicy",
        params: { policy_id: "$id", enterprise_project_id: "all_granted_eps" },
      },
      known: { inventory: ["waf.policy"] },
    },
  },
});
