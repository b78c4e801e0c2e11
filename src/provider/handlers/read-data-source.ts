import { type Diagnostics, error, hasError } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, DataSource } from "../framework/resource.ts";
import type { Schema } from "../framework/schema.ts";
import type { AnyObject, KnownConfig } from "../framework/values.ts";
import { guard } from "./guard.ts";

/** Looks a data source up. */
export async function readDataSource(
  typeName: string,
  source: DataSource<Schema, unknown>,
  config: KnownConfig<Schema>,
  handle: ConfiguredHandle<unknown>,
): Promise<{ readonly state: AnyObject | null; readonly diagnostics: Diagnostics }> {
  const outcome = await guard(`reading data.${typeName}`, handle, () =>
    source.read(config, handle),
  );
  if (!outcome.done) return { state: null, diagnostics: outcome.diagnostics };
  const { state, diagnostics = [] } = outcome.result;
  if (state === null && !hasError(diagnostics)) {
    return { state, diagnostics: [...diagnostics, error(`data.${typeName} has no value`)] };
  }
  return { state, diagnostics };
}
