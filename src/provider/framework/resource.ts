import type { AttributePath, Diagnostics } from "./diagnostics.ts";
import type { Schema } from "./schema.ts";
import type { ApprovedPlan, Config, JsonValue, KnownConfig, Planned, State } from "./values.ts";

/** A value, now or later. */
export type Awaitable<T> = T | Promise<T>;

/** Named facts that accompany a log line. Secrets are masked before they are written. */
export type LogFields = { readonly [name: string]: string | number | boolean | null | undefined };

/** Writes to Terraform's own log (`TF_LOG=info`); nothing of it is shown otherwise. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** What every handler is given beside its request. */
export interface Handle {
  /**
   * Aborted when Terraform asks the provider to stop, or is gone. A handler then starts
   * nothing new and returns what is true within 0.4 s; later it is answered for.
   */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Says how far a long operation is: one `info` line of the log. */
  progress(message: string, fields?: LogFields): void;
}

/** A handle of a provider that has been configured. */
export interface ConfiguredHandle<C> extends Handle {
  /** What the provider's `configure` returned. */
  readonly configured: C;
}

/** What a refresh starts from. */
export interface ReadRequest<S extends Schema> {
  readonly state: State<S>;
  readonly private: JsonValue;
}

/** The outcome of read, apply and import. */
export interface ResourceResult<S extends Schema> {
  /** The true state now, also after an error; null: it does not exist. */
  readonly state: State<S> | null;
  readonly diagnostics?: Diagnostics;
  /** Kept beside the state, never shown; absent: as it was. No secrets. */
  readonly private?: JsonValue;
}

/** What a plan starts from. Terraform asks a second time inside apply, with the stored prior state. */
export interface PlanRequest<S extends Schema> {
  /** Null when the resource is to be created. */
  readonly prior: State<S> | null;
  /** The prior state with the user's values in it; computed values are the prior ones, or null on create. */
  readonly proposed: Planned<S>;
  readonly config: Config<S>;
  readonly private: JsonValue;
}

/** The outcome of a plan. */
export interface PlanResult<S extends Schema> {
  /** Absent: the user's values, and computed ones unknown if anything changes. */
  readonly planned?: Planned<S>;
  readonly diagnostics?: Diagnostics;
  /** Reaches apply, also through a saved plan; absent: the prior one. */
  readonly private?: JsonValue;
  /** Attributes whose change means another object, beside those whose schema says so. */
  readonly replaces?: readonly AttributePath[];
}

/** What an apply starts from. */
export interface ApplyRequest<S extends Schema> {
  /** Null: create; else update. */
  readonly prior: State<S> | null;
  readonly planned: ApprovedPlan<S>;
  readonly config: KnownConfig<S>;
  /** What the plan returned. */
  readonly private: JsonValue;
  /**
   * Says how to tell what is true at any moment. Asked only if the handler throws, or is
   * late after a stop: the answer is stored instead of its result.
   */
  checkpoint(current: () => State<S>): void;
}

/** What a delete starts from. */
export interface DeleteRequest<S extends Schema> {
  readonly prior: State<S>;
  /** What the plan returned. */
  readonly private: JsonValue;
}

/** The outcome of a delete. */
export interface DeleteResult<S extends Schema> {
  /** What is left after an error; absent: the prior state after an error, nothing otherwise. */
  readonly state?: State<S>;
  readonly diagnostics?: Diagnostics;
}

/** A state written under an earlier version of the schema. */
export interface UpgradeRequest {
  readonly version: number;
  readonly state: { readonly [name: string]: JsonValue };
}

/**
 * A managed resource. Expected failures are values (state and diagnostics); an exception is
 * a defect: it is turned into an error that says so, and the prior or checkpointed state is kept.
 */
export interface Resource<S extends Schema, C> {
  readonly schema: S;
  /** Looks at the configuration alone, before the provider is configured; values may be unknown. */
  validate?(config: Config<S>, handle: Handle): Awaitable<Diagnostics>;
  /** Refreshes the state. Terraform shows nothing while it runs: be quick. */
  read(request: ReadRequest<S>, handle: ConfiguredHandle<C>): Awaitable<ResourceResult<S>>;
  /** Says what an apply would lead to; must give the same answer when asked again inside apply. */
  plan?(request: PlanRequest<S>, handle: ConfiguredHandle<C>): Awaitable<PlanResult<S>>;
  /**
   * Creates or updates. Without an error the state must equal the plan where that was known.
   * A create that returns state *and* an error is tainted: Terraform will destroy and create
   * it next. Return null with the error to have it created again.
   */
  apply(request: ApplyRequest<S>, handle: ConfiguredHandle<C>): Awaitable<ResourceResult<S>>;
  delete(request: DeleteRequest<S>, handle: ConfiguredHandle<C>): Awaitable<DeleteResult<S>>;
  /** The moment to warn of, or refuse, a destroy: shown in the plan. */
  planDestroy?(request: DeleteRequest<S>, handle: ConfiguredHandle<C>): Awaitable<Diagnostics>;
  /** Brings something that exists into state, by the id of the `import` block. */
  importState?(id: string, handle: ConfiguredHandle<C>): Awaitable<ResourceResult<S>>;
  /** Turns a state of an earlier schema version into one of this version. */
  upgrade?(request: UpgradeRequest, handle: Handle): Awaitable<ResourceResult<S>>;
}

/** The outcome of reading a data source. */
export interface DataSourceResult<S extends Schema> {
  /** Null is allowed only with an error. */
  readonly state: State<S> | null;
  readonly diagnostics?: Diagnostics;
}

/** Something that is looked up. This is where Terraform shows a heartbeat while it runs. */
export interface DataSource<S extends Schema, C> {
  readonly schema: S;
  /** Looks at the configuration alone, before the provider is configured; values may be unknown. */
  validate?(config: Config<S>, handle: Handle): Awaitable<Diagnostics>;
  read(config: KnownConfig<S>, handle: ConfiguredHandle<C>): Awaitable<DataSourceResult<S>>;
}
