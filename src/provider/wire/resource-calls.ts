import {
  type DynamicBytes,
  decodeJson,
  decodeObject,
  encodeObject,
} from "../convert/dynamic-value.ts";
import { decodePrivate, encodePrivate, toJsonObject } from "../convert/private-state.ts";
import type { Schema } from "../framework/schema.ts";
import { type AnyObject, isKnownObject, type State } from "../framework/values.ts";
import { applyResource } from "../handlers/apply-resource.ts";
import { importResource } from "../handlers/import-resource.ts";
import { planResource } from "../handlers/plan-resource.ts";
import { readResource } from "../handlers/read-resource.ts";
import { upgradeResource } from "../handlers/upgrade-resource.ts";
import { validate } from "../handlers/validate.ts";
import type { Provider } from "../protocol/gen/tfplugin6.ts";
import { answer, configuredHandle, resourceOf, say, type Wire } from "./answer.ts";
import { toWirePath } from "./diagnostics.ts";
import type { Implementation } from "./grpc-service.ts";

type ResourceCalls = Pick<
  Implementation<typeof Provider>,
  | "validateResourceConfig"
  | "upgradeResourceState"
  | "readResource"
  | "planResourceChange"
  | "applyResourceChange"
  | "importResourceState"
>;

/** The calls of a managed resource's life. */
export function resourceCalls(wire: Wire): ResourceCalls {
  return {
    validateResourceConfig: ({ typeName, config }, signal) =>
      answer(
        wire,
        async () => {
          const resource = await resourceOf(wire, typeName);
          const written = decodeObject(resource.schema, config) ?? {};
          const handle = wire.instance.handle(signal);
          return say(await validate(resource, typeName, written, handle));
        },
        {},
      ),

    upgradeResourceState: ({ typeName, version, rawState }, signal) =>
      answer(
        wire,
        async () => {
          const resource = await resourceOf(wire, typeName);
          const request = { version: Number(version), state: parseState(rawState?.json) };
          const handle = wire.instance.handle(signal);
          const { state, diagnostics } = await upgradeResource(typeName, resource, request, handle);
          return { upgradedState: encodeObject(resource.schema, state), ...say(diagnostics) };
        },
        {},
      ),

    readResource: ({ typeName, currentState, private: kept }, signal) =>
      answer(
        wire,
        async () => {
          const handle = configuredHandle(wire, signal);
          const resource = await resourceOf(wire, typeName);
          const state = decodeKnown(resource.schema, currentState);
          if (state === null) throw new Error(`There is no state of ${typeName} to refresh.`);
          const request = { state, private: decodePrivate(kept) };
          const stored = await readResource(typeName, resource, request, handle);
          return {
            newState: encodeObject(resource.schema, stored.state),
            private: encodePrivate(stored.private),
            ...say(stored.diagnostics),
          };
        },
        { newState: currentState, private: kept },
      ),

    planResourceChange: (request, signal) =>
      answer(
        wire,
        async () => {
          const handle = configuredHandle(wire, signal);
          const { typeName } = request;
          const resource = await resourceOf(wire, typeName);
          const { schema } = resource;
          const wanted = {
            prior: decodeKnown(schema, request.priorState),
            proposed: decodeObject(schema, request.proposedNewState),
            config: decodeObject(schema, request.config),
            private: decodePrivate(request.priorPrivate),
          };
          const plan = await planResource(typeName, resource, wanted, handle);
          return {
            plannedState: encodeObject(schema, plan.planned),
            plannedPrivate: encodePrivate(plan.private),
            requiresReplace: plan.replaces.map(toWirePath),
            ...say(plan.diagnostics),
          };
        },
        { plannedState: request.priorState, plannedPrivate: request.priorPrivate },
      ),

    applyResourceChange: (request, signal) =>
      answer(
        wire,
        async () => {
          const handle = configuredHandle(wire, signal);
          const { typeName } = request;
          const resource = await resourceOf(wire, typeName);
          const { schema } = resource;
          const approved = {
            prior: decodeKnown(schema, request.priorState),
            planned: decodeObject(schema, request.plannedState),
            config: decodeKnown(schema, request.config),
            private: decodePrivate(request.plannedPrivate),
          };
          const stored = await applyResource(typeName, resource, approved, handle);
          return {
            newState: encodeObject(schema, stored.state),
            private: encodePrivate(stored.private),
            ...say(stored.diagnostics),
          };
        },
        { newState: request.priorState, private: request.plannedPrivate },
      ),

    importResourceState: ({ typeName, id }, signal) =>
      answer(
        wire,
        async () => {
          const handle = configuredHandle(wire, signal);
          const resource = await resourceOf(wire, typeName);
          const stored = await importResource(typeName, resource, id, handle);
          const state = encodeObject(resource.schema, stored.state);
          const imported = { typeName, state, private: encodePrivate(stored.private) };
          return {
            importedResources: stored.state === null ? [] : [imported],
            ...say(stored.diagnostics),
          };
        },
        {},
      ),
  };
}

function decodeKnown(schema: Schema, bytes: DynamicBytes | undefined): State<Schema> | null {
  const value: AnyObject | null = decodeObject(schema, bytes);
  if (value === null || isKnownObject(value)) return value;
  throw new Error("A value is unknown where it has to be known.");
}

// A `flatmap` is what Terraform before 0.12 stored; this provider is younger.
function parseState(json: Uint8Array | undefined) {
  const parsed = json === undefined || json.length === 0 ? null : decodeJson(json);
  if (typeof parsed === "object" && parsed !== null) return toJsonObject(parsed);
  throw new Error("The stored state is no JSON object.");
}
