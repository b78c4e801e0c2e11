import { join } from "node:path";
import { Problem } from "../../core/problem.ts";
import { type Env, variable } from "../shared/wire/environment.ts";
import type { KeySource } from "../shared/wire/key-source.ts";
import {
  environmentKeys,
  halvesIn,
  homeOf,
  type KeyHalves,
  keptKeys,
  profileSections,
} from "../shared/wire/usual-keys.ts";
import type { Keys } from "./client/wire.ts";

/** The two families of variables: those of the vendor's SDKs, and those of its Terraform provider. */
const SDK = {
  id: "HUAWEICLOUD_SDK_AK",
  secret: "HUAWEICLOUD_SDK_SK",
  tokens: ["HUAWEICLOUD_SDK_SECURITY_TOKEN"],
} as const;
const PROVIDER = {
  id: "HW_ACCESS_KEY",
  secret: "HW_SECRET_KEY",
  tokens: ["HW_SECURITY_TOKEN"],
} as const;

/** The variables of a key that is set in the environment itself, with those that would add to it. */
export const KEY_VARIABLES = {
  id: SDK.id,
  secret: SDK.secret,
  others: [...SDK.tokens, PROVIDER.id, PROVIDER.secret, ...PROVIDER.tokens],
} as const;

/** The SDKs' profile: `~/.huaweicloud/credentials`, sections `[basic]` and `[global]` with `name = value`. */
function profileKeys(env: Env): KeyHalves | undefined {
  const file =
    variable(env, "HUAWEICLOUD_SDK_CREDENTIALS_FILE") ??
    join(homeOf(env), ".huaweicloud", "credentials");
  const sections = profileSections(file);
  if (sections === undefined) return undefined;
  const fields = sections.get("basic") ?? sections.get("global");
  const found = halvesIn(fields, ["ak", "sk", "security_token"]);
  if (found !== undefined) return found;
  throw new Problem({
    code: "credentials",
    summary: "The profile of the Huawei Cloud SDKs holds no key",
    where: file,
    next: "Give its section [basic] the lines `ak = …` and `sk = …`, or remove the file.",
  });
}

/**
 * The variables of the SDKs, then those of the Terraform provider, then the SDKs' profile; the first found
 * wins and is kept. Throws a Problem `credentials`.
 */
export function usualKeys(env: Env): KeySource<Keys> {
  return keptKeys(
    () => environmentKeys(env, SDK) ?? environmentKeys(env, PROVIDER) ?? profileKeys(env),
    ({ id, secret, token }): Keys => ({
      accessKey: id,
      secretKey: secret,
      ...(token === undefined ? {} : { token }),
    }),
    ({ token }) => token,
    () =>
      new Problem({
        code: "credentials",
        summary: "No Huawei Cloud credentials were found",
        where: "environment and profile",
        next: "Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK (and HUAWEICLOUD_SDK_SECURITY_TOKEN for a temporary key), or write a profile to ~/.huaweicloud/credentials.",
      }),
  );
}
