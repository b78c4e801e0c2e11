import { fork } from "node:child_process";
import type { Cloud } from "../../../src/core/cloud.ts";
import { compiled } from "../../support/compiled.ts";

/** A provider in a process of its own, which may be killed. */
export interface Apart {
  /** For Terraform's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the process, if it is there still. */
  end(): void;
}

/** What a provider lists of a cloud. */
export interface Listed {
  readonly types: readonly string[];
  readonly regions: readonly string[];
}

/**
 * Starts a provider in a process of its own, for Terraform to attach to: one start of a process where
 * Terraform itself makes four, and no `terraform init`. What Terraform does when it starts a provider is
 * shown by the tests whose provider is laid.
 */
export async function startApart(clouds: ReadonlyMap<string, Cloud>): Promise<Apart> {
  const listed: Readonly<Record<string, Listed>> = Object.fromEntries(
    [...clouds].map(([name, { rows, regions }]) => [name, { types: [...rows.keys()], regions }]),
  );
  const main = await compiled(new URL("./provider-apart.ts", import.meta.url));
  const child = fork(main, [JSON.stringify(listed)], {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const reattach = await new Promise<string>((resolve, reject) => {
    child.once("message", (said) => resolve(String(said)));
    child.once("exit", () => reject(new Error("the provider ended before it was ready")));
  });
  return { env: { TF_REATTACH_PROVIDERS: reattach }, end: () => void child.kill() };
}
