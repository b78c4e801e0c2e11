import type { Clock } from "./clock.ts";
import type { Json, JsonObject } from "./json.ts";
import { type Change, type Row, Table, type TableRef, typedBy, untyped } from "./table.ts";

/** One account of the world: its attributes and its tables. */
export class Account {
  readonly id: string;
  /** Free attributes: kind, name, what the directory says of it. */
  attributes: JsonObject;
  readonly tables = new Map<string, Table>();
  readonly #store: Store;

  constructor(store: Store, id: string, attributes: JsonObject) {
    this.#store = store;
    this.id = id;
    this.attributes = attributes;
  }

  /** The kind of account: management, resource-account, … */
  get kind(): string {
    return String(this.attributes["kind"] ?? "standalone");
  }

  /** A table of this account, made when first asked for; `region` is ignored for account tables. */
  table<R extends Row>(ref: TableRef<R>, region: string): Table<R> {
    const where = ref.scope === "account" ? "" : region;
    const key = `${where}|${ref.name}`;
    const known = this.tables.get(key);
    if (known !== undefined) {
      known.settle(this.#store.clock.now());
      return typedBy(ref, known);
    }
    const made = new Table<R>(ref, where);
    made.onChange = (change) => this.#store.changed(change, this);
    made.onCascade = (name, id) => {
      for (const place of [where, ""]) this.tables.get(`${place}|${name}`)?.remove(id);
    };
    this.tables.set(key, untyped(made));
    return made;
  }

  /** Every table of that name, one a region. */
  everywhere(name: string): readonly Table[] {
    const found: Table[] = [];
    for (const table of this.tables.values()) {
      if (table.ref.name !== name) continue;
      table.settle(this.#store.clock.now());
      found.push(table);
    }
    return found;
  }

  /** Changes some attributes. */
  describe(changes: JsonObject): void {
    this.#store.describing(this);
    this.attributes = { ...this.attributes, ...changes };
    this.#store.touched();
  }
}

/** All accounts of one world, with an undo log for one call at a time. */
export class Store {
  readonly clock: Clock;
  readonly accounts = new Map<string, Account>();
  /** What a seed says of the whole world, such as its regions. */
  attributes: JsonObject = {};
  /** Grows with every change in the world. */
  version = 0;
  /** Called after each change; the state file listens. */
  onChange: () => void = () => {};
  /** Called when a row goes; a cloud keeps its own books with it. */
  onRemoved: (account: Account, table: Table, row: Row) => void = () => {};
  #journal: Change[] | undefined;
  readonly #attributesBefore = new Map<Account, JsonObject>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** An account that must exist. */
  account(id: string): Account | undefined {
    return this.accounts.get(id);
  }

  /** Adds an account, or changes its attributes when it exists. */
  addAccount(id: string, attributes: JsonObject): Account {
    const known = this.accounts.get(id);
    if (known !== undefined) {
      known.describe(attributes);
      return known;
    }
    const made = new Account(this, id, attributes);
    this.accounts.set(id, made);
    this.touched();
    return made;
  }

  /** Starts to note changes, so that they can be undone or looked at. */
  begin(): void {
    this.#journal = [];
    this.#attributesBefore.clear();
  }

  /** Stops noting and returns the changes, oldest first. */
  commit(): readonly Change[] {
    const changes = this.#journal ?? [];
    this.#journal = undefined;
    return changes;
  }

  /** Undoes everything since `begin`. */
  rollback(): void {
    const changes = this.commit();
    for (const change of [...changes].reverse()) change.table.revert(change.id, change.before);
    for (const [account, before] of this.#attributesBefore) account.attributes = before;
    this.version += 1;
  }

  describing(account: Account): void {
    if (this.#journal === undefined || this.#attributesBefore.has(account)) return;
    this.#attributesBefore.set(account, account.attributes);
  }

  changed(change: Change, account: Account): void {
    this.version += 1;
    this.#journal?.push(change);
    if (change.before !== undefined && !change.table.has(change.id)) {
      this.onRemoved(account, change.table, change.before);
    }
    this.onChange();
  }

  touched(): void {
    this.version += 1;
    this.onChange();
  }

  /** The whole world as plain data, for the state file and the admin door. */
  dump(): JsonObject {
    const accounts: Record<string, Json> = {};
    for (const account of this.accounts.values()) {
      const tables: Record<string, Json> = {};
      for (const [key, table] of account.tables) if (table.size > 0) tables[key] = table.rows();
      accounts[account.id] = { attributes: account.attributes, tables };
    }
    return { clockOffset: this.clock.offset(), attributes: this.attributes, accounts };
  }
}
