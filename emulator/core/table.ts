import type { JsonObject } from "./json.ts";
import { type Json, withoutHidden } from "./json.ts";
import { type Transition, transitionOf } from "./transition.ts";

/** One stored thing, in the vendor's field names; fields that start with `_` are never sent. */
export type Row = JsonObject;

/** The name and the id of a table, shared by the handlers, the seeds and the state file. */
export interface TableRef<R extends Row = Row> {
  /** `product.thing`, such as `ecs.instance`. */
  readonly name: string;
  /** The field that holds the id, or a function for composite ids. */
  readonly id: string | ((row: R) => string);
  /** One table in each region, or one in the account. */
  readonly scope: "region" | "account";
  /** What the vendor always sends of such a row, and has where nobody says otherwise. */
  readonly usual: JsonObject;
  /** Fields by which rows are found or made up, which no reply shows beside the id. */
  readonly own: readonly string[];
}

/** Declares a table; list it in its service's `tables` so that seeds and state know it. */
export function defineTable<R extends Row = Row>(
  name: string,
  options: {
    readonly id: string | ((row: R) => string);
    readonly scope?: "region" | "account";
    readonly usual?: JsonObject;
    readonly own?: readonly string[];
  },
): TableRef<R> {
  const { id, scope = "region", usual = {}, own = [] } = options;
  return { name, id, scope, usual, own };
}

/** What a table tells its store about each change. */
export interface Change {
  readonly table: Table;
  readonly id: string;
  readonly before: Row | undefined;
  /** A come-back fault has its own time for it, so that listings are not late as well. */
  readonly haunted?: true;
}

interface Ghost {
  readonly row: Row;
  lists: number;
}

/** Rows in order of creation. Rows are immutable: change them by `put`, `patch` and `remove` only. */
export class Table<R extends Row = Row> {
  readonly ref: TableRef<R>;
  /** Empty for a table of the account. */
  readonly region: string;
  /** Grows with every change; filtered lists are remembered by it. */
  version = 0;
  /** The owner's hook; see Store. */
  onChange: (change: Change) => void = () => {};
  /** Removes rows of other tables that go with a row of this one. */
  onCascade: (table: string, id: string) => void = () => {};

  /** Filtered lists, as long as nothing in the world changes; see Call.rows. */
  readonly filtered = new Map<string, { readonly state: string; readonly rows: readonly R[] }>();

  #rows = new Map<string, R>();
  #list: readonly R[] | undefined;
  #seq = 0;
  #moving = new Set<string>();
  #haunted = new Map<string, Ghost>();
  #ghosts: Ghost[] = [];

  constructor(ref: TableRef<R>, region: string) {
    this.ref = ref;
    this.region = region;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Whether it holds anything or ever did. */
  get everHeld(): boolean {
    return this.#seq > 0;
  }

  /** The row with that id. */
  get(id: string | undefined): R | undefined {
    return id === undefined ? undefined : this.#rows.get(id);
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  /** All rows, oldest first; the same array until something changes. */
  rows(): readonly R[] {
    this.#list ??= [...this.#rows.values()];
    return this.#list;
  }

  /** The first row that matches. */
  find(matches: (row: R) => boolean): R | undefined {
    for (const row of this.#rows.values()) if (matches(row)) return row;
    return undefined;
  }

  /** True when any row matches: for dependency checks. */
  some(matches: (row: R) => boolean): boolean {
    return this.find(matches) !== undefined;
  }

  /** The id of a row by this table's own rule. */
  idOf(row: R): string {
    if (typeof this.ref.id === "function") return this.ref.id(row);
    return String(row[this.ref.id]);
  }

  /** Adds or replaces a row and returns it. */
  put(row: R): R {
    const id = this.idOf(row);
    const before = this.#rows.get(id);
    const seq = before?.["_seq"] ?? row["_seq"];
    const kept: R =
      typeof seq === "number" && (before !== undefined || seq > this.#seq)
        ? { ...this.ref.usual, ...row, _seq: seq }
        : { ...this.ref.usual, ...row, _seq: ++this.#seq };
    if (typeof seq === "number" && seq > this.#seq) this.#seq = seq;
    this.#set(id, kept);
    this.onChange({ table: this.#self(), id, before });
    return kept;
  }

  /** Changes some fields of a row; undefined when there is no such row. */
  patch(id: string, changes: JsonObject): R | undefined {
    const before = this.#rows.get(id);
    if (before === undefined) return undefined;
    const after: R = { ...before, ...changes };
    this.#set(id, after);
    this.onChange({ table: this.#self(), id, before });
    return after;
  }

  /** Removes a row and returns it. */
  remove(id: string): R | undefined {
    const before = this.#rows.get(id);
    if (before === undefined) return undefined;
    this.#rows.delete(id);
    this.#moving.delete(id);
    this.#touch();
    const ghost = this.#haunted.get(id);
    if (ghost !== undefined) {
      this.#haunted.delete(id);
      this.#ghosts.push(ghost);
    }
    const haunted = ghost === undefined ? {} : ({ haunted: true } as const);
    this.onChange({ table: this.#self(), id, before, ...haunted });
    return before;
  }

  /** Sends a row on its way to another state, or away; see transition.ts. */
  move(id: string, next: Transition, changes: JsonObject = {}): R | undefined {
    return this.patch(id, { ...changes, _then: next });
  }

  /** The row as it is sent: hidden fields gone. Counts as one poll of a row that is on its way. */
  show(row: R): JsonObject {
    const next = transitionOf(row["_then"]);
    if (next?.polls !== undefined) {
      const id = this.idOf(row);
      if (next.polls > 1) this.patch(id, { _then: { ...next, polls: next.polls - 1 } });
      else this.#arrive(id, next);
    }
    return withoutHidden(row);
  }

  /** Lets every row arrive whose time has come. */
  settle(now: number): void {
    for (const id of this.#moving) {
      const next = transitionOf(this.#rows.get(id)?.["_then"]);
      if (next?.at !== undefined && now >= next.at) this.#arrive(id, next);
    }
  }

  /** Counts one listing: rows that were deleted under a come-back fault may return. */
  listed(): void {
    if (this.#ghosts.length === 0) return;
    const back = this.#ghosts.filter((ghost) => --ghost.lists < 0);
    this.#ghosts = this.#ghosts.filter((ghost) => ghost.lists >= 0);
    for (const ghost of back) {
      this.#undo(this.#idOfAny(ghost.row), ghost.row);
      this.onChange({
        table: this.#self(),
        id: this.#idOfAny(ghost.row),
        before: undefined,
        haunted: true,
      });
    }
  }

  /** Makes a row return, as it is given, after it has been gone for that many listings. */
  haunt(id: string, row: Row, lists: number): void {
    if (this.#rows.has(id)) this.#haunted.set(id, { row, lists });
    else this.#ghosts.push({ row, lists });
  }

  /** Puts back what was there before a change; the order of rows is kept. */
  revert(id: string, before: Row | undefined): void {
    if (before === undefined) {
      this.#rows.delete(id);
      this.#moving.delete(id);
      this.#touch();
    } else this.#undo(id, before);
  }

  #undo(id: string, row: Row): void {
    const known = this.#rows.has(id);
    this.#set(id, this.#typed(row));
    if (known) return;
    const inOrder = [...this.#rows].sort(([, a], [, b]) => Number(a["_seq"]) - Number(b["_seq"]));
    this.#rows = new Map(inOrder);
  }

  #arrive(id: string, next: Transition): void {
    for (const other of next.cascade ?? []) this.onCascade(other.table, other.id);
    if (next.remove === true) this.remove(id);
    else this.patch(id, { ...next.set, _then: next.then });
  }

  #set(id: string, row: R): void {
    this.#rows.set(id, row);
    const then: Json = row["_then"];
    if (then === undefined || then === null) this.#moving.delete(id);
    else this.#moving.add(id);
    this.#touch();
  }

  #touch(): void {
    this.version += 1;
    this.#list = undefined;
  }

  #idOfAny(row: Row): string {
    return this.idOf(this.#typed(row));
  }

  /** Rows come back from the journal and the state file without their type. */
  #typed(row: Row): R {
    return row as R;
  }

  #self(): Table {
    return untyped(this);
  }
}

/** A table without its row type, to be kept among others: who holds it so only passes rows on. */
export function untyped<R extends Row>(table: Table<R>): Table {
  return table as unknown as Table;
}

/** A table with the row type of the reference that it was made from. */
export function typedBy<R extends Row>(_ref: TableRef<R>, table: Table): Table<R> {
  return table as unknown as Table<R>;
}
