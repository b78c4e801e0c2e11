import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { refusal } from "../../errors.ts";
import { list, pageInfo } from "../../listing.ts";
import { controlPolicies, organizationId, orgMembers, orgUnits } from "../../members.ts";
import { pageOf } from "../../paging.ts";
import { action } from "../../service.ts";
import { asManager } from "./members.ts";

/** The standard limit is unverified. */
const page = { by: "marker", standard: 200, max: 200 } as const;

/** The shape of the root's id is unverified. */
export function rootOf({ account }: Call): Row {
  return { id: `r-${organizationId(account).slice(2, 22)}`, name: "root", type: "root" };
}

/** What an account or a unit stands in; nothing for the root, and for what is not there. */
function parentOf(call: Call, id: string): Row | undefined {
  const units = call.table(orgUnits);
  const row = call.table(orgMembers).get(id) ?? units.get(id);
  if (row === undefined && id !== call.account.id) return undefined;
  const above = units.get(textOf(row?.["_parent"]) ?? "");
  return above === undefined ? rootOf(call) : unit(above);
}

function unit({ id, name }: Row): Row {
  return { id, name: name ?? "", type: "organizational_unit" };
}

function account({ id, name }: Row): Row {
  return { id, name: name ?? "", type: "account" };
}

function listEntities(call: Call): JsonObject {
  asManager(call);
  const child = call.text("child_id");
  const above = call.text("parent_id");
  const own = { id: call.account.id, name: textOf(call.account.attributes["name"]) ?? "" };
  const all = [
    rootOf(call),
    ...call.table(orgUnits).rows().map(unit),
    ...[own, ...call.table(orgMembers).rows()].map(account),
  ];
  const parentId = (one: Row) => parentOf(call, textOf(one["id"]) ?? "")?.["id"];
  const below = all.filter((one) => above === undefined || parentId(one) === above);
  const parent = child === undefined ? undefined : parentOf(call, child);
  const rows = child === undefined ? below : parent === undefined ? [] : [parent];
  const found = pageOf(call, rows, page, (row) => String(row["id"]));
  return { entities: found.items, page_info: pageInfo(found) };
}

/** What an organization is made of, and which policies are attached to a root, unit or account. */
export const entityActions = {
  ListEntities: action({
    params: ["parent_id", "child_id", "limit", "marker"],
    handle: listEntities,
  }),
  ListPolicies: list({
    table: controlPolicies,
    set: "policies",
    page,
    pageInfo: true,
    params: ["attached_entity_id"],
    before: asManager,
    where: (call, row) => {
      const at = call.text("attached_entity_id");
      return (
        at === undefined || row["is_builtin"] === true || arrayOf(row["_attached"]).includes(at)
      );
    },
  }),
  ShowPolicy: action({
    handle: (call) => {
      asManager(call);
      const id = call.need("policy_id");
      const row = call.table(controlPolicies).get(id);
      if (row === undefined) throw refusal(404, "Organizations.1010", `There is no policy ${id}.`);
      return {
        policy: { content: textOf(row["_document"]) ?? "", policy_summary: call.show(row) },
      };
    },
  }),
};
