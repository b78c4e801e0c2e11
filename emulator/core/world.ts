import { type Clock, createClock } from "./clock.ts";
import { Doubts } from "./doubt/doubts.ts";
import type { CloudDoubt } from "./doubt/kinds.ts";
import { Faults } from "./faults.ts";
import type { Json, JsonObject } from "./json.ts";
import { CallLog } from "./log.ts";
import { type Account, Store } from "./store.ts";
import type { Row, Table, TableRef } from "./table.ts";
import { Traffic } from "./traffic.ts";

/** What a handler's call looked like from outside, for lints. */
export interface Observation {
  readonly product: string;
  readonly version: string;
  readonly action: string;
  /** Parameters that the handler declares, by their names on the wire. */
  readonly declared: readonly string[];
  /** Parameters that it lets pass without looking. */
  readonly ignored: readonly string[];
  readonly sent: readonly string[];
  readonly read: readonly string[];
  readonly status: number;
  /** The reply's JSON body; undefined for bodies of other kinds. */
  readonly reply: Json;
}

/** One emulated world; each server has its own. */
export interface World {
  readonly clock: Clock;
  readonly store: Store;
  readonly faults: Faults;
  readonly doubts: Doubts;
  readonly traffic: Traffic;
  readonly log: CallLog;
  readonly observers: Set<(observation: Observation) => void>;
}

/** An empty world that knows of these doubts, none of them in force. */
export function createWorld(wall?: () => number, doubts: readonly CloudDoubt[] = []): World {
  let touch: () => void = () => {};
  const clock = createClock(wall, () => touch());
  const store = new Store(clock);
  touch = () => store.touched();
  return {
    clock,
    store,
    faults: new Faults(),
    doubts: new Doubts(doubts),
    traffic: new Traffic(clock.wall),
    log: new CallLog(),
    observers: new Set(),
  };
}

/** A request before any cloud looked at it. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  /** Lower-case names; repeated ones joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer; `drop` closes the connection half-way, `hang` keeps it open and silent. */
export type RawReply =
  | {
      readonly kind: "answer" | "drop";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer | string;
    }
  | { readonly kind: "hang" };

/** A cloud, as the server and the admin door see it. */
export interface Cloud {
  /** What a seed's account says in `cloud`. */
  readonly name: string;
  /** Whether a request is written in this cloud's own way. */
  speaks(request: RawRequest): boolean;
  handle(request: RawRequest): Promise<RawReply>;
  /** Adds what a seed's account holds besides its `resources`. */
  seedAccount(id: string, seed: JsonObject): void;
  /** The tables of an account that seeds and the state file may fill. */
  tablesOf(account: Account): ReadonlyMap<string, TableRef>;
  /** A seed's row as one of that table; throws a RowError for one that it cannot be. */
  fitted(account: Account, table: TableRef, row: Row): Row;
  /** Hears of each row of its accounts that goes. */
  removed?(account: Account, table: Table, row: Row): void;
  /** Does what a person does in the console; undefined when there is no such action. */
  console(name: string, body: JsonObject): Json;
}
