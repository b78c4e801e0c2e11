import type { Call, HttpReply } from "../core/call.ts";
import { type VendorError, vendorError } from "../core/errors.ts";
import type { Json, JsonObject } from "../core/json.ts";
import type { ParamUse } from "../core/params.ts";
import type { Account, Store } from "../core/store.ts";
import type { TableRef } from "../core/table.ts";
import { regionsOf } from "./regions.ts";

/** One action of a product. */
export interface Action {
  /** The parameters that the handler honours, by their names on the wire (`InstanceId.N`). */
  readonly params: Readonly<Record<string, ParamUse>>;
  /** Parameters that change nothing here and may be sent; any other one is refused by name. */
  readonly ignored: readonly string[];
  /** For ROA: `GET /clusters/{ClusterId}`. Path variables are parameters too. */
  readonly path?: string;
  /** A name of the host pattern without which a call that names no action is not this one. */
  readonly inHost?: string;
  /** The permission asked of RAM callers; default `<prefix>:<Action>`; null asks for none. */
  readonly permission?: string | null | undefined;
  readonly handle: (call: Call) => JsonObject | HttpReply;
}

/** Declares an action; `ignored` may be left out. */
export function action(
  parts: Omit<Action, "ignored" | "params"> & {
    readonly params?: Action["params"];
    readonly ignored?: readonly string[];
  },
): Action {
  return { ...parts, params: parts.params ?? {}, ignored: parts.ignored ?? [] };
}

/** What a console action (done by a person, at the admin door) gets. */
export interface ConsoleContext {
  readonly store: Store;
  readonly account: Account;
  readonly region: string;
}

/** How an error is written for one product. */
export interface ErrorParts {
  readonly error: VendorError;
  readonly requestId: string;
  readonly host: string;
  readonly product: string;
}

/** One product in one API version. */
export interface Service {
  /** The product's code as the vendor's SDKs write it, such as `Ecs`. */
  readonly product: string;
  readonly version: string;
  readonly style: "rpc" | "roa";
  /** Hosts without `.aliyuncs.com`; `{region}` and other names in braces match one label. */
  readonly hosts: readonly string[];
  /** The code that the Location service knows it by, if it does. */
  readonly locationCode?: string;
  /** The regions it is offered in; default: all of regions.ts. An empty list: one for all. */
  readonly regions?: readonly string[];
  /**
   * The region is in the host and in no parameter. A client that is pointed at a bare address names
   * none then: it sees the first region of this world.
   */
  readonly regionInHost?: boolean;
  /** The prefix of its RAM permissions, such as `ecs`. */
  readonly permissionPrefix: string;
  /** Which signatures it takes; default those of RPC and ROA. */
  readonly auth?: "pop" | "sls";
  /** Its words for a denial; default 403 `NoPermission`. */
  readonly denied?: { readonly status: number; readonly code: string };
  readonly missing?: (name: string) => VendorError;
  readonly invalid?: (name: string) => VendorError;
  /**
   * Whether every action takes `DryRun`: it checks all and changes nothing, and when it passes it
   * answers 400 `DryRunOperation` (npm @alicloud/ecs20140526 7.11.6, DeleteInstanceRequest).
   */
  readonly dryRun?: boolean;
  /** The shape of its error bodies; default `{RequestId, HostId, Code, Message, Recommend}`. */
  readonly errorBody?: (parts: ErrorParts) => JsonObject;
  /** The field that carries the request id in replies; default `RequestId`; null: none. */
  readonly requestIdField?: string | null;
  readonly tables?: readonly TableRef[];
  readonly actions: Readonly<Record<string, Action>>;
  /** What a person can do in the console: `POST /_admin/console/<name>`. */
  readonly console?: Readonly<Record<string, (context: ConsoleContext, body: JsonObject) => Json>>;
}

/** Declares a service. */
export function defineService(service: Service): Service {
  return service;
}

/** Whether a product answers for a region of this world; one without regions answers for all. */
export function offeredIn(service: Service, region: string, store: Store): boolean {
  if (service.regions?.length === 0) return true;
  return (service.regions?.includes(region) ?? true) && regionsOf(store).includes(region);
}

/** 400 `MissingParameter`, the common form; products with their own form set `missing`. */
export function missingParameter(name: string): VendorError {
  return vendorError(
    400,
    "MissingParameter",
    `The input parameter "${name}" that is mandatory for processing this request is not supplied.`,
  );
}

/** 400 `MissingParameter.<Name>`, the form of the newer products. */
export function missingParameterNamed(name: string): VendorError {
  return vendorError(400, `MissingParameter.${name}`, `You must specify ${name}.`);
}

/** 400 `InvalidParameter.<Name>`. */
export function invalidParameter(name: string): VendorError {
  return vendorError(400, `InvalidParameter.${name}`, `The ${name} is invalid.`);
}
