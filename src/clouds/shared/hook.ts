import type { Clock } from "../../core/clock.ts";
import type { ActOptions, ActOutcome } from "../../core/cloud.ts";
import type { Item } from "../../core/item.ts";
import type { Reply, TransportRequest } from "./transport.ts";

/** A changing call that a hook makes. */
export interface HookChange extends Omit<TransportRequest, "region" | "product"> {
  /** Another product than the row's own. */
  readonly product?: string;
  /** Another region than the item's. */
  readonly region?: string;
  /** In words of the journal. */
  readonly does: string;
  /** True when making it twice does no more than making it once. */
  readonly idempotent: boolean;
}

/** What a hook may use. Every changing call goes through `change`, which journals it. */
export interface HookContext {
  readonly item: Item;
  readonly options: ActOptions;
  readonly accountId: string;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** A reading call with limiter and retries; throws a `CallError`. Product and region default to the item's. */
  read(
    request: Omit<TransportRequest, "region" | "product"> & {
      readonly product?: string;
      readonly region?: string;
    },
  ): Promise<Reply>;
  /** A changing call, journalled per attempt; throws a `CallError`. */
  change(request: HookChange): Promise<Reply>;
}

/**
 * Behaviour of a removal step that is not data. `requested` means that the next step may be made; any
 * other outcome ends the removal with it. A thrown `CallError` becomes the outcome of its kind.
 */
export type Hook = (context: HookContext) => Promise<ActOutcome>;
