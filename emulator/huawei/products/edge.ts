import type { Call } from "../../core/call.ts";
import type { JsonObject } from "../../core/json.ts";
import { defineTable } from "../../core/table.ts";
import { afterPolls } from "../../core/transition.ts";
import { inUse, notFound, refusal } from "../errors.ts";
import { anyEnterprise, list } from "../listing.ts";
import { discard, remove } from "../removal.ts";
import { action, defineService, type Service } from "../service.ts";
import { tagsOf } from "../tags.ts";

const domains = defineTable("cdn.domain", {
  id: "id",
  scope: "account",
  usual: { domain_status: "online" },
});
const hosts = defineTable("waf.domain", { id: "id" });
const premiumHosts = defineTable("waf.premium-host", { id: "id" });
/** Policies; domains of both modes name theirs in `policyid`. */
const policies = defineTable("waf.policy", { id: "id" });
const certificates = defineTable("scm.certificate", {
  id: "id",
  scope: "account",
  usual: { status: "ISSUED" },
});
const gateways = defineTable("apig.instance", {
  id: "id",
  usual: { status: "Running", charging_mode: 0 },
});

/** The codes of CDN are unverified. */
function domainOf(call: Call) {
  const table = call.table(domains);
  const id = call.need("domain_id");
  const row = table.get(id);
  if (row === undefined) throw notFound("CDN.0003", id);
  return { table, id, row };
}

function turn(to: "online" | "offline") {
  return action({
    // "all" or the domain's own project
    ignored: ["enterprise_project_id"],
    handle: (call): JsonObject => {
      const { table, id } = domainOf(call);
      const moved = table.move(id, afterPolls(1, { domain_status: to }), {
        domain_status: "configuring",
      });
      return { domain: call.show(moved ?? {}) };
    },
  });
}

/** Content Delivery Network, of the whole account. */
export const cdn: Service = defineService({
  product: "cdn",
  scope: "domain",
  errors: "nested",
  namesDomains: true,
  tables: [domains],
  actions: {
    ListDomains: list({
      table: domains,
      set: "domains",
      total: "total",
      page: { by: "page", at: "page_number", size: "page_size", standard: 30, max: 10_000 },
      enterprise: { field: "enterprise_project_id", all: "all" },
      filters: {
        business_type: "business_type",
        domain_status: "domain_status",
        service_area: "service_area",
      },
      params: ["show_tags"],
      shape: (call, row) => (call.flag("show_tags") === true ? row : { ...row, tags: [] }),
    }),
    DisableDomain: turn("offline"),
    EnableDomain: turn("online"),
    DeleteDomain: action({
      ignored: ["enterprise_project_id"],
      handle: (call): JsonObject => {
        const { table, row } = domainOf(call);
        if (row["domain_status"] !== "offline" && row["domain_status"] !== "deleting")
          throw refusal(409, "CDN.0107", "The domain name is not disabled.");
        discard(table, row, 1, { domain_status: "deleting" });
        return { domain: { ...call.show(row), domain_status: "deleting" } };
      },
    }),
  },
});

const page = { by: "page", at: "page", size: "pagesize", standard: 10, max: 100 } as const;

/** Web Application Firewall, cloud mode. */
export const waf: Service = defineService({
  product: "waf",
  scope: "project",
  tables: [hosts, premiumHosts, policies],
  actions: {
    ListHost: list({
      table: hosts,
      set: "items",
      total: "total",
      page,
      enterprise: anyEnterprise,
      filters: { hostname: "hostname" },
    }),
    ListPolicy: list({
      table: policies,
      set: "items",
      total: "total",
      page,
      enterprise: anyEnterprise,
      filters: { name: "name" },
    }),
    ListPremiumHost: list({
      table: premiumHosts,
      set: "items",
      total: "total",
      page,
      enterprise: anyEnterprise,
      filters: { hostname: "hostname", protect_status: "protect_status" },
    }),
    /** Its policy stays when asked for. */
    DeletePremiumHost: remove({
      table: premiumHosts,
      id: "host_id",
      params: ["keepPolicy"],
      ignored: ["enterprise_project_id"],
      also: (call, row) => {
        if (call.flag("keepPolicy") !== false) return;
        call.table(policies).remove(String(row["policyid"]));
      },
      result: (call, row) => call.show(row),
    }),
    DeleteHost: remove({
      table: hosts,
      id: "instance_id",
      ignored: ["enterprise_project_id"],
      result: (call, row) => call.show(row),
    }),
    /** By its text a policy that guards a name cannot go. */
    DeletePolicy: remove({
      table: policies,
      id: "policy_id",
      ignored: ["enterprise_project_id"],
      refuse: (call, row) => {
        const bound = ["waf.domain", "waf.premium-host"].some((table) =>
          call.inUse(table, (host) => host["policyid"] === row["id"]),
        );
        if (bound) throw inUse("WAF.00022006", "The policy is in use.");
      },
      result: (call, row) => call.show(row),
    }),
  },
});

/** Certificates, of the whole account. A page has 10, 20 or 50. */
export const scm: Service = defineService({
  product: "scm",
  scope: "domain",
  tables: [certificates],
  actions: {
    ListCertificates: list({
      table: certificates,
      set: "certificates",
      total: "total_count",
      page: { by: "row", standard: 10, max: 50, min: 10 },
      enterprise: { field: "enterprise_project_id", all: "all" },
      params: ["status", "deploy_support", "owned_by_self"],
      where: (call, row) =>
        ["ALL", undefined, row["status"]].includes(call.text("status")) &&
        (call.flag("deploy_support") !== true || row["deploy_support"] === true) &&
        (call.flag("owned_by_self") !== true || row["_shared"] !== true),
    }),
    ListTagsByCertificate: tagsOf(certificates, "resource_id", "SCM.0404"),
    DeleteCertificate: remove({ table: certificates, id: "certificate_id" }),
  },
});

/** API Gateway, dedicated. */
export const apig: Service = defineService({
  product: "apig",
  scope: "project",
  tables: [gateways],
  actions: {
    ListInstancesV2: list({
      table: gateways,
      set: "instances",
      total: "total",
      page: { by: "row", standard: 20, max: 500 },
      filters: { instance_id: "id", instance_name: "instance_name", status: "status" },
      more: ({ items }) => ({ size: items.length }),
    }),
    ListInstanceTags: tagsOf(gateways, "instance_id", "APIG.3030"),
    DeleteInstancesV2: remove({
      table: gateways,
      id: "instance_id",
      status: 202,
      polls: 2,
      set: { status: "Deleting" },
      missing: "APIG.3030",
      prepaid: (row) => row["charging_mode"] === 1,
    }),
  },
});
