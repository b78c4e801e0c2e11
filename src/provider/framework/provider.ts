import type { Diagnostics } from "./diagnostics.ts";
import type { Awaitable, DataSource, Handle, Resource } from "./resource.ts";
import type { Schema } from "./schema.ts";
import type { Config } from "./values.ts";

/** The outcome of `configure`: the value every handler gets, or errors. */
export type ConfigureResult<C> =
  | { readonly configured: C; readonly diagnostics?: Diagnostics }
  | { readonly diagnostics: Diagnostics };

/**
 * A resource or data source, or its schema with how the rest is loaded: two of the three times that a plan
 * starts a provider, Terraform asks for the schemas alone.
 */
export type Loadable<T extends { readonly schema: Schema }> =
  | T
  | { readonly schema: T["schema"]; load(): Promise<T> };

/** A provider as written: its configuration, resources and data sources. */
export interface Provider<S extends Schema, C> {
  /** The prefix of its types, such as `closeout` of `closeout_wave`. */
  readonly name: string;
  readonly version: string;
  readonly schema: S;
  validate?(config: Config<S>, handle: Handle): Awaitable<Diagnostics>;
  /** Called once a process, and again for each run of Terraform when attached for tests; values may be unknown in a plan. */
  configure(config: Config<S>, handle: Handle): Awaitable<ConfigureResult<C>>;
  /** By full type name, such as `closeout_wave`. */
  readonly resources: { readonly [typeName: string]: Loadable<Resource<Schema, C>> };
  readonly dataSources: { readonly [typeName: string]: Loadable<DataSource<Schema, C>> };
}

/** A provider whose own types are no longer of interest: what can be served. */
export type AnyProvider = Provider<Schema, unknown>;

/** Checks a provider's types; returns it in the form that `serveProvider` takes. */
export function defineProvider<S extends Schema, C>(provider: Provider<S, C>): AnyProvider;
export function defineProvider(provider: AnyProvider): AnyProvider {
  return provider;
}
