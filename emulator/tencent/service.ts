import type { Call } from "../core/call.ts";
import type { Json, JsonObject } from "../core/json.ts";
import type { Account, Store } from "../core/store.ts";
import type { TableRef } from "../core/table.ts";
import { regionsOffered } from "./regions.ts";

type Kind = "string" | "int" | "float" | "bool" | "strings" | "ints" | "object" | "objects";

/** The vendor's type of a parameter (npm tencentcloud-sdk-nodejs 4.1.313); `!` means required. */
export type ParamType = Kind | `${Kind}!`;

/** One action of a product. */
export interface Action {
  /** The parameters that the handler honours; any other one is refused by name. */
  readonly params: Readonly<Record<string, ParamType>>;
  /** Parameters that change nothing here and may be sent. */
  readonly ignored: readonly string[];
  /** Whether a sub-user or role needs a permission; default true. */
  readonly open?: boolean;
  readonly handle: (call: Call) => JsonObject;
}

/** Declares an action; `params` and `ignored` may be left out. */
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

/** What a person does in the console. */
export type ConsoleAction = (context: ConsoleContext, body: JsonObject) => Json;

/** One product in one API version. */
export interface Service {
  /** The first label of its host: `cvm` of cvm.tencentcloudapi.com. */
  readonly product: string;
  readonly version: string;
  /** `region`: each call names one; `global`: X-TC-Region is not looked at. */
  readonly scope: "region" | "global";
  /** Its code for a caller without the permission; default `AuthFailure.UnauthorizedOperation`. */
  readonly denied?: string;
  readonly tables?: readonly TableRef[];
  readonly actions: Readonly<Record<string, Action>>;
  readonly console?: Readonly<Record<string, ConsoleAction>>;
}

/** Declares a service. */
export function defineService(service: Service): Service {
  return service;
}

/** Whether a product answers for a region of this world. */
export function offeredIn(service: Service, region: string, store: Store): boolean {
  return regionsOffered(service.product, store).includes(region);
}
