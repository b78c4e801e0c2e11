import type { Call } from "../../core/call.ts";
import { arrayOf, objectOf, textOf } from "../../core/json.ts";
import { defineTable, type Row, type TableRef } from "../../core/table.ts";
import { notFound, refusal } from "../errors.ts";
import { anyEnterprise, list } from "../listing.ts";
import { remove } from "../removal.ts";
import { type Action, action, defineService } from "../service.ts";

const balancers = defineTable("elb.loadbalancer", {
  id: "id",
  usual: { provisioning_status: "ACTIVE" },
});
const pools = defineTable("elb.pool", { id: "id" });
const certificates = defineTable("elb.certificate", { id: "id" });
const ipGroups = defineTable("elb.ipgroup", { id: "id" });

const page = { by: "marker", standard: 2000, max: 2000, min: 0 } as const;
const common = { page, pageInfo: true, enterprise: anyEnterprise } as const;

/** Changes what the body's object says, under the names of the reply. */
function update(table: TableRef, name: string, fields: readonly string[]): Action {
  return action({
    params: [name],
    handle: (call) => {
      const id = call.need(`${name}_id`);
      if (call.table(table).get(id) === undefined) throw notFound("ELB.8904", id);
      const said = objectOf(call.json(name));
      for (const field of Object.keys(said)) {
        if (!fields.includes(field)) throw call.errors.invalid(`${name}.${field}`);
      }
      const changed = call.table(table).patch(id, said);
      return { [name]: changed === undefined ? {} : call.show(changed) };
    },
  });
}

function refuseLocked(row: Row): void {
  // The code is unverified.
  if (row["protection_status"] === "consoleProtection") {
    throw refusal(409, "ELB.8902", "It is protected from changes.");
  }
}

const has = (row: Row, field: string): boolean => arrayOf(row[field]).length > 0;

function deleteCascade(call: Call): undefined {
  const id = call.need("loadbalancer_id");
  const table = call.table(balancers);
  const row = table.get(id);
  if (row === undefined) throw notFound("ELB.8904", id);
  if (row["deletion_protection_enable"] === true) {
    // 409 by the text of the package; the code is unverified
    throw refusal(409, "ELB.8902", "The load balancer is protected from deletion.");
  }
  refuseLocked(row);
  if ((textOf(row["billing_info"]) ?? "") !== "") {
    throw refusal(409, "ELB.8902", "It is billed by period and can only be unsubscribed from.");
  }
  const body = objectOf(call.json("loadbalancer"));
  const of = (pool: Row): boolean =>
    arrayOf(pool["loadbalancers"])
      .map(objectOf)
      .some((one) => one["id"] === id);
  for (const pool of call.table(pools).rows().filter(of)) {
    if (body["unbounded_pool"] === true) call.table(pools).remove(String(pool["id"]));
    else call.table(pools).patch(String(pool["id"]), { loadbalancers: [], listeners: [] });
  }
  for (const addresses of call.account.everywhere("eip.publicip")) {
    for (const one of addresses.rows().filter((each) => each["associate_instance_id"] === id)) {
      if (body["public_ip"] === true) addresses.remove(addresses.idOf(one));
      else
        addresses.patch(addresses.idOf(one), {
          associate_instance_id: "",
          associate_instance_type: "",
          status: "DOWN",
          vnic: undefined,
        });
    }
  }
  table.remove(id);
  return undefined;
}

/** Elastic Load Balance. */
export const elb = defineService({
  product: "elb",
  scope: "project",
  tables: [balancers, pools, certificates, ipGroups],
  actions: {
    ListLoadBalancers: list({
      ...common,
      table: balancers,
      set: "loadbalancers",
      filters: {
        id: "id",
        name: "name",
        vpc_id: "vpc_id",
        vip_subnet_cidr_id: "vip_subnet_cidr_id",
      },
      params: ["include_recycle_bin"],
      where: (call, row) => row["_recycled"] !== true || call.flag("include_recycle_bin") === true,
    }),
    ListPools: list({
      ...common,
      table: pools,
      set: "pools",
      filters: { id: "id", name: "name", vpc_id: "vpc_id" },
      params: ["loadbalancer_id", "listener_id"],
      where: (call, row) =>
        (["loadbalancer", "listener"] as const).every((kind) => {
          const said = call.text(`${kind}_id`);
          return (
            said === undefined ||
            arrayOf(row[`${kind}s`])
              .map(objectOf)
              .some((one) => said.split(",").includes(String(one["id"])))
          );
        }),
    }),
    ListCertificates: list({
      ...common,
      table: certificates,
      set: "certificates",
      filters: { id: "id", name: "name", type: "type" },
    }),
    ListIpGroups: list({
      ...common,
      table: ipGroups,
      set: "ipgroups",
      filters: { id: "id", name: "name" },
    }),
    UpdateLoadBalancer: update(balancers, "loadbalancer", [
      "deletion_protection_enable",
      "name",
      "description",
      "protection_status",
      "protection_reason",
    ]),
    UpdatePool: update(pools, "pool", [
      "member_deletion_protection_enable",
      "name",
      "description",
      "protection_status",
      "protection_reason",
    ]),
    DeleteLoadBalancerCascade: action({ params: ["loadbalancer"], handle: deleteCascade }),
    DeletePoolCascade: remove({
      table: pools,
      id: "pool_id",
      refuse: (_call, row) => {
        refuseLocked(row);
        if (row["member_deletion_protection_enable"] === true && has(row, "members")) {
          throw refusal(409, "ELB.8902", "The pool's members are protected from deletion.");
        }
      },
    }),
    DeleteCertificate: remove({
      table: certificates,
      id: "certificate_id",
      refuse: (_call, row) => {
        refuseLocked(row);
        if (row["_used"] === true)
          throw refusal(409, "ELB.8902", "A listener uses the certificate.");
      },
    }),
    DeleteIpGroup: remove({
      table: ipGroups,
      id: "ipgroup_id",
      refuse: (_call, row) => {
        if (has(row, "listeners")) throw refusal(409, "ELB.8902", "A listener uses the group.");
      },
    }),
  },
});
