import type { Garbage } from "./garbage/spoil.ts";
import type { JsonObject } from "./json.ts";

/** Which calls a fault or a latency or a quota applies to; an absent field matches everything. */
export interface Selector {
  readonly product?: string;
  readonly action?: string;
  readonly region?: string;
  readonly account?: string;
}

/** Where a call goes, as far as selectors look. */
export interface Target {
  readonly product: string;
  readonly action: string;
  readonly region: string;
  readonly account: string;
}

/** The kinds of faults; each is done once here or in `paginate`, so every handler has them. */
export const faultKinds = [
  "error",
  "hang",
  "cut",
  "garbage",
  "short-page",
  "repeat-token",
  "shrink-total",
  "ignore",
  "come-back",
  "stuck",
] as const;

/** One of the kinds of faults. */
export type FaultKind = (typeof faultKinds)[number];

/** A fault as it is ordered at the admin door. */
export interface FaultOrder extends Selector {
  readonly kind: FaultKind;
  /** Only the nth matching call (from 1). */
  readonly nth?: number;
  /** The first so many matching calls; without `nth` and `times`, every one. */
  readonly times?: number;
  /**
   * For `error`: the vendor's code, HTTP status and text. Code, text and the strings of `extra` may hold
   * `{secret}`, `{token}` and `{reply}`, which are those of the call, with a spelling behind a colon.
   */
  readonly code?: string;
  readonly status?: number;
  readonly message?: string;
  /** For `error`: joins the error's body, and takes the place of what stands there. */
  readonly extra?: JsonObject;
  /** For `error`: joins the headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For `garbage`: what is sent in place of the honest answer. */
  readonly garbage?: Garbage;
  /**
   * For `error`, `hang`, `cut` and `garbage`: whether the call was carried out first. Default `before`.
   */
  readonly when?: "before" | "after";
  /** For `come-back`: how many listings the item stays away. Default 1. */
  readonly lists?: number;
}

/** A fault in force, with how many calls it has seen. */
export interface Fault {
  readonly id: number;
  readonly order: FaultOrder;
  seen: number;
  hits: number;
  /** For garbage of one field: which it was in the last answer. */
  field?: string | undefined;
}

/** True when the selector's fields all match (product and action without regard to case). */
export function selects(selector: Selector, target: Target): boolean {
  return (
    same(selector.product, target.product) &&
    same(selector.action, target.action) &&
    (selector.region === undefined || selector.region === target.region) &&
    (selector.account === undefined || selector.account === target.account)
  );
}

function same(wanted: string | undefined, given: string): boolean {
  return wanted === undefined || wanted.toLowerCase() === given.toLowerCase();
}

/** The faults in force in one world. */
export class Faults {
  #faults: Fault[] = [];
  #next = 1;

  get list(): readonly Fault[] {
    return this.#faults;
  }

  add(order: FaultOrder): Fault {
    const fault: Fault = { id: this.#next++, order, seen: 0, hits: 0 };
    this.#faults.push(fault);
    return fault;
  }

  /** Removes one fault, or all of them. */
  clear(id?: number): void {
    this.#faults = id === undefined ? [] : this.#faults.filter((fault) => fault.id !== id);
  }

  /** The faults that hit this call; counts it for each matching one. */
  hit(target: Target): readonly FaultOrder[] {
    const hit: FaultOrder[] = [];
    for (const fault of this.#faults) {
      if (!selects(fault.order, target)) continue;
      fault.seen += 1;
      const { nth, times } = fault.order;
      if (nth !== undefined && fault.seen !== nth) continue;
      if (nth === undefined && times !== undefined && fault.seen > times) continue;
      fault.hits += 1;
      hit.push(fault.order);
    }
    return hit;
  }

  /** Notes what garbage came to: a hit that changed nothing is none. */
  spoilt(order: FaultOrder, made: { readonly hit: boolean; readonly field: string | undefined }) {
    const fault = this.#faults.find((one) => one.order === order);
    if (fault === undefined) return;
    fault.field = made.field;
    if (!made.hit) fault.hits -= 1;
  }
}
