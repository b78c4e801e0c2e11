import { isDeepStrictEqual } from "node:util";
import { type AttributePath, type Diagnostics, hasError } from "../framework/diagnostics.ts";
import type { ConfiguredHandle, Resource } from "../framework/resource.ts";
import type { Schema } from "../framework/schema.ts";
import { type AnyObject, type JsonValue, type State, UNKNOWN } from "../framework/values.ts";
import { guard } from "./guard.ts";

/** A plan as Terraform asks for it; `proposed` null means destroy, `prior` null create. */
export interface ResourcePlanRequest {
  readonly prior: State<Schema> | null;
  readonly proposed: AnyObject | null;
  readonly config: AnyObject | null;
  readonly private: JsonValue;
}

/** The answer to a plan. */
export interface ResourcePlan {
  readonly planned: AnyObject | null;
  readonly private: JsonValue;
  readonly replaces: readonly AttributePath[];
  readonly diagnostics: Diagnostics;
}

/** Plans a create, an update or a destroy. */
export async function planResource(
  typeName: string,
  resource: Resource<Schema, unknown>,
  request: ResourcePlanRequest,
  handle: ConfiguredHandle<unknown>,
): Promise<ResourcePlan> {
  const { prior, proposed, config, private: kept } = request;
  if (proposed === null) return planDestroy(typeName, resource, request, handle);

  const outcome = await guard(`planning ${typeName}`, handle, () =>
    resource.plan?.({ prior, proposed, config: config ?? {}, private: kept }, handle),
  );
  if (!outcome.done) {
    return { planned: proposed, private: kept, replaces: [], diagnostics: outcome.diagnostics };
  }
  const result = outcome.result ?? {};
  const planned = result.planned ?? defaultPlan(resource.schema, prior, proposed, config ?? {});
  return {
    planned,
    private: result.private ?? kept,
    replaces: [...replacing(resource.schema, prior, planned), ...(result.replaces ?? [])],
    diagnostics: result.diagnostics ?? [],
  };
}

async function planDestroy(
  typeName: string,
  resource: Resource<Schema, unknown>,
  { prior, private: kept }: ResourcePlanRequest,
  handle: ConfiguredHandle<unknown>,
): Promise<ResourcePlan> {
  const nothing = { planned: null, private: kept, replaces: [] };
  if (prior === null) return { ...nothing, diagnostics: [] };
  const outcome = await guard(
    `planning to destroy ${typeName}`,
    handle,
    () => resource.planDestroy?.({ prior, private: kept }, handle) ?? [],
  );
  const diagnostics = outcome.done ? outcome.result : outcome.diagnostics;
  return { ...nothing, planned: hasError(diagnostics) ? prior : null, diagnostics };
}

/** Computed values are whatever they were as long as the user changes nothing, else unknown. */
function defaultPlan(
  schema: Schema,
  prior: State<Schema> | null,
  proposed: AnyObject,
  config: AnyObject,
): AnyObject {
  if (prior !== null && isDeepStrictEqual(prior, proposed)) return proposed;
  const entries = Object.entries(schema.attributes).map(([name, { presence }]) => {
    const isOurs = presence.endsWith("computed") && (config[name] ?? null) === null;
    return [name, isOurs ? UNKNOWN : (proposed[name] ?? null)] as const;
  });
  return Object.fromEntries(entries);
}

function replacing(
  schema: Schema,
  prior: State<Schema> | null,
  planned: AnyObject,
): readonly AttributePath[] {
  if (prior === null) return [];
  return Object.entries(schema.attributes)
    .filter(([name, { replaces }]) => replaces && !isDeepStrictEqual(prior[name], planned[name]))
    .map(([name]) => [name]);
}
