import type { ActOptions, ActOutcome } from "../../../core/cloud.ts";
import type { Item } from "../../../core/item.ts";
import type { Must } from "../../../core/row-call.ts";
import type { Answer } from "../wire/reply.ts";
import type { TransportRequest } from "../wire/transport.ts";

/** A call of the step as the row writes it, with its words filled in, for the hook to complete. */
type HookRequest = TransportRequest;

/** How a changing call of a hook is made and written down. */
interface HookChange {
  /** In words of the journal. */
  readonly does: string;
  /** True when making it twice does no more than making it once. */
  readonly idempotent: boolean;
}

/** What a hook may use. Every changing call goes through `change`, which journals it. */
export interface HookContext {
  readonly item: Item;
  readonly options: ActOptions;
  readonly signal: AbortSignal;
  /**
   * The step's call of that action, filled in; `$each` stands for `each`. Throws a `MissingWord` when a
   * word has no value, and an error when the row does not name the action: a hook makes no other call.
   */
  call(action: string, each?: string): HookRequest;
  /** A reading call with limiter and retries, and what every real answer holds; throws a `CallError`. */
  read(request: HookRequest, must: Must): Promise<Answer>;
  /** A changing call, journalled per attempt; throws a `CallError`. */
  change(request: HookRequest, options: HookChange): Promise<Answer>;
}

/**
 * Behaviour of a removal step that is not data. `requested` means that the next step may be made; any
 * other outcome ends the removal with it. A thrown `CallError` is read by the step's codes, else by its
 * kind.
 */
export type Hook = (context: HookContext) => Promise<ActOutcome>;
