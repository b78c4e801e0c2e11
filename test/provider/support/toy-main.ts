import { writeFileSync } from "node:fs";
import type { PolicyModule } from "../../../src/provider/framework/policy-module.ts";
import { serveProvider } from "../../../src/provider/plugin/serve.ts";
import { toyProvider } from "./toy-provider.ts";

/** The toy provider as a process of its own; leaves word of the policies it was given. */
export function run(policies: readonly PolicyModule[]): void {
  writeFileSync("policies.json", JSON.stringify(policies));
  // a part of the bundle that is loaded when it is reached
  serveProvider(toyProvider(async (name) => (await import("./toy-world.ts")).fileWorld(name)));
}
