import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, parseJson, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import { attachments, policies, policyVersions } from "../../identity.ts";
import { systemPolicy } from "../../permissions.ts";
import { type Action, action } from "../../service.ts";
import { alreadyExists, byMarker, conflict, notExist, today, withoutUpdate } from "./shared.ts";

const versionsOf = (name: string) => (row: Row) => row["PolicyName"] === name;

/** A custom policy by name, or a system policy as a row made for the occasion. */
export function policyOf(call: Call): Row {
  const name = call.need("PolicyName");
  const type = call.text("PolicyType") ?? "Custom";
  if (type !== "Custom" && type !== "System") {
    throw vendorError(
      400,
      "InvalidParameter.PolicyType",
      'The parameter - "PolicyType" is incorrect.',
    );
  }
  const row = type === "Custom" ? call.table(policies).get(name) : systemRow(name);
  if (row === undefined) throw notExist("Policy", "The policy does not exist.");
  return row;
}

function systemRow(name: string): Row | undefined {
  if (systemPolicy(name) === undefined) return undefined;
  return {
    PolicyName: name,
    PolicyType: "System",
    Description: "",
    DefaultVersion: "v1",
    CreateDate: "2015-04-28T23:59:08Z",
    UpdateDate: "2015-04-28T23:59:08Z",
  };
}

function listPolicies(call: Call): JsonObject {
  const type = call.text("PolicyType");
  const counts = new Map<string, number>();
  const named = new Set(["AdministratorAccess", "ReadOnlyAccess"]);
  for (const row of call.table(attachments).rows()) {
    const key = `${row["PolicyType"]}/${row["PolicyName"]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (row["PolicyType"] === "System") named.add(textOf(row["PolicyName"]) ?? "");
  }
  const system: Row[] = [];
  for (const name of type === "Custom" ? [] : [...named].sort()) {
    const row = systemRow(name);
    if (row !== undefined) system.push(row);
  }
  const custom = type === "System" ? [] : call.rows(policies);
  const rows = system.length === 0 ? custom : [...custom, ...system];
  const page = paginate(call, rows, byMarker(1000), (row) => ({
    ...row,
    AttachmentCount: counts.get(`${row["PolicyType"]}/${row["PolicyName"]}`) ?? 0,
  }));
  return { IsTruncated: page.truncated, Marker: page.next, Policies: { Policy: page.items } };
}

function getPolicy(call: Call): JsonObject {
  const row = policyOf(call);
  const name = textOf(row["PolicyName"]) ?? "";
  const count = call
    .table(attachments)
    .rows()
    .filter((a) => a["PolicyName"] === name && a["PolicyType"] === row["PolicyType"]).length;
  const shown = { ...call.show(row), AttachmentCount: count };
  return { Policy: shown, DefaultPolicyVersion: defaultVersion(call, row) };
}

function defaultVersion(call: Call, row: Row): JsonObject {
  if (row["PolicyType"] === "System") {
    return {
      VersionId: "v1",
      IsDefaultVersion: true,
      CreateDate: row["CreateDate"],
      PolicyDocument: JSON.stringify(systemPolicy(textOf(row["PolicyName"]) ?? "")),
    };
  }
  const version = call
    .table(policyVersions)
    .find((v) => v["PolicyName"] === row["PolicyName"] && v["IsDefaultVersion"] === true);
  return version === undefined ? {} : shapeVersion(version);
}

function shapeVersion(row: Row): JsonObject {
  const { VersionId, IsDefaultVersion, CreateDate, PolicyDocument } = row;
  return { VersionId, IsDefaultVersion, CreateDate, PolicyDocument };
}

function createPolicy(call: Call): JsonObject {
  const name = call.need("PolicyName");
  const document = documentIn(call);
  if (call.table(policies).has(name)) {
    throw alreadyExists("Policy", "The policy does already EXIST.");
  }
  const date = today(call);
  const row = call.table(policies).put({
    PolicyName: name,
    PolicyType: "Custom",
    Description: call.text("Description") ?? "",
    DefaultVersion: "v1",
    CreateDate: date,
    UpdateDate: date,
  });
  call.table(policyVersions).put({
    PolicyName: name,
    VersionId: "v1",
    IsDefaultVersion: true,
    CreateDate: date,
    PolicyDocument: document,
  });
  return { Policy: withoutUpdate(call.show(row)) };
}

function documentIn(call: Call): string {
  const document = call.need("PolicyDocument");
  if (parseJson(document) === undefined) {
    throw vendorError(400, "MalformedPolicyDocument", "The policy document is not JSON.");
  }
  return document;
}

/** https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deletepolicy */
function deletePolicy(call: Call): JsonObject {
  const name = call.need("PolicyName");
  if (!call.table(policies).has(name)) throw notExist("Policy", "The policy does not exist.");
  const held = (type: string) =>
    call
      .table(attachments)
      .some(
        (a) =>
          a["PolicyType"] === "Custom" && a["PolicyName"] === name && a["PrincipalType"] === type,
      );
  if (held("IMSUser")) {
    throw conflict(
      "Policy.User",
      "The policy CAN NOT been attached to any user while deleting the policy.",
    );
  }
  if (held("IMSGroup")) {
    throw conflict(
      "Policy.Group",
      "The policy CAN NOT been attached to any group while deleting the policy.",
    );
  }
  if (held("ServiceRole")) {
    throw conflict(
      "Role.Policy",
      "The policy CAN NOT been attached to any role while deleting the policy.",
    );
  }
  const versions = call.table(policyVersions).rows().filter(versionsOf(name));
  if (versions.length > 1 && call.flag("CascadingDelete") !== true) {
    throw conflict(
      "Policy.Version",
      "The policy CAN NOT has any version except the default version.",
    );
  }
  for (const version of versions) {
    call.table(policyVersions).remove(`${name}/${version["VersionId"]}`);
  }
  call.table(policies).remove(name);
  return {};
}

function listPolicyVersions(call: Call): JsonObject {
  const row = policyOf(call);
  const versions =
    row["PolicyType"] === "System"
      ? [defaultVersion(call, row)]
      : call.rows(policyVersions, versionsOf(textOf(row["PolicyName"]) ?? "")).map(shapeVersion);
  return { PolicyVersions: { PolicyVersion: versions } };
}

function versionOf(call: Call): Row {
  const id = `${call.need("PolicyName")}/${call.need("VersionId")}`;
  const row = call.table(policyVersions).get(id);
  if (row === undefined) {
    throw notExist("Policy.Version", "The policy version does not exist.");
  }
  return row;
}

function createPolicyVersion(call: Call): JsonObject {
  const name = call.need("PolicyName");
  if (!call.table(policies).has(name)) throw notExist("Policy", "The policy does not exist.");
  const strategy = call.text("RotateStrategy") ?? "None";
  let versions = call.table(policyVersions).rows().filter(versionsOf(name));
  if (versions.length >= 5 && strategy === "DeleteOldestNonDefaultVersionWhenLimitExceeded") {
    const oldest = versions.find((v) => v["IsDefaultVersion"] !== true);
    call.table(policyVersions).remove(`${name}/${oldest?.["VersionId"]}`);
    versions = versions.filter((v) => v !== oldest);
  }
  if (versions.length >= 5) {
    // The limit of five is the vendor's; the code is unverified.
    throw vendorError(
      409,
      "LimitExceeded.Policy.Version",
      "The count of policy versions beyond the current limits.",
    );
  }
  const last = Math.max(0, ...versions.map((v) => Number(String(v["VersionId"]).slice(1))));
  const row = call.table(policyVersions).put({
    PolicyName: name,
    VersionId: `v${last + 1}`,
    IsDefaultVersion: false,
    CreateDate: today(call),
    PolicyDocument: documentIn(call),
  });
  if (call.flag("SetAsDefault") === true) makeDefault(call, row);
  return { PolicyVersion: shapeVersion(row) };
}

function makeDefault(call: Call, version: Row): void {
  const name = textOf(version["PolicyName"]) ?? "";
  for (const row of call.table(policyVersions).rows().filter(versionsOf(name))) {
    call.table(policyVersions).patch(`${name}/${row["VersionId"]}`, {
      IsDefaultVersion: row["VersionId"] === version["VersionId"],
    });
  }
  call.table(policies).patch(name, { DefaultVersion: version["VersionId"] });
}

function deletePolicyVersion(call: Call): JsonObject {
  const row = versionOf(call);
  if (row["IsDefaultVersion"] === true) {
    throw conflict(
      "Policy.Version.Default",
      "The default policy version CAN NOT been deleted directly.",
    );
  }
  call.table(policyVersions).remove(`${row["PolicyName"]}/${row["VersionId"]}`);
  return {};
}

const key = { PolicyName: "key", PolicyType: "key" } as const;
const version = { PolicyName: "key", VersionId: "key" } as const;

/** The policy actions of Ram. */
export const policyActions: Readonly<Record<string, Action>> = {
  ListPolicies: action({
    params: { PolicyType: "filter", Marker: "page", MaxItems: "page" },
    handle: listPolicies,
  }),
  GetPolicy: action({ params: key, handle: getPolicy }),
  CreatePolicy: action({
    params: { PolicyName: "key", PolicyDocument: "value", Description: "value" },
    handle: createPolicy,
  }),
  DeletePolicy: action({
    params: { PolicyName: "key", CascadingDelete: "switch" },
    handle: deletePolicy,
  }),
  ListPolicyVersions: action({ params: key, handle: listPolicyVersions }),
  GetPolicyVersion: action({
    params: version,
    ignored: ["PolicyType"],
    handle: (call) => ({ PolicyVersion: shapeVersion(versionOf(call)) }),
  }),
  CreatePolicyVersion: action({
    params: {
      PolicyName: "key",
      PolicyDocument: "value",
      SetAsDefault: "switch",
      RotateStrategy: "switch",
    },
    handle: createPolicyVersion,
  }),
  DeletePolicyVersion: action({ params: version, handle: deletePolicyVersion }),
  SetDefaultPolicyVersion: action({
    params: version,
    handle: (call) => {
      makeDefault(call, versionOf(call));
      return {};
    },
  }),
};
