import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import { textOf } from "../../../core/json.ts";
import type { TableRef } from "../../../core/table.ts";
import { refusal } from "../../errors.ts";
import { agencies, attachments, groups, policies, policyVersions, users } from "../../identity.ts";
import { list } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { missing, need, v5 } from "./common.ts";

const kinds: Readonly<Record<string, TableRef>> = { user: users, group: groups, agency: agencies };

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function attach(kind: string, ref: TableRef): Action {
  const param = `${kind}_id`;
  return action({
    params: [param],
    handle: (call) => {
      const policy = need(call, policies, "policy_id");
      need(call, ref, param);
      call.table(attachments).put({
        policy_id: call.need("policy_id"),
        policy_name: policy["policy_name"],
        urn: policy["urn"],
        attached_at: isoSeconds(call.now()),
        _kind: kind,
        _target: call.need(param),
      });
      return undefined;
    },
  });
}

function detach(kind: string): Action {
  const param = `${kind}_id`;
  return action({
    params: [param],
    handle: (call) => {
      const id = `${kind}/${call.need(param)}/${call.need("policy_id")}`;
      if (call.table(attachments).remove(id) === undefined) throw missing(id);
      return undefined;
    },
  });
}

function listAttached(kind: string, ref: TableRef): Action {
  const param = `${kind}_id`;
  return list({
    table: attachments,
    ...v5("attached_policies"),
    page: { by: "marker", standard: 100, max: 200, field: "policy_id" },
    before: (call) => need(call, ref, param),
    where: (call, row) => row["_kind"] === kind && row["_target"] === call.need(param),
  });
}

function ofKinds(): Readonly<Record<string, Action>> {
  const actions: Record<string, Action> = {};
  for (const [kind, ref] of Object.entries(kinds)) {
    const plural = kind === "agency" ? "Agency" : capital(kind);
    actions[`Attach${plural}PolicyV5`] = attach(kind, ref);
    actions[`Detach${plural}PolicyV5`] = detach(kind);
    actions[`ListAttached${plural}PoliciesV5`] = listAttached(kind, ref);
  }
  return actions;
}

function isUsed(call: Call, id: string): boolean {
  return call.table(attachments).some((row) => row["policy_id"] === id);
}

function versionOf(call: Call): undefined {
  const id = `${call.need("policy_id")}/${call.need("version_id")}`;
  const row = call.table(policyVersions).get(id);
  if (row === undefined) throw missing(id);
  if (row["is_default"] === true) throw refusal(409, "PAP5.0020", "The default version stays.");
  call.table(policyVersions).remove(id);
  return undefined;
}

/** Policies, their versions, and what they are attached to. */
export const policyActions: Readonly<Record<string, Action>> = {
  ...ofKinds(),
  ListPoliciesV5: list({
    table: policies,
    ...v5("policies"),
    filters: { policy_type: "policy_type" },
    params: ["path_prefix", "only_attached"],
    where: (call, row) =>
      (textOf(row["path"]) ?? "").startsWith(call.text("path_prefix") ?? "") &&
      (call.flag("only_attached") !== true || isUsed(call, String(row["policy_id"]))),
    shape: (call, row) => ({
      ...row,
      attachment_count: call
        .table(attachments)
        .rows()
        .filter((one) => one["policy_id"] === row["policy_id"]).length,
    }),
  }),
  ListPolicyVersionsV5: list({
    table: policyVersions,
    ...v5("versions"),
    page: { by: "marker", standard: 100, max: 200, field: "version_id" },
    before: (call) => need(call, policies, "policy_id"),
    where: (call, row) => row["_policy"] === call.need("policy_id"),
  }),
  DeletePolicyVersionV5: action({ handle: versionOf }),
  DeletePolicyV5: action({
    handle: (call) => {
      const row = need(call, policies, "policy_id");
      const id = call.need("policy_id");
      if (row["policy_type"] === "system")
        throw refusal(403, "PAP5.0013", "Policies of the system stay.");
      if (isUsed(call, id)) throw refusal(409, "PAP5.0019", "The policy is attached.");
      const versions = call.table(policyVersions);
      const own = versions.rows().filter((one) => one["_policy"] === id);
      if (own.some((one) => one["is_default"] !== true)) {
        throw refusal(409, "PAP5.0019", "The policy has other versions than the default one.");
      }
      for (const one of own) versions.remove(versions.idOf(one));
      call.table(policies).remove(id);
      return undefined;
    },
  }),
};
