import type { Call, HttpReply } from "../core/call.ts";
import type { Json, JsonObject } from "../core/json.ts";
import type { Account, Store } from "../core/store.ts";
import type { TableRef } from "../core/table.ts";

/** One action of a product; its method, path and names are those of the vendor's package. */
export interface Action {
  /** Names of the query or of the body that the handler honours; any other one is refused. */
  readonly params: readonly string[];
  /** Names that change nothing here and may be sent. */
  readonly ignored: readonly string[];
  /** Whether a user or an agency needs a permission; default true. */
  readonly open?: boolean;
  /** The status of a success; default 200, and 204 for an answer without a body. */
  readonly status?: number;
  readonly handle: (call: Call) => JsonObject | HttpReply | undefined;
}

/** Declares an action; `params` and `ignored` may be left out. */
export function action(
  parts: Omit<Action, "ignored" | "params"> & {
    readonly params?: Action["params"];
    readonly ignored?: readonly string[];
  },
): Action {
  return { ...parts, params: parts.params ?? [], ignored: parts.ignored ?? [] };
}

/**
 * How a product words its errors: `plain` {error_code, error_msg}, `nested` {error: {error_code, error_msg}},
 * `code` {code, message}, `error` {error: {code, message, title}}, `fault` {<name of the status>: {code, message}}
 * as OpenStack does.
 */
export type ErrorShape = "plain" | "nested" | "code" | "error" | "fault";

/** What a console action (done by a person, at the admin door) gets. */
export interface ConsoleContext {
  readonly store: Store;
  readonly account: Account;
}

/** What a person does in the console. */
export type ConsoleAction = (context: ConsoleContext, body: JsonObject) => Json;

/** One product. */
export interface Service {
  /** As the vendor's packages name it: `gaussdbforopengauss` of huaweicloudsdkgaussdbforopengauss. */
  readonly product: string;
  /** The first label of its host, where it is not the product's name. */
  readonly host?: string;
  /** First labels of the hosts that it has in some regions instead. */
  readonly otherHosts?: readonly string[];
  /** `project`: what stands in the project of the path, or of the header; `domain`: the whole account's. */
  readonly scope: "project" | "domain";
  readonly errors?: ErrorShape;
  /** `domain_id` in its paths is a domain name's own id, and not the account's. */
  readonly namesDomains?: true;
  /** Which of several actions on one host and path a request means, such as by `engine`. */
  readonly matches?: (query: URLSearchParams, action: string) => boolean;
  readonly tables?: readonly TableRef[];
  readonly actions: Readonly<Record<string, Action>>;
  readonly console?: Readonly<Record<string, ConsoleAction>>;
}

/** Declares a service. */
export function defineService(service: Service): Service {
  return service;
}

/** The first labels of a product's hosts. */
export function labelsOf({ product, host, otherHosts = [] }: Service): readonly string[] {
  return [host ?? product, ...otherHosts];
}
