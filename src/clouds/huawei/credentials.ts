import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { Problem } from "../../core/problem.ts";
import { type Env, variable } from "../shared/wire/environment.ts";
import type { KeySource as SharedKeySource } from "../shared/wire/key-source.ts";
import type { Keys } from "./client/wire.ts";

/** Answers with keys that are valid now; renews temporary ones. */
export type KeySource = SharedKeySource<Keys>;

/** The two families of variables: those of the vendor's SDKs, and those of its Terraform provider. */
const FAMILIES = [
  ["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_SECURITY_TOKEN"],
  ["HW_ACCESS_KEY", "HW_SECRET_KEY", "HW_SECURITY_TOKEN"],
] as const;

/** The variables of a key that is set in the environment itself, with those that would add to it. */
export const KEY_VARIABLES = {
  id: FAMILIES[0][0],
  secret: FAMILIES[0][1],
  others: [FAMILIES[0][2], ...FAMILIES[1]],
} as const;

/** Keys of one family; undefined when neither half is set. */
function environmentKeys(env: Env, family: (typeof FAMILIES)[number]): Keys | undefined {
  const [accessName, secretName, tokenName] = family;
  const accessKey = variable(env, accessName);
  const secretKey = variable(env, secretName);
  const token = variable(env, tokenName);
  if (accessKey === undefined && secretKey === undefined) return undefined;
  if (accessKey === undefined || secretKey === undefined) {
    const missing = accessKey === undefined ? accessName : secretName;
    throw new Problem({
      code: "credentials",
      summary: `${missing} is not set, though the other half of the key is`,
      where: "environment",
      next: `Set ${missing}, or unset both to use a profile.`,
    });
  }
  return { accessKey, secretKey, ...(token === undefined ? {} : { token }) };
}

/** The SDKs' profile: `~/.huaweicloud/credentials`, sections `[basic]` and `[global]` with `name = value`. */
function profileKeys(env: Env): Keys | undefined {
  const home = env["HOME"]?.trim();
  const folder = home === undefined || home === "" ? homedir() : home;
  const file =
    variable(env, "HUAWEICLOUD_SDK_CREDENTIALS_FILE") ??
    join(folder, ".huaweicloud", "credentials");
  if (!existsSync(file)) return undefined;
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of readFileSync(file, "utf8").split(/\r?\n/u)) {
    const head = /^\s*\[([^\]]+)\]\s*$/u.exec(line)?.[1]?.trim();
    if (head !== undefined) {
      section = new Map();
      sections.set(head, section);
    }
    const [, name, value] = /^\s*(\w+)\s*=\s*(\S+)\s*$/u.exec(line) ?? [];
    if (name !== undefined && value !== undefined) section.set(name, value);
  }
  const found = sections.get("basic") ?? sections.get("global");
  const [accessKey, secretKey, token] = ["ak", "sk", "security_token"].map((name) =>
    found?.get(name),
  );
  if (accessKey === undefined || secretKey === undefined) {
    throw new Problem({
      code: "credentials",
      summary: "The profile of the Huawei Cloud SDKs holds no key",
      where: file,
      next: "Give its section [basic] the lines `ak = …` and `sk = …`, or remove the file.",
    });
  }
  return { accessKey, secretKey, ...(token === undefined ? {} : { token }) };
}

/**
 * The variables of the SDKs, then those of the Terraform provider, then the SDKs' profile; the first found
 * wins and is kept, so that a profile that is written anew meanwhile moves no run to another account.
 * Temporary keys of a profile are read anew once the cloud refuses these. Throws a Problem `credentials`.
 */
export function usualKeys(env: Env): KeySource {
  let kept: Keys | undefined;
  const found = (): Keys => {
    const [sdk, provider] = FAMILIES;
    const keys = environmentKeys(env, sdk) ?? environmentKeys(env, provider) ?? profileKeys(env);
    if (keys !== undefined) return keys;
    throw new Problem({
      code: "credentials",
      summary: "No Huawei Cloud credentials were found",
      where: "environment and profile",
      next: "Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK (and HUAWEICLOUD_SDK_SECURITY_TOKEN for a temporary key), or write a profile to ~/.huaweicloud/credentials.",
    });
  };
  const current = async (): Promise<Keys> => {
    kept ??= found();
    return kept;
  };
  return Object.assign(current, {
    renew: async (refused: Keys) => {
      if (refused.token === undefined) return false;
      if (kept?.token === refused.token) kept = found();
      return kept?.token !== refused.token;
    },
  });
}
