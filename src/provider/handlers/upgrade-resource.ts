import { shapeObject } from "../convert/shape.ts";
import { error } from "../framework/diagnostics.ts";
import type { Handle, Resource, UpgradeRequest } from "../framework/resource.ts";
import type { Schema } from "../framework/schema.ts";
import { guard } from "./guard.ts";
import type { Stored } from "./read-resource.ts";

/**
 * Brings a stored state to the current version of its schema. Terraform asks before every
 * refresh; a state of the current version is passed through.
 */
export async function upgradeResource(
  typeName: string,
  resource: Resource<Schema, unknown>,
  request: UpgradeRequest,
  handle: Handle,
): Promise<Pick<Stored, "state" | "diagnostics">> {
  const current = resource.schema.version ?? 0;
  if (request.version === current) {
    return { state: shapeObject(resource.schema, request.state), diagnostics: [] };
  }
  if (request.version > current || resource.upgrade === undefined) {
    const problem = error(
      `The stored state of ${typeName} has version ${request.version}, this provider knows version ${current}`,
      "Use the release of the provider that wrote the state, or remove the resource from the state and import it again.",
    );
    return { state: null, diagnostics: [problem] };
  }
  const outcome = await guard(`upgrading the state of ${typeName}`, handle, () =>
    resource.upgrade?.(request, handle),
  );
  if (!outcome.done) return { state: null, diagnostics: outcome.diagnostics };
  const { state = null, diagnostics = [] } = outcome.result ?? {};
  return { state, diagnostics };
}
