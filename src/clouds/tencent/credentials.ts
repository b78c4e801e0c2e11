import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../core/problem.ts";
import { type Env, oneOf, variable } from "../shared/wire/environment.ts";
import type { KeySource } from "../shared/wire/key-source.ts";
import { asText, isRecord } from "../shared/wire/paths.ts";
import {
  environmentKeys,
  halvesIn,
  homeOf,
  type KeyHalves,
  keptKeys,
  profileSections,
} from "../shared/wire/usual-keys.ts";
import type { Keys } from "./client/wire.ts";

/**
 * The variables of a key that is set in the environment itself. tccli and the Terraform provider differ from
 * the Node package in the name of the token.
 */
export const KEY_VARIABLES = {
  id: "TENCENTCLOUD_SECRET_ID",
  secret: "TENCENTCLOUD_SECRET_KEY",
  others: ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"],
} as const;

/** A profile as `tccli configure` writes it: `~/.tccli/<profile>.credential`, JSON. */
function commandLineKeys(env: Env): KeyHalves | undefined {
  const profile = oneOf(env, "TENCENTCLOUD_PROFILE", "TCCLI_PROFILE") ?? "default";
  const file = join(homeOf(env), ".tccli", `${profile}.credential`);
  if (!existsSync(file)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    // The text of the failure may hold the file's, secrets included.
    throw unreadable(file, cause instanceof Error ? cause.name : undefined);
  }
  const field = (name: string) => (isRecord(content) ? asText(content[name]) : undefined);
  const [id, secret, token] = ["secretId", "secretKey", "token"].map(field);
  if (id === undefined || secret === undefined) throw unreadable(file, undefined);
  return { id, secret, token };
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
function sharedKeys(env: Env): KeyHalves | undefined {
  const sections = profileSections(join(homeOf(env), ".tencentcloud", "credentials"));
  if (sections === undefined) return undefined;
  const wanted = variable(env, "TENCENTCLOUD_PROFILE") ?? "default";
  return halvesIn(sections.get(wanted), ["secret_id", "secret_key", "token"]);
}

/**
 * The vendor's usual variables, then the profile of tccli, then that of the SDKs; the first found wins and
 * is kept. Throws a Problem `credentials`.
 */
export function usualKeys(env: Env): KeySource<Keys> {
  const { id, secret, others } = KEY_VARIABLES;
  return keptKeys(
    () =>
      environmentKeys(env, { id, secret, tokens: others }) ??
      commandLineKeys(env) ??
      sharedKeys(env),
    ({ id: secretId, secret: secretKey, token }): Keys => ({
      secretId,
      secretKey,
      ...(token === undefined ? {} : { token }),
    }),
    ({ token }) => token,
    () =>
      new Problem({
        code: "credentials",
        summary: "No Tencent Cloud credentials were found",
        where: "environment and profiles",
        next: "Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY (and TENCENTCLOUD_TOKEN for a temporary key), or make a profile with `tccli configure`.",
      }),
  );
}
