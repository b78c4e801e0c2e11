import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "../../emulator/server.ts";
import { KEYS } from "../e2e/support/world.ts";
import { type Ran, run } from "./packed.ts";

/** A project's folder, and the commands that a person runs in it. */
export interface PackageProject {
  readonly folder: string;
  /** Path of a file of it. */
  file(path: string): string;
  closeout(...args: readonly string[]): Promise<Ran>;
  /** Terraform in the folder of a stack. */
  terraform(stack: string, ...args: readonly string[]): Promise<Ran>;
  npm(...args: readonly string[]): Promise<Ran>;
  /** Lets hours go by, in the cloud and here. */
  later(hours: number): Promise<void>;
}

/** Makes an empty folder in a place. `node` is the folder of another Node, which then comes first on the PATH. */
export function aFolder(
  emulator: Emulator,
  place: string,
  name: string,
  node?: string,
): PackageProject {
  const folder = join(place, name);
  mkdirSync(folder);
  const settings = join(folder, "terraform.rc");
  writeFileSync(settings, "");
  const path = process.env["PATH"] ?? "";
  const env: Record<string, string> = {
    CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
    ALIBABA_CLOUD_ACCESS_KEY_ID: KEYS.closer.id,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEYS.closer.secret,
    HOME: folder,
    TF_CLI_CONFIG_FILE: settings,
    PATH: node === undefined ? path : `${node}:${path}`,
    npm_config_cache: process.env["npm_config_cache"] ?? cacheOf(),
  };
  return {
    folder,
    file: (one) => join(folder, one),
    closeout: (...args) => run("npx", ["--no", "closeout", ...args], folder, env),
    terraform: (stack, ...args) =>
      run("terraform", args, join(folder, "cdktf.out/stacks", stack), env),
    npm: (...args) => run("npm", args, folder, env),
    later: async (hours) => {
      const body = JSON.stringify({ hours });
      await fetch(`${emulator.url}/_admin/clock/advance`, { method: "POST", body });
      env["CLOSEOUT_CLOCK_AHEAD"] = `${hours}h`;
    },
  };
}

/** Where npm keeps what it fetched: HOME is another one for the commands. */
function cacheOf(): string {
  return join(process.env["HOME"] ?? "/root", ".npm");
}
