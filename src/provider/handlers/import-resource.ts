import { error, hasError } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, Resource } from "../framework/resource.ts";
import type { Schema } from "../framework/schema.ts";
import { guard } from "./guard.ts";
import type { Stored } from "./read-resource.ts";

/** Brings something that exists into state; an error says why that is not possible. */
export async function importResource(
  typeName: string,
  resource: Resource<Schema, unknown>,
  id: string,
  handle: ConfiguredHandle<unknown>,
): Promise<Stored> {
  const none = { state: null, private: null };
  if (resource.importState === undefined) {
    return { ...none, diagnostics: [error(`${typeName} cannot be imported`)] };
  }
  const outcome = await guard(`importing ${typeName}`, handle, () =>
    resource.importState?.(id, handle),
  );
  if (!outcome.done) return { ...none, diagnostics: outcome.diagnostics };
  const { state = null, diagnostics = [], private: kept = null } = outcome.result ?? {};
  if (state === null && !hasError(diagnostics)) {
    return { ...none, diagnostics: [...diagnostics, error(`There is no ${typeName} "${id}"`)] };
  }
  return { state, private: kept, diagnostics };
}
