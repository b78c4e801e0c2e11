import type { Diagnostics } from "../framework/diagnostics.ts";
import type { Awaitable, Handle } from "../framework/resource.ts";
import type { AnyObject } from "../framework/values.ts";
import { guard } from "./guard.ts";

/** Anything whose configuration can be looked at: the provider, a resource, a data source. */
export interface Validated {
  validate?(config: AnyObject, handle: Handle): Awaitable<Diagnostics>;
}

/** Asks for an opinion on a configuration; none is no objection. */
export async function validate(
  target: Validated,
  what: string,
  config: AnyObject,
  handle: Handle,
): Promise<Diagnostics> {
  const outcome = await guard(
    `checking the configuration of ${what}`,
    handle,
    () => target.validate?.(config, handle) ?? [],
  );
  return outcome.done ? outcome.result : outcome.diagnostics;
}
