import type { Diagnostics } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, Resource } from "../framework/resource.ts";
import type { Schema } from "../framework/schema.ts";
import type { AnyObject, JsonValue, State } from "../framework/values.ts";
import { guard } from "./guard.ts";

/** A state to be stored, with what goes beside it. */
export interface Stored {
  readonly state: AnyObject | null;
  readonly private: JsonValue;
  readonly diagnostics: Diagnostics;
}

/** Refreshes a resource; whatever goes wrong, the state it had is kept. */
export async function readResource(
  typeName: string,
  resource: Resource<Schema, unknown>,
  request: { readonly state: State<Schema>; readonly private: JsonValue },
  handle: ConfiguredHandle<unknown>,
): Promise<Stored> {
  const outcome = await guard(`reading ${typeName}`, handle, () => resource.read(request, handle));
  if (!outcome.done) return { ...request, diagnostics: outcome.diagnostics };
  const { state, diagnostics = [], private: kept = request.private } = outcome.result;
  return { state, private: kept, diagnostics };
}
