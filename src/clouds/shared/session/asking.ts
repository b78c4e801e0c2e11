import { GLOBAL_REGION } from "../../../core/item.ts";
import type { Filled, Must, Paging } from "../../../core/row-call.ts";
import { type Answer, text } from "../wire/reply.ts";
import type { Calls } from "./session-calls.ts";

type CallParams = Readonly<Record<string, Filled>>;

/** A paged list: where its records are, how it is paged, and what each record holds. */
export interface AskedList {
  readonly items: string;
  readonly paging: Paging;
  readonly must: Must;
}

/** Questions to one product about the account as a whole, by one identity, until one signal. */
export interface Asking {
  /** One answer. Throws the call's own error. */
  one(action: string, params: CallParams, must: Must): Promise<Answer>;
  /** All records of a list. Throws the call's own error, or a `ListingError`. */
  all(action: string, params: CallParams, list: AskedList): Promise<readonly Answer[]>;
  /** One text of each record. */
  texts(
    action: string,
    params: CallParams,
    list: AskedList & { readonly must: string },
  ): Promise<readonly string[]>;
}

/** Binds what every question to a product has in common. */
export function asking(calls: Calls, product: string, signal: AbortSignal): Asking {
  const base = { product, region: GLOBAL_REGION } as const;
  const all: Asking["all"] = (action, params, list) =>
    calls.readAll({ ...base, action, params, ...list }, signal);
  return {
    one: (action, params, must) => calls.read({ ...base, action, params, must }, signal),
    all,
    texts: async (action, params, list) =>
      (await all(action, params, list)).map((one) => text(one, list.must)),
  };
}
