import type { PolicyModule } from "./framework/policy-module.ts";
import { serveProvider } from "./plugin/serve.ts";
import { createProvider } from "./resources/provider.ts";

/** Starts the provider; called by the bundle's generated entry with the project's policies. */
export function run(policies: readonly PolicyModule[]): void {
  serveProvider(createProvider(policies));
}
