import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import { defineTable, type Row, type TableRef } from "../../../core/table.ts";
import { closeStatuses } from "../../closing.ts";
import { inUse, refusal } from "../../errors.ts";
import { list, pageInfo } from "../../listing.ts";
import { controlPolicies, orgMembers, orgUnits } from "../../members.ts";
import { type Page, pageOf } from "../../paging.ts";
import { type Action, action } from "../../service.ts";
import { rootOf } from "./entities.ts";
import { asManager, delegated } from "./members.ts";

/** Services that are trusted with the organization. */
export const trusted = defineTable("organizations.trusted-service", {
  id: "service_principal",
  scope: "account",
});

/** The standard limit is unverified. */
const page = { by: "marker", standard: 200, max: 200 } as const;

/** Codes of what is missing and of what stands in the way are invented but for 1010, 1205 and 1900. */
function need(call: Call, table: TableRef, param: string): Row {
  asManager(call);
  const id = call.need(param);
  const row = call.table(table).get(id);
  if (row === undefined) throw refusal(404, "Organizations.1010", `There is no ${id}.`);
  return row;
}

function attachedTo(row: Row): readonly string[] {
  return arrayOf(row["_attached"]).flatMap((id) => textOf(id) ?? []);
}

function attach(call: Call): undefined {
  const row = need(call, controlPolicies, "policy_id");
  const all = [...new Set([...attachedTo(row), call.need("entity_id")])];
  call.table(controlPolicies).patch(call.need("policy_id"), { _attached: all });
  return undefined;
}

function detach(call: Call): undefined {
  const row = need(call, controlPolicies, "policy_id");
  const id = call.need("entity_id");
  const all = attachedTo(row);
  if (!all.includes(id)) throw refusal(404, "Organizations.1010", `It is not attached to ${id}.`);
  const left = all.filter((one) => one !== id);
  call.table(controlPolicies).patch(call.need("policy_id"), { _attached: left });
  return undefined;
}

function entityOf(call: Call, id: string): Row {
  const root = rootOf(call);
  if (id === root["id"]) return root;
  const unit = call.table(orgUnits).get(id);
  if (unit !== undefined) return { id, name: unit["name"] ?? "", type: "organizational_unit" };
  return { id, name: call.table(orgMembers).get(id)?.["name"] ?? "", type: "account" };
}

function entitiesOf(call: Call): JsonObject {
  const row = need(call, controlPolicies, "policy_id");
  return paged(
    call,
    "attached_entities",
    attachedTo(row).map((id) => entityOf(call, id)),
  );
}

function paged(call: Call, set: string, rows: readonly Row[]): JsonObject {
  const found: Page = pageOf(call, rows, page, (row) => String(row["id"] ?? row["key"]));
  return { [set]: found.items, page_info: pageInfo(found) };
}

function deletePolicy(call: Call): undefined {
  const row = need(call, controlPolicies, "policy_id");
  if (row["is_builtin"] === true)
    throw refusal(403, "Organizations.1601", "A system policy cannot be deleted.");
  if (attachedTo(row).length > 0) throw inUse("Organizations.1602", "The policy is attached.");
  call.table(controlPolicies).remove(call.need("policy_id"));
  return undefined;
}

function deleteUnit(call: Call): undefined {
  need(call, orgUnits, "organizational_unit_id");
  const id = call.need("organizational_unit_id");
  const inside = [orgUnits, orgMembers].some((table) =>
    call.table(table).some((one) => one["_parent"] === id),
  );
  if (inside) throw inUse("Organizations.1205", "The organizational unit is not empty.");
  call.table(orgUnits).remove(id);
  return undefined;
}

/** All accounts, units and policies must be gone; the account is then one of its own. */
function deleteOrganization(call: Call): undefined {
  asManager(call);
  const left =
    call.table(orgMembers).size > 0 ||
    call.table(orgUnits).size > 0 ||
    call.table(controlPolicies).some((row) => row["is_builtin"] !== true);
  if (left) throw inUse("Organizations.1105", "The organization is not empty.");
  for (const table of [delegated, closeStatuses, controlPolicies, trusted]) {
    const own = call.table(table);
    for (const row of own.rows()) own.remove(own.idOf(row));
  }
  call.account.describe({ kind: "standalone" });
  return undefined;
}

function tagsOf(call: Call): JsonObject {
  asManager(call);
  const id = call.need("resource_id");
  const row = [orgMembers, orgUnits, controlPolicies]
    .map((table) => call.table(table).get(id))
    .find((one) => one !== undefined);
  if (row === undefined) throw refusal(404, "Organizations.1010", `There is no ${id}.`);
  const tags = Object.entries(objectOf(row["_tags"]));
  return paged(
    call,
    "tags",
    tags.map(([key, value]) => ({ key, value })),
  );
}

const paging = ["limit", "marker"] as const;

/** Units, policies, trusted services, and the end of it all. */
export const unitActions: Readonly<Record<string, Action>> = {
  ListRoots: action({
    params: paging,
    handle: (call) => {
      asManager(call);
      const { id, name } = rootOf(call);
      return paged(call, "roots", [{ id, name }]);
    },
  }),
  ListOrganizationalUnits: list({
    table: orgUnits,
    set: "organizational_units",
    page,
    pageInfo: true,
    params: ["parent_id"],
    before: asManager,
    where: (call, row) => {
      const parent = call.text("parent_id");
      return parent === undefined || parent === (row["_parent"] ?? rootOf(call)["id"]);
    },
  }),
  DeleteOrganizationalUnit: action({ handle: deleteUnit }),
  ListEntitiesForPolicy: action({ params: paging, handle: entitiesOf }),
  AttachPolicy: action({ params: ["entity_id"], status: 200, handle: attach }),
  DetachPolicy: action({ params: ["entity_id"], status: 200, handle: detach }),
  DeletePolicy: action({ handle: deletePolicy }),
  ListTrustedServices: list({
    table: trusted,
    set: "trusted_services",
    page,
    pageInfo: true,
    before: asManager,
  }),
  DisableTrustedService: action({
    params: ["service_principal"],
    status: 200,
    handle: (call) => {
      asManager(call);
      if (call.table(trusted).remove(call.need("service_principal")) === undefined)
        throw refusal(400, "Organizations.1900", "The service is not trusted.");
      return undefined;
    },
  }),
  ListTagsForResource: action({ params: paging, handle: tagsOf }),
  DeleteOrganization: action({ handle: deleteOrganization }),
};
