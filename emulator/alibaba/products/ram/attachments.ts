import type { Call } from "../../../core/call.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { attachments, groups, policies, roles, users } from "../../identity.ts";
import { type Action, action } from "../../service.ts";
import { policyOf } from "./policies.ts";
import { alreadyExists, notExist, today } from "./shared.ts";

/** A kind of principal that policies are attached to. */
interface Holder {
  readonly type: "IMSUser" | "IMSGroup" | "ServiceRole";
  readonly word: "User" | "Group" | "Role";
  readonly param: "UserName" | "GroupName" | "RoleName";
  readonly exists: (call: Call, name: string) => boolean;
}

const holders: readonly Holder[] = [
  {
    type: "IMSUser",
    word: "User",
    param: "UserName",
    exists: (call, name) => call.table(users).has(name),
  },
  {
    type: "IMSGroup",
    word: "Group",
    param: "GroupName",
    exists: (call, name) => call.table(groups).has(name),
  },
  {
    type: "ServiceRole",
    word: "Role",
    param: "RoleName",
    exists: (call, name) => call.table(roles).has(name),
  },
];

function nameIn(call: Call, holder: Holder): string {
  const name = call.need(holder.param);
  if (!holder.exists(call, name)) {
    throw notExist(holder.word, `The ${holder.word.toLowerCase()} does not exist.`);
  }
  return name;
}

/** Policies attached in the whole account; those of a resource group are not listed here. */
function listPolicies(holder: Holder) {
  return (call: Call): JsonObject => {
    const name = nameIn(call, holder);
    const rows = call.rows(
      attachments,
      (row) =>
        row["PrincipalType"] === holder.type &&
        row["PrincipalName"] === name &&
        isAccountWide(call, row),
    );
    const shown = rows.map((row) => {
      const policy = call.table(policies).get(textOf(row["PolicyName"]) ?? "");
      return {
        PolicyName: row["PolicyName"],
        PolicyType: row["PolicyType"],
        Description: policy?.["Description"] ?? "",
        DefaultVersion: policy?.["DefaultVersion"] ?? "v1",
        AttachDate: row["AttachDate"],
      };
    });
    return { Policies: { Policy: shown } };
  };
}

function isAccountWide(call: Call, row: Row): boolean {
  const scope = row["ResourceGroupId"];
  return scope === undefined || scope === call.account.id;
}

function attach(holder: Holder) {
  return (call: Call): JsonObject => {
    const name = nameIn(call, holder);
    const policy = policyOf(call);
    const row = {
      PrincipalType: holder.type,
      PrincipalName: name,
      PolicyName: policy["PolicyName"],
      PolicyType: policy["PolicyType"],
      ResourceGroupId: call.text("ResourceGroupId") ?? call.account.id,
      AttachDate: today(call),
    };
    if (call.table(attachments).has(call.table(attachments).idOf(row))) {
      const who = holder.word.toLowerCase();
      throw alreadyExists(
        `${holder.word}.Policy`,
        `The ${who} has already been attached this policy.`,
      );
    }
    call.table(attachments).put(row);
    return {};
  };
}

function detach(holder: Holder) {
  return (call: Call): JsonObject => {
    const name = nameIn(call, holder);
    const id = call.table(attachments).idOf({
      PrincipalType: holder.type,
      PrincipalName: name,
      PolicyName: call.need("PolicyName"),
      PolicyType: call.need("PolicyType"),
      ResourceGroupId: call.text("ResourceGroupId") ?? call.account.id,
    });
    if (call.table(attachments).remove(id) === undefined) {
      throw notExist(`${holder.word}.Policy`, "The indicate policy of the entity does not exist.");
    }
    return {};
  };
}

function listEntities(call: Call): JsonObject {
  const policy = policyOf(call);
  const rows = call.rows(
    attachments,
    (row) =>
      row["PolicyName"] === policy["PolicyName"] &&
      row["PolicyType"] === policy["PolicyType"] &&
      isAccountWide(call, row),
  );
  const of = (type: string) => rows.filter((row) => row["PrincipalType"] === type);
  const named = (row: Row) => textOf(row["PrincipalName"]) ?? "";
  return {
    Users: {
      User: of("IMSUser").map((row) => {
        const user = call.table(users).get(named(row));
        return {
          UserName: named(row),
          UserId: user?.["UserId"],
          DisplayName: user?.["DisplayName"],
          AttachDate: row["AttachDate"],
        };
      }),
    },
    Groups: {
      Group: of("IMSGroup").map((row) => ({
        GroupName: named(row),
        Comments: call.table(groups).get(named(row))?.["Comments"],
        AttachDate: row["AttachDate"],
      })),
    },
    Roles: {
      Role: of("ServiceRole").map((row) => {
        const role = call.table(roles).get(named(row));
        return {
          RoleName: named(row),
          RoleId: role?.["RoleId"],
          Arn: role?.["Arn"],
          Description: role?.["Description"],
          AttachDate: row["AttachDate"],
        };
      }),
    },
  };
}

const policy = { PolicyName: "key", PolicyType: "key" } as const;

/** The attachment actions of Ram. */
export const attachmentActions: Readonly<Record<string, Action>> = {
  ListEntitiesForPolicy: action({ params: policy, handle: listEntities }),
  ...Object.fromEntries(
    holders.flatMap((holder) => {
      const who = { [holder.param]: "key" } as const;
      const what = { ...policy, ...who, ResourceGroupId: "key" } as const;
      return [
        [
          `ListPoliciesFor${holder.word}`,
          action({ params: who, handle: listPolicies(holder) }),
        ] as const,
        [`AttachPolicyTo${holder.word}`, action({ params: what, handle: attach(holder) })] as const,
        [
          `DetachPolicyFrom${holder.word}`,
          action({ params: what, handle: detach(holder) }),
        ] as const,
      ];
    }),
  ),
};
