import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { serveForTests } from "../../../src/provider/plugin/serve-for-tests.ts";
import { inFolder, type Run, type Running, start } from "./terraform.ts";
import { toyProvider } from "./toy-provider.ts";
import { MemoryWorld } from "./toy-world.ts";

/** The address of the toy provider. */
export const TOY = "toy.invalid/acme/toy";

/** What a test of the toy provider works with. */
export interface ToyStack {
  readonly folder: string;
  readonly world: MemoryWorld;
  /** Every line the provider logged. */
  readonly logged: string[];
  /** Replaces the configuration; the block of required providers is added. */
  write(configuration: string): void;
  run(...args: readonly string[]): Promise<Run>;
  start(...args: readonly string[]): Running;
}

/** The configuration of a wave that is imported, as a teardown stack has it. */
export const IMPORTED_WAVE = `
import {
  to = toy_wave.all
  id = "acc-1"
}
resource "toy_wave" "all" {
  account_id = "acc-1"
}
`;

/** The block without which Terraform would look for the toy provider in its registry. */
export const REQUIRED = `
terraform {
  required_providers {
    toy = { source = "${TOY}" }
  }
}
`;

/** Runs a test against the toy provider, served from this process, over a world of items. */
export function withToy<T>(
  ids: readonly string[],
  test: (stack: ToyStack) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    const world = new MemoryWorld(ids);
    const logged: string[] = [];
    const served = await serveForTests(
      toyProvider(() => world),
      {
        address: TOY,
        log: (line) => logged.push(line),
      },
    );
    const env = { TF_REATTACH_PROVIDERS: served.reattach };
    const write = (configuration: string): void =>
      writeFileSync(join(folder, "main.tf"), `${REQUIRED}${configuration}`);
    write(IMPORTED_WAVE);
    try {
      return await test({
        folder,
        world,
        logged,
        write,
        run: (...args) => start(folder, args, env).ended,
        start: (...args) => start(folder, args, env),
      });
    } finally {
      await served.close();
    }
  });
}
