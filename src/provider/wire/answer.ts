import { redactForeign } from "../../core/secrets.ts";
import { type Diagnostics, error } from "../framework/diagnostics.ts";
import type { Loadable } from "../framework/provider.ts";
import type { ConfiguredHandle, DataSource, Resource } from "../framework/resource.ts";
import type { Schema } from "../framework/schema.ts";
import type { Instance } from "../handlers/instance.ts";
import type { Diagnostic as WireDiagnostic } from "../protocol/gen/tfplugin6.ts";
import { toWireDiagnostics } from "./diagnostics.ts";
import type { Init } from "./message.ts";

/** What the adapter's calls need: the provider at work. */
export interface Wire {
  readonly instance: Instance;
}

/** The part that every answer has. */
export interface Said {
  readonly diagnostics: Init<WireDiagnostic>[];
}

/** Diagnostics for the wire. */
export function say(diagnostics: Diagnostics): Said {
  return { diagnostics: toWireDiagnostics(diagnostics) };
}

/**
 * Answers a call. What cannot be read, or is asked too early, becomes an error beside
 * `fallback`: the state that is kept when nothing was done.
 */
export async function answer<T extends Said, F extends object>(
  wire: Wire,
  call: () => Promise<T>,
  fallback: F,
): Promise<T | (F & Said)> {
  try {
    return await call();
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const summary = `The provider ${wire.instance.provider.name} could not answer a request`;
    return { ...fallback, ...say([error(summary, redactForeign(reason))]) };
  }
}

/** A handle of the configured provider. Throws before it is configured. */
export function configuredHandle(wire: Wire, signal: AbortSignal): ConfiguredHandle<unknown> {
  const handle = wire.instance.configuredHandle(signal);
  if (handle === undefined) throw new Error("The provider is not configured.");
  return handle;
}

/** A resource by its type. Throws for a type that this provider does not have. */
export function resourceOf(wire: Wire, typeName: string): Promise<Resource<Schema, unknown>> {
  return loaded(wire.instance.provider.resources[typeName], `resource type ${typeName}`);
}

/** A data source by its type. Throws for a type that this provider does not have. */
export function dataSourceOf(wire: Wire, typeName: string): Promise<DataSource<Schema, unknown>> {
  return loaded(wire.instance.provider.dataSources[typeName], `data source type ${typeName}`);
}

async function loaded<T extends { readonly schema: Schema }>(
  known: Loadable<T> | undefined,
  name: string,
): Promise<T> {
  if (known === undefined) throw new Error(`There is no ${name}.`);
  return "load" in known ? known.load() : known;
}
