import { isoSeconds } from "../core/clock.ts";
import { arrayOf, isObject, type JsonObject, objectOf, textOf } from "../core/json.ts";
import type { Account } from "../core/store.ts";
import type { World } from "../core/world.ts";
import {
  accessKeys,
  agencies,
  attachments,
  groups,
  idOf,
  members,
  policies,
  users,
} from "./identity.ts";
import { enterMember, enterOrganization } from "./members.ts";
import { addProject, regionsOf } from "./projects.ts";

/** The agency in a created member that the management account may assume. */
export const accessAgency = "OrganizationAccountAccessAgency";

/** The policies of the system that the emulator knows. */
const systemPolicies: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccessPolicy: ["*:*:*"],
  ReadOnlyAccessPolicy: ["*:*:list*", "*:*:get*", "*:*:show*"],
};

/**
 * What a seed's account may hold besides `resources`: `keys` (`{id, secret, user?, status?}`), `users`
 * (`{name, policies?, groups?, id?}`), `projects` (names, or `{name, id}`) beside those of the regions,
 * and `withoutProjects` (regions that have none). A key without `user` is the account's own; a key of a
 * user that is not there makes the user, with AdministratorAccessPolicy.
 */
export function seedAccount(world: World, id: string, seed: JsonObject): void {
  const account = world.store.addAccount(id, {});
  const now = isoSeconds(world.clock.now());
  seedProjects(account, regionsOf(world.store), seed);
  addSystemPolicies(account, now);
  for (const entry of arrayOf(seed["users"]).map(objectOf)) {
    const user = addUser(account, textOf(entry["name"]) ?? "", now, textOf(entry["id"]));
    for (const name of texts(entry["policies"])) attach(account, "user", user, name, now);
    for (const name of texts(entry["groups"])) addToGroup(account, user, name, now);
  }
  for (const entry of arrayOf(seed["keys"]).map(objectOf)) {
    const name = textOf(entry["user"]);
    account.table(accessKeys, "").put({
      access_key_id: textOf(entry["id"]) ?? "",
      user_id: name === undefined ? id : userNamed(account, name, now),
      status: textOf(entry["status"]) ?? "active",
      created_at: now,
      _secret: textOf(entry["secret"]) ?? "",
    });
  }
  if (account.kind === "management") enterOrganization(account);
  const manager = textOf(seed["managedBy"]);
  if (manager === undefined) return;
  if (account.kind === "created-member") addAccessAgency(account, manager, now);
  enterMember(world.store.addAccount(manager, {}), account, seed, world.clock.now());
}

function texts(value: JsonObject[string]): readonly string[] {
  return arrayOf(value).flatMap((one) => textOf(one) ?? []);
}

function seedProjects(account: Account, regions: readonly string[], seed: JsonObject): void {
  const without = texts(seed["withoutProjects"]);
  for (const region of regions) if (!without.includes(region)) addProject(account, region);
  for (const one of arrayOf(seed["projects"])) {
    if (isObject(one)) addProject(account, textOf(one["name"]) ?? "", textOf(one["id"]));
    else addProject(account, textOf(one) ?? "");
  }
}

function addSystemPolicies(account: Account, now: string): void {
  for (const [name, actions] of Object.entries(systemPolicies)) {
    account.table(policies, "").put({
      policy_id: name,
      policy_name: name,
      policy_type: "system",
      urn: `iam::system:policy:${name}`,
      path: "",
      default_version_id: "v1",
      attachment_count: 0,
      created_at: now,
      updated_at: now,
      _document: JSON.stringify({
        Version: "5.0",
        Statement: [{ Effect: "Allow", Action: actions }],
      }),
    });
  }
}

function addUser(account: Account, name: string, now: string, wanted?: string): string {
  const id = wanted ?? idOf(account.id, "user", name);
  account.table(users, "").put({
    user_id: id,
    user_name: name,
    enabled: true,
    description: "",
    is_root_user: false,
    created_at: now,
    urn: `iam::${account.id}:user:${name}`,
  });
  return id;
}

function userNamed(account: Account, name: string, now: string): string {
  const known = account.table(users, "").find((row) => row["user_name"] === name);
  if (known !== undefined) return String(known["user_id"]);
  const id = addUser(account, name, now);
  attach(account, "user", id, "AdministratorAccessPolicy", now);
  return id;
}

function addToGroup(account: Account, user: string, name: string, now: string): void {
  const known = account.table(groups, "").find((row) => row["group_name"] === name);
  const id = textOf(known?.["group_id"]) ?? idOf(account.id, "group", name);
  if (known === undefined) {
    account.table(groups, "").put({
      group_id: id,
      group_name: name,
      description: "",
      created_at: now,
      urn: `iam::${account.id}:group:${name}`,
    });
  }
  account.table(members, "").put({ group_id: id, user_id: user });
}

function attach(account: Account, kind: string, target: string, policy: string, now: string): void {
  const row = account.table(policies, "").find((one) => one["policy_name"] === policy);
  account.table(attachments, "").put({
    policy_id: textOf(row?.["policy_id"]) ?? policy,
    policy_name: policy,
    attached_at: now,
    _kind: kind,
    _target: target,
  });
}

function addAccessAgency(account: Account, manager: string, now: string): void {
  const id = idOf(account.id, "agency", accessAgency);
  account.table(agencies, "").put({
    agency_id: id,
    agency_name: accessAgency,
    urn: `iam::${account.id}:agency:${accessAgency}`,
    path: "",
    trust_domain_id: manager,
    trust_policy: JSON.stringify({
      Version: "5.0",
      Statement: [
        { Effect: "Allow", Principal: { IAM: [manager] }, Action: ["sts:agencies:assume"] },
      ],
    }),
    created_at: now,
    description: "",
    max_session_duration: 3600,
  });
  attach(account, "agency", id, "AdministratorAccessPolicy", now);
}
