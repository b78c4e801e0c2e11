import type { Diagnostics } from "../framework/diagnostics.ts";
import type { AnyProvider } from "../framework/provider.ts";
import type { Handle } from "../framework/resource.ts";
import type { AnyObject } from "../framework/values.ts";
import { guard } from "./guard.ts";

/** The value that `configure` returned; undefined as a whole until it has. */
export interface Configuration {
  readonly configured: unknown;
}

/** Configures the provider. */
export async function configure(
  provider: AnyProvider,
  config: AnyObject,
  handle: Handle,
): Promise<{
  readonly configuration: Configuration | undefined;
  readonly diagnostics: Diagnostics;
}> {
  const outcome = await guard(`configuring ${provider.name}`, handle, () =>
    provider.configure(config, handle),
  );
  if (!outcome.done) return { configuration: undefined, diagnostics: outcome.diagnostics };
  const { diagnostics = [] } = outcome.result;
  const configuration =
    "configured" in outcome.result ? { configured: outcome.result.configured } : undefined;
  return { configuration, diagnostics };
}
