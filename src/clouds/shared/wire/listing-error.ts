import { CallError } from "./transport.ts";
import { UNREADABLE } from "./unreadable.ts";

/**
 * A listing that cannot be called complete: what the replies did wrong, in plain words. Whoever reads a
 * list beside a listing of items has an unreadable reply in it, and no error of another kind.
 */
export class ListingError extends CallError {
  constructor(message: string) {
    super({ kind: "unknown", code: UNREADABLE, message, again: false });
    this.name = "ListingError";
  }
}
