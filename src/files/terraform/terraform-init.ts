import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROVIDER_SOURCE } from "../../core/requirements.ts";
import { explicitInstallation, overridden } from "./terraform-settings.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Why `terraform init` does not come to use the provider that is laid beside a stack, and what helps. */
export interface InitFault {
  readonly says: string;
  readonly next: string;
}

/** What a program printed, and its exit code; undefined where it was ended by something else. */
interface Ran {
  readonly code: number | undefined;
  readonly text: string;
}

/** Milliseconds: without a mirror Terraform asks the network for a host that there is not. */
const PATIENCE = 60_000;

const VERSION = "0.0.1";

/** Sets Terraform's search for one command, whatever its own settings say. */
const PLUGIN_DIR = "-plugin-dir=terraform.d/plugins";

/**
 * Runs the real `terraform init` with the settings that are in force here, in a folder with nothing but
 * a stand-in for the provider beside it, as each stack has it. Undefined when it is found.
 */
export async function initFault(
  binary: string,
  env: Env,
  signal?: AbortSignal,
): Promise<InitFault | undefined> {
  const instead = overridden(env, PROVIDER_SOURCE);
  if (instead !== undefined) {
    return {
      says: `${instead} overrides ${PROVIDER_SOURCE} (dev_overrides): Terraform would run that instead of the project's own provider`,
      next: "Take the override out of that file, or name another file in TF_CLI_CONFIG_FILE.",
    };
  }
  const folder = mkdtempSync(join(tmpdir(), "closeout-init-"));
  try {
    await lay(folder, binary, env, signal);
    // The stand-in must not come into a cache that other folders use.
    const cache = join(folder, "cache");
    mkdirSync(cache);
    const { code, text } = await run(binary, ["init", "-input=false", "-no-color"], {
      cwd: folder,
      env: { ...env, TF_PLUGIN_CACHE_DIR: cache },
      signal,
    });
    return code === 0 ? undefined : fault(env, text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `terraform init` looks at names alone, and starts nothing. */
async function lay(
  folder: string,
  binary: string,
  env: Env,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { text } = await run(binary, ["version", "-json"], { cwd: folder, env, signal });
  const platform = /"platform"\s*:\s*"([^"]+)"/u.exec(text)?.[1] ?? "linux_amd64";
  const place = join(folder, "terraform.d/plugins", PROVIDER_SOURCE, VERSION, platform);
  mkdirSync(place, { recursive: true });
  const file = join(place, "terraform-provider-closeout");
  writeFileSync(file, "#!/bin/sh\n");
  chmodSync(file, 0o755);
  const required = { closeout: { source: PROVIDER_SOURCE, version: VERSION } };
  const stack = { terraform: { required_providers: required } };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(stack));
}

function fault(env: Env, text: string): InitFault {
  const [, error = ""] = /^.*\bError: (.*)$/mu.exec(text) ?? [];
  const explicit = explicitInstallation(env);
  if (explicit !== undefined) {
    return {
      says: `${explicit} has a provider_installation block, which keeps Terraform from looking for the provider beside a stack (${error})`,
      next: `Set TF_CLI_ARGS_init=${PLUGIN_DIR} for cdktf and terraform. Or write into that block: filesystem_mirror { path = "terraform.d/plugins", include = ["closeout.invalid/*/*"] }, with exclude = ["closeout.invalid/*/*"] in each other method; each argument on a line of its own.`,
    };
  }
  const named = Object.keys(env).filter((name) => /^TF_CLI_ARGS(?:_init)?$/u.test(name));
  return {
    says: `\`terraform init\` does not come to use a provider that is laid beside a stack: ${error === "" ? "it did not end well" : error}`,
    next:
      named.length === 0
        ? "Run `terraform init` in a stack's folder under cdktf.out/stacks and follow what it says."
        : `Look at ${named.join(" and ")}; with TF_CLI_ARGS_init=${PLUGIN_DIR} it is found.`,
  };
}

function run(
  binary: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Env; readonly signal: AbortSignal | undefined },
): Promise<Ran> {
  const { cwd, env, signal } = options;
  // Terraform asks its maker for news unless it is told not to.
  const full = { ...env, CHECKPOINT_DISABLE: "1" };
  return new Promise((resolve, reject) => {
    const ended = (error: Error | null, stdout: string, stderr: string): void => {
      if (signal?.aborted === true) reject(signal.reason);
      else resolve({ code: error === null ? 0 : undefined, text: `${stdout}\n${stderr}` });
    };
    execFile(
      binary,
      [...args],
      { cwd, env: full, timeout: PATIENCE, ...(signal === undefined ? {} : { signal }) },
      ended,
    );
  });
}
