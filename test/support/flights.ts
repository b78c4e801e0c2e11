import { subscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";

/** Milliseconds after which a request counts as one that hangs. */
const HANGING = 2_000;

/** Requests of this process that are under way, each with its number. */
export interface Flights {
  /** The number of the next request. */
  readonly next: number;
  /** Whether one with this number, or a later one, is under way, and not hanging. */
  isFlying(since: number): boolean;
  /** Whether any is, hanging or not. */
  isOut(since: number): boolean;
  /** Calls back once, when the next request ends. */
  landing(then: () => void): void;
}

const FLIGHTS = Symbol.for("closeout.flights");

/** Heard of once in a process, however often this module is loaded and however many clocks there are. */
export function flights(): Flights {
  const known: Flights | undefined = Reflect.get(globalThis, FLIGHTS);
  if (known !== undefined) return known;
  const made = listen();
  Reflect.set(globalThis, FLIGHTS, made);
  return made;
}

function listen(): Flights {
  let next = 0;
  const under = new Map<ClientRequest, { readonly number: number; readonly hangsAt: number }>();
  let waiting: (() => void)[] = [];
  subscribe("http.client.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message)) return;
    const { request } = message;
    if (!(request instanceof ClientRequest)) return;
    under.set(request, { number: next, hangsAt: performance.now() + HANGING });
    next += 1;
    request.once("close", () => {
      under.delete(request);
      const told = waiting;
      waiting = [];
      for (const then of told) then();
    });
  });
  return {
    get next() {
      return next;
    },
    isFlying: (since) =>
      [...under.values()].some(
        ({ number, hangsAt }) => number >= since && performance.now() < hangsAt,
      ),
    isOut: (since) => [...under.values()].some(({ number }) => number >= since),
    landing: (then) => void waiting.push(then),
  };
}
