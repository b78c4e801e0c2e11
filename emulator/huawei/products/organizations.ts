import { textOf } from "../../core/json.ts";
import { closeStatuses } from "../closing.ts";
import { refusal } from "../errors.ts";
import { list } from "../listing.ts";
import { controlPolicies, organizationId, orgMembers, orgUnits } from "../members.ts";
import { action, type ConsoleAction, defineService } from "../service.ts";
import { entityActions } from "./organizations/entities.ts";
import {
  asManager,
  closeAccount,
  closures,
  delegated,
  leaveOrganization,
  memberOf,
  removeAccount,
  showOrganization,
} from "./organizations/members.ts";
import { trusted, unitActions } from "./organizations/units.ts";

/** The standard limit is unverified. */
const page = { by: "marker", standard: 200, max: 200 } as const;

/** A closure that the vendor gives up, with its reason; the member is active again. */
const failClosure: ConsoleAction = ({ account }, body) => {
  const member = textOf(body["member"]) ?? "";
  const table = account.table(closeStatuses, "");
  if (table.get(member)?.["state"] !== "pending_closure") return { error: "no closure is pending" };
  table.patch(member, { failure_reason: textOf(body["reason"]) ?? "failed" });
  account.table(orgMembers, "").patch(member, { status: "active" });
  return { state: "failed" };
};

/** Organizations: its members, and how they are closed, removed, and leave. */
export const organizations = defineService({
  product: "organizations",
  scope: "domain",
  tables: [orgMembers, orgUnits, controlPolicies, closeStatuses, delegated, trusted],
  console: { "fail-closure": failClosure },
  actions: {
    ...entityActions,
    ShowOrganization: action({ handle: (call) => showOrganization(call, organizationId) }),
    ListAccounts: list({
      table: orgMembers,
      set: "accounts",
      page,
      pageInfo: true,
      params: ["parent_id", "with_register_contact_info"],
      before: asManager,
      where: (call, row) => {
        call.text("with_register_contact_info");
        const parent = call.text("parent_id");
        return parent === undefined || parent === textOf(row["_parent"]);
      },
    }),
    ShowAccount: action({
      params: ["with_register_contact_info"],
      handle: (call) => {
        asManager(call);
        call.text("with_register_contact_info");
        return { account: call.show(memberOf(call)) };
      },
    }),
    CloseAccount: action({ status: 200, handle: closeAccount }),
    RemoveAccount: action({ status: 200, handle: removeAccount }),
    LeaveOrganization: action({ status: 200, handle: leaveOrganization }),
    ListCloseAccountStatuses: list({
      table: closeStatuses,
      set: "close_account_statuses",
      filters: { states: "state" },
      before: asManager,
    }),
    ListQuotas: action({
      handle: (call) => {
        asManager(call);
        const { quota, used } = closures(call);
        const members = call.table(orgMembers).size;
        return {
          quotas: {
            resources: [
              { type: "account", quota: 10, min: 0, max: 10_000, used: members + 1 },
              { type: "close_account_count_in_30_days", quota, min: 0, max: 200, used },
            ],
          },
        };
      },
    }),
    ...unitActions,
    /** One record for each account, however many services it administers. */
    ListDelegatedAdministrators: list({
      table: delegated,
      set: "delegated_administrators",
      page: { ...page, field: "account_id" },
      pageInfo: true,
      params: ["service_principal"],
      before: asManager,
      where: (call, row) => {
        const service = call.text("service_principal");
        if (service !== undefined) return row["_service"] === service;
        const own = call.table(delegated).find((one) => one["account_id"] === row["account_id"]);
        return own?.["_service"] === row["_service"];
      },
    }),
    ListDelegatedServices: list({
      table: delegated,
      set: "delegated_services",
      page: { ...page, field: "_service" },
      pageInfo: true,
      before: asManager,
      where: (call, row) =>
        row["account_id"] === call.need("account_id") && textOf(row["_service"]) !== undefined,
      shape: (_call, row) => ({
        service_principal: row["_service"],
        delegation_enabled_at: row["delegation_enabled_at"],
      }),
    }),
    DeregisterDelegatedAdministrator: action({
      params: ["account_id", "service_principal"],
      handle: (call) => {
        asManager(call);
        const table = call.table(delegated);
        const found = table
          .rows()
          .filter(
            (row) =>
              row["account_id"] === call.need("account_id") &&
              [undefined, call.text("service_principal")].includes(textOf(row["_service"])),
          );
        if (found.length === 0) throw refusal(404, "Organizations.1500", "No such administrator.");
        for (const row of found) table.remove(table.idOf(row));
        return undefined;
      },
    }),
  },
});
