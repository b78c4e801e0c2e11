import { hasError } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, Resource } from "../framework/resource.ts";
import type { Schema } from "../framework/schema.ts";
import type { AnyObject, JsonValue, KnownConfig, State } from "../framework/values.ts";
import { guard } from "./guard.ts";
import type { Stored } from "./read-resource.ts";

/** An apply as Terraform asks for it; `planned` null means delete, `prior` null create. */
export interface ResourceApplyRequest {
  readonly prior: State<Schema> | null;
  readonly planned: AnyObject | null;
  readonly config: KnownConfig<Schema> | null;
  readonly private: JsonValue;
}

/** Creates, updates or deletes; whatever goes wrong, what is known to be true is what is stored. */
export async function applyResource(
  typeName: string,
  resource: Resource<Schema, unknown>,
  request: ResourceApplyRequest,
  handle: ConfiguredHandle<unknown>,
): Promise<Stored> {
  const { prior, planned, private: kept } = request;
  if (planned === null) {
    return prior === null
      ? { state: null, private: null, diagnostics: [] }
      : deleteResource(typeName, resource, { prior, private: kept }, handle);
  }
  let current = (): State<Schema> | null => prior;
  const outcome = await guard(
    `${prior === null ? "creating" : "updating"} ${typeName}`,
    handle,
    () =>
      resource.apply(
        {
          prior,
          planned,
          config: request.config ?? {},
          private: kept,
          checkpoint: (tell) => {
            current = tell;
          },
        },
        handle,
      ),
  );
  if (!outcome.done) {
    return { state: current(), private: kept, diagnostics: outcome.diagnostics };
  }
  const { state, diagnostics = [], private: privateState = kept } = outcome.result;
  return { state, private: privateState, diagnostics };
}

async function deleteResource(
  typeName: string,
  resource: Resource<Schema, unknown>,
  request: { readonly prior: State<Schema>; readonly private: JsonValue },
  handle: ConfiguredHandle<unknown>,
): Promise<Stored> {
  const outcome = await guard(`deleting ${typeName}`, handle, () =>
    resource.delete(request, handle),
  );
  const { state, diagnostics = [] } = outcome.done
    ? outcome.result
    : { state: undefined, diagnostics: outcome.diagnostics };
  const left = state ?? (hasError(diagnostics) ? request.prior : null);
  return { state: left, private: left === null ? null : request.private, diagnostics };
}
