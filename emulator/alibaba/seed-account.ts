import { randomBytes } from "node:crypto";
import { isoSeconds } from "../core/clock.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../core/json.ts";
import type { Account } from "../core/store.ts";
import type { World } from "../core/world.ts";
import { accessKeys, accessRole, attachments, roles, users } from "./identity.ts";
import { enterMember } from "./members.ts";

/**
 * What a seed's account may hold besides `resources`: `keys` (`{id, secret, user?, root?}`) and
 * `users` (`{name, policies?}`). A key of a user that is not there makes the user, with
 * AdministratorAccess. A member of kind resource-account gets ResourceDirectoryAccountAccessRole,
 * trusting `managedBy`, and a place in that account's list of members (`name`, `joined`, `payer`).
 */
export function seedAccount(world: World, id: string, seed: JsonObject): void {
  const account = world.store.addAccount(id, {});
  const created = isoSeconds(world.clock.now());
  for (const entry of arrayOf(seed["users"]).map(objectOf)) {
    const name = textOf(entry["name"]) ?? "";
    const policies = arrayOf(entry["policies"]).map((policy) => textOf(policy) ?? "");
    addUser(account, name, policies, created);
  }
  for (const entry of arrayOf(seed["keys"]).map(objectOf)) {
    const user = textOf(entry["user"]);
    if (user !== undefined && !account.table(users, "").has(user)) {
      addUser(account, user, ["AdministratorAccess"], created);
    }
    account.table(accessKeys, "").put({
      AccessKeyId: textOf(entry["id"]) ?? "",
      Status: textOf(entry["status"]) ?? "Active",
      CreateDate: created,
      _secret: textOf(entry["secret"]) ?? "",
      ...(user === undefined ? { _root: true } : { UserName: user }),
    });
  }
  const manager = textOf(seed["managedBy"]);
  if (manager === undefined) return;
  addAccessRole(account, manager, created);
  const owner = world.store.addAccount(manager, {});
  enterMember(owner, account, seed, world.clock.now());
}

function addUser(
  account: Account,
  name: string,
  policies: readonly string[],
  created: string,
): void {
  account.table(users, "").put({
    UserName: name,
    UserId: digits(18),
    DisplayName: name,
    CreateDate: created,
    UpdateDate: created,
  });
  for (const policy of policies) attach(account, "IMSUser", name, policy, created);
}

function addAccessRole(account: Account, manager: string, created: string): void {
  account.table(roles, "").put({
    RoleName: accessRole,
    RoleId: digits(18),
    Arn: `acs:ram::${account.id}:role/${accessRole.toLowerCase()}`,
    CreateDate: created,
    UpdateDate: created,
    Description: "",
    MaxSessionDuration: 3600,
    AssumeRolePolicyDocument: JSON.stringify({
      Statement: [
        {
          Action: "sts:AssumeRole",
          Effect: "Allow",
          Principal: { RAM: [`acs:ram::${manager}:root`] },
        },
      ],
      Version: "1",
    }),
  });
  attach(account, "ServiceRole", accessRole, "AdministratorAccess", created);
}

function attach(account: Account, type: string, name: string, policy: string, date: string): void {
  account.table(attachments, "").put({
    PrincipalType: type,
    PrincipalName: name,
    PolicyName: policy,
    PolicyType: "System",
    ResourceGroupId: account.id,
    AttachDate: date,
  });
}

/** A random id of that many decimal digits, as RAM gives out. */
export function digits(count: number): string {
  const bytes = randomBytes(count);
  return [...bytes].map((byte, index) => (index === 0 ? "2" : String(byte % 10))).join("");
}
