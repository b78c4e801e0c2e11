import { arrayOf, type JsonObject, objectOf, textOf } from "../core/json.ts";
import type { Account } from "../core/store.ts";
import type { World } from "../core/world.ts";
import { accessKeys, attachments, roles, users } from "./identity.ts";
import { enterMember } from "./members.ts";
import { chinaTime } from "./times.ts";

/** The role in a created member that the management account may assume; the name is from memory. */
export const accessRole = "OrganizationAccessControlRole";

/**
 * What a seed's account may hold besides `resources`: `keys` (`{id, secret, user?, status?}`) and
 * `users` (`{name, policies?, uin?}`). A key without `user` is the root's. A key of a user that is
 * not there makes the user, with AdministratorAccess. An account with `managedBy` is entered in
 * that account's organization; one of kind `created-member` gets the access role.
 */
export function seedAccount(world: World, id: string, seed: JsonObject): void {
  const account = world.store.addAccount(id, {});
  const created = chinaTime(world.clock.now());
  for (const entry of arrayOf(seed["users"]).map(objectOf)) {
    const policies = arrayOf(entry["policies"]).map((policy) => textOf(policy) ?? "");
    addUser(account, textOf(entry["name"]) ?? "", policies, created, textOf(entry["uin"]));
  }
  for (const entry of arrayOf(seed["keys"]).map(objectOf)) {
    const user = textOf(entry["user"]);
    account.table(accessKeys, "").put({
      AccessKeyId: textOf(entry["id"]) ?? "",
      Status: textOf(entry["status"]) ?? "Active",
      CreateTime: created,
      Description: "",
      Uin: user === undefined ? id : uinOf(account, user, created),
      _secret: textOf(entry["secret"]) ?? "",
    });
  }
  const manager = textOf(seed["managedBy"]);
  if (manager === undefined) return;
  if (account.kind === "created-member") addAccessRole(account, manager, created);
  enterMember(world.store.addAccount(manager, {}), account, seed, world.clock.now());
}

function uinOf(account: Account, name: string, created: string): string {
  const known = account.table(users, "").find((row) => row["Name"] === name);
  if (known !== undefined) return String(known["Uin"]);
  return addUser(account, name, ["AdministratorAccess"], created, undefined);
}

function addUser(
  account: Account,
  name: string,
  policies: readonly string[],
  created: string,
  wanted: string | undefined,
): string {
  const uin = wanted ?? nextUin(account);
  account.table(users, "").put({
    Uin: Number(uin),
    Name: name,
    Uid: Number(uin.slice(-8)),
    Remark: "",
    ConsoleLogin: 0,
    PhoneNum: "",
    CountryCode: "",
    Email: "",
    CreateTime: created,
    NickName: "",
  });
  for (const policy of policies) attach(account, "user", uin, policy, created);
  return uin;
}

/** Sub-users have Uins of their own, here those after the account's. */
function nextUin(account: Account): string {
  return String(Number(account.id) + 1_000_000 + account.table(users, "").size);
}

function addAccessRole(account: Account, manager: string, created: string): void {
  const RoleId = `46116860184${account.id.slice(-8)}`;
  account.table(roles, "").put({
    RoleId,
    RoleName: accessRole,
    PolicyDocument: JSON.stringify({
      version: "2.0",
      statement: [
        {
          action: "name/sts:AssumeRole",
          effect: "allow",
          principal: { qcs: [`qcs::cam::uin/${manager}:root`] },
        },
      ],
    }),
    Description: "",
    AddTime: created,
    UpdateTime: created,
    ConsoleLogin: 0,
    RoleType: "user",
    SessionDuration: 7200,
    RoleArn: `qcs::cam::uin/${account.id}:roleName/${accessRole}`,
  });
  attach(account, "role", RoleId, "AdministratorAccess", created);
}

function attach(account: Account, kind: string, target: string, policy: string, date: string) {
  account.table(attachments, "").put({
    Kind: kind,
    Target: target,
    PolicyName: policy,
    AddTime: date,
  });
}
