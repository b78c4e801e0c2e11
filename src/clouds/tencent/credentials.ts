import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { Problem } from "../../core/problem.ts";
import { type Env, oneOf, variable } from "../shared/wire/environment.ts";
import type { KeySource as SharedKeySource } from "../shared/wire/key-source.ts";
import { asText, isRecord } from "../shared/wire/paths.ts";
import type { Keys } from "./client/wire.ts";

/** Answers with keys that are valid now; renews temporary ones. */
export type KeySource = SharedKeySource<Keys>;

function homeOf(env: Env): string {
  const home = env["HOME"]?.trim();
  return home === undefined || home === "" ? homedir() : home;
}

/**
 * The variables of a key that is set in the environment itself. tccli and the Terraform provider differ from
 * the Node package in the name of the token.
 */
export const KEY_VARIABLES = {
  id: "TENCENTCLOUD_SECRET_ID",
  secret: "TENCENTCLOUD_SECRET_KEY",
  others: ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"],
} as const;

/** Keys from the environment; undefined when neither half is set. */
function environmentKeys(env: Env): Keys | undefined {
  const secretId = variable(env, KEY_VARIABLES.id);
  const secretKey = variable(env, KEY_VARIABLES.secret);
  const token = oneOf(env, ...KEY_VARIABLES.others);
  if (secretId === undefined && secretKey === undefined) return undefined;
  if (secretId === undefined || secretKey === undefined) {
    const missing = secretId === undefined ? KEY_VARIABLES.id : KEY_VARIABLES.secret;
    throw new Problem({
      code: "credentials",
      summary: `${missing} is not set, though the other half of the key is`,
      where: "environment",
      next: `Set ${missing}, or unset both to use a profile.`,
    });
  }
  return { secretId, secretKey, ...(token === undefined ? {} : { token }) };
}

/** A profile as `tccli configure` writes it: `~/.tccli/<profile>.credential`, JSON. */
function commandLineKeys(env: Env): Keys | undefined {
  const home = homeOf(env);
  const profile = oneOf(env, "TENCENTCLOUD_PROFILE", "TCCLI_PROFILE") ?? "default";
  const file = join(home, ".tccli", `${profile}.credential`);
  if (!existsSync(file)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    // The text of the failure may hold the file's, secrets included.
    throw unreadable(file, cause instanceof Error ? cause.name : undefined);
  }
  const field = (name: string) => (isRecord(content) ? asText(content[name]) : undefined);
  const [secretId, secretKey, token] = ["secretId", "secretKey", "token"].map(field);
  if (secretId === undefined || secretKey === undefined) throw unreadable(file, undefined);
  return { secretId, secretKey, ...(token === undefined ? {} : { token }) };
}

function unreadable(file: string, cause: string | undefined): Problem {
  return new Problem({
    code: "credentials",
    summary: "The profile of the tccli command line holds no readable key",
    where: file,
    next: "Repair the file, or run `tccli configure` anew.",
    cause,
  });
}

/** A profile as the SDKs read it: `~/.tencentcloud/credentials`, sections with `name = value`. */
function sharedKeys(env: Env): Keys | undefined {
  const home = homeOf(env);
  const file = join(home, ".tencentcloud", "credentials");
  if (!existsSync(file)) return undefined;
  const wanted = variable(env, "TENCENTCLOUD_PROFILE") ?? "default";
  const fields = new Map<string, string>();
  let section = "";
  for (const line of readFileSync(file, "utf8").split(/\r?\n/u)) {
    const head = /^\s*\[([^\]]+)\]\s*$/u.exec(line)?.[1];
    if (head !== undefined) section = head.trim();
    const [, name, value] = /^\s*(\w+)\s*=\s*(\S+)\s*$/u.exec(line) ?? [];
    if (section === wanted && name !== undefined && value !== undefined) fields.set(name, value);
  }
  const [secretId, secretKey, token] = ["secret_id", "secret_key", "token"].map((name) =>
    fields.get(name),
  );
  if (secretId === undefined || secretKey === undefined) return undefined;
  return { secretId, secretKey, ...(token === undefined ? {} : { token }) };
}

/**
 * The vendor's usual variables, then the profile of tccli, then that of the SDKs; the first found wins and
 * is kept, so that a profile that is written anew meanwhile moves no run to another account. Profiles with
 * temporary keys are read anew once the cloud refuses these. Throws a Problem `credentials`.
 */
export function usualKeys(env: Env): KeySource {
  let kept: Keys | undefined;
  const found = (): Keys => {
    const keys = environmentKeys(env) ?? commandLineKeys(env) ?? sharedKeys(env);
    if (keys !== undefined) return keys;
    throw new Problem({
      code: "credentials",
      summary: "No Tencent Cloud credentials were found",
      where: "environment and profiles",
      next: "Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY (and TENCENTCLOUD_TOKEN for a temporary key), or make a profile with `tccli configure`.",
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
