import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CredentialsProvider } from "@alicloud/credentials";
import { Problem } from "../../core/problem.ts";
import { withoutKeys } from "../../core/secrets.ts";
import { type Env, variable } from "../shared/wire/environment.ts";
import { HttpFailure } from "../shared/wire/http-failure.ts";
import type { KeySource } from "../shared/wire/key-source.ts";
import { environmentKeys, homeOf } from "../shared/wire/usual-keys.ts";

/** Keys for one call. */
export interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** Loads one link of the chain; undefined where nothing asks for it. */
type Link = (env: Env) => Promise<Chosen | undefined>;

interface Chosen {
  readonly from: string;
  readonly provider: CredentialsProvider;
}

/** The variables of a key that is set in the environment itself. */
export const KEY_VARIABLES = {
  id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
  secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
  others: ["ALIBABA_CLOUD_SECURITY_TOKEN"],
} as const;

/** Keys straight from the environment: needs no package to be loaded. */
function directKeys(env: Env): Keys | undefined {
  const { id, secret, others } = KEY_VARIABLES;
  const found = environmentKeys(env, { id, secret, tokens: others });
  if (found === undefined) return undefined;
  const { token } = found;
  return {
    accessKeyId: found.id,
    accessKeySecret: found.secret,
    ...(token === undefined ? {} : { securityToken: token }),
  };
}

const oidc: Link = async (env) => {
  if (variable(env, "ALIBABA_CLOUD_OIDC_TOKEN_FILE") === undefined) return undefined;
  // The package reads these from the environment of the process; here they are looked at as the others are.
  for (const name of ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN"]) {
    variable(env, name);
  }
  const { OIDCRoleArnCredentialsProvider, askThrough } = await import("./credential-providers.ts");
  askThrough(env);
  return {
    from: "OIDC (ALIBABA_CLOUD_OIDC_TOKEN_FILE)",
    provider: OIDCRoleArnCredentialsProvider.builder().build(),
  };
};

const cliProfile: Link = async (env) => {
  if (variable(env, "ALIBABA_CLOUD_CLI_PROFILE_DISABLED")?.toLowerCase() === "true")
    return undefined;
  const home = homeOf(env);
  const file = join(home, ".aliyun", "config.json");
  if (!existsSync(file)) return undefined;
  try {
    JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    // The package would put the whole file, secrets included, into its message.
    throw new Problem({
      code: "credentials",
      summary: "The profiles of the aliyun command line are not readable as JSON",
      where: file,
      next: "Repair the file, or run `aliyun configure` anew.",
      cause: cause instanceof Error ? cause.name : undefined,
    });
  }
  const { CLIProfileCredentialsProvider, askThrough } = await import("./credential-providers.ts");
  askThrough(env);
  const profile = variable(env, "ALIBABA_CLOUD_PROFILE");
  const builder = CLIProfileCredentialsProvider.builder();
  const provider = (profile === undefined ? builder : builder.withProfileName(profile)).build();
  // The package takes the home directory of the process; ours is that of the session's environment.
  Object.defineProperty(provider, "homedir", { value: home });
  return { from: `${file}, profile ${profile ?? "current"}`, provider };
};

const sharedProfile: Link = async (env) => {
  const home = homeOf(env);
  const file =
    variable(env, "ALIBABA_CLOUD_CREDENTIALS_FILE") ?? join(home, ".alibabacloud", "credentials");
  if (!existsSync(file)) return undefined;
  const { ProfileCredentialsProvider, askThrough } = await import("./credential-providers.ts");
  askThrough(env);
  const profile = variable(env, "ALIBABA_CLOUD_PROFILE") ?? "default";
  const provider = ProfileCredentialsProvider.builder().withProfileName(profile).build();
  Object.defineProperty(provider, "homedir", { value: home });
  return { from: `${file}, profile ${profile}`, provider };
};

/** Only when asked for by name: the vendor's chain would otherwise wait for a metadata server that is not there. */
const instanceRole: Link = async (env) => {
  const role = variable(env, "ALIBABA_CLOUD_ECS_METADATA");
  if (role === undefined) return undefined;
  const { ECSRAMRoleCredentialsProvider, askThrough } = await import("./credential-providers.ts");
  askThrough(env);
  return {
    from: `instance role ${role} (ALIBABA_CLOUD_ECS_METADATA)`,
    provider: ECSRAMRoleCredentialsProvider.builder().withRoleName(role).build(),
  };
};

const uri: Link = async (env) => {
  const address = variable(env, "ALIBABA_CLOUD_CREDENTIALS_URI");
  if (address === undefined) return undefined;
  const { URICredentialsProvider, askThrough } = await import("./credential-providers.ts");
  askThrough(env);
  return {
    from: "ALIBABA_CLOUD_CREDENTIALS_URI",
    provider: URICredentialsProvider.builder().withCredentialsURI(address).build(),
  };
};

/** In the order of the vendor's default chain. https://www.npmjs.com/package/@alicloud/credentials */
const CHAIN: readonly Link[] = [oidc, cliProfile, sharedProfile, instanceRole, uri];

function missing(tried: readonly string[]): Problem {
  return new Problem({
    code: "credentials",
    summary:
      tried.length === 0
        ? "No Alibaba Cloud credentials were found"
        : "None of the Alibaba Cloud credentials that are set up could be used",
    where: tried.length === 0 ? "environment and profiles" : tried.join("; "),
    next: "Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET (and ALIBABA_CLOUD_SECURITY_TOKEN for a temporary key), or make a profile with `aliyun configure` and name it in ALIBABA_CLOUD_PROFILE.",
  });
}

/** What a link of the chain says, up to what it was answered: that may hold keys, and so may an address. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if (error instanceof HttpFailure) return error.message;
  const said = error.message
    .replace(/(parse failed|failed to parse[^:]*).*$/su, "$1")
    .replace(/(?:result|message = |unmarshal fail|: *[{<"]|https?:).*$/su, "")
    .replace(/[\s:,]+$/u, "");
  return withoutKeys(said);
}

function notRenewed(from: string, error: unknown): Problem {
  return new Problem({
    code: "credentials-ended",
    summary: `The Alibaba Cloud credentials could not be renewed: ${saidBy(error)}`,
    where: from,
    next: "Log in again, or set up the credentials anew, then run the command again: it goes on with what is left.",
  });
}

/**
 * The vendor's usual variables and profiles, first found wins and is kept. Asks an instance's metadata
 * server only when ALIBABA_CLOUD_ECS_METADATA names a role. Throws a Problem: `credentials` where there
 * are none, `credentials-ended` where those that were found cannot be renewed.
 */
export function usualKeys(env: Env): KeySource<Keys> {
  let chosen: Chosen | undefined;
  let renewing: Promise<boolean> | undefined;

  const current = async (): Promise<Keys> => {
    if (chosen !== undefined) {
      const { from, provider } = chosen;
      return keysFrom(provider).catch((error: unknown) => {
        throw notRenewed(from, error);
      });
    }
    const direct = directKeys(env);
    if (direct !== undefined) return direct;
    const tried: string[] = [];
    for (const link of CHAIN) {
      const found = await link(env);
      if (found === undefined) continue;
      try {
        const keys = await keysFrom(found.provider);
        chosen = found;
        return keys;
      } catch (error) {
        if (error instanceof Problem) throw error;
        tried.push(`${found.from}: ${saidBy(error)}`);
      }
    }
    throw missing(tried);
  };

  /** What holds temporary keys is read anew; the package would keep them until the end that they name. */
  const anew = async (refused: Keys): Promise<boolean> => {
    if (chosen === undefined || refused.securityToken === undefined) return false;
    if ((await current()).securityToken !== refused.securityToken) return true;
    chosen = undefined;
    return (await current()).securityToken !== refused.securityToken;
  };
  return Object.assign(current, {
    renew: (refused: Keys) => {
      renewing ??= anew(refused).finally(() => {
        renewing = undefined;
      });
      return renewing;
    },
  });
}

async function keysFrom(provider: CredentialsProvider): Promise<Keys> {
  const { accessKeyId, accessKeySecret, securityToken } = await provider.getCredentials();
  if (!accessKeyId || !accessKeySecret) throw new Error("the key is incomplete");
  return {
    accessKeyId,
    accessKeySecret,
    ...(securityToken ? { securityToken } : {}),
  };
}
