import type { Clock } from "./clock.ts";
import type { View } from "./doubt/view.ts";
import type { VendorError } from "./errors.ts";
import type { FaultKind } from "./faults.ts";
import { type Json, type JsonObject, withoutHidden } from "./json.ts";
import { generalName, type Params, type ParamUse } from "./params.ts";
import type { Account, Store } from "./store.ts";
import { type Row, type Table, type TableRef, untyped } from "./table.ts";

const worthKeeping = 500;
const mostKept = 4;

/** How a product words its complaints about parameters. */
export interface ParamErrors {
  missing(name: string): VendorError;
  invalid(name: string): VendorError;
}

/** Who makes a call. */
export interface Principal {
  readonly account: Account;
  readonly kind: "root" | "user" | "role" | "anonymous";
  /** User or role name; empty for root. */
  readonly name: string;
  readonly arn: string;
  /** The principal's id in the vendor's form. */
  readonly id: string;
  readonly accessKeyId: string;
  /** For a role: the session's name. */
  readonly session?: string;
  /** For a role: the access key that assumed it. */
  readonly assumedBy?: string;
}

/** Everything a call is made from. */
export interface CallParts {
  readonly product: string;
  readonly version: string;
  readonly action: string;
  /** Empty when neither the call nor its host named one. */
  readonly region: string;
  /** Where it lists when no region was named; absent: a region must be named. */
  readonly home?: string | undefined;
  readonly principal: Principal;
  readonly params: Params;
  /** The parameters that the handler declares, with what it does with them. */
  readonly declared: Readonly<Record<string, ParamUse>>;
  readonly store: Store;
  readonly host: string;
  /** What the host pattern of the product gave, such as `project`. */
  readonly hostVars: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: Buffer;
  readonly requestId: string;
  readonly errors: ParamErrors;
  readonly effects: ReadonlySet<FaultKind>;
  /** What the caller sees; absent: all. */
  readonly view?: View | undefined;
}

/** One call as a handler sees it: parameters, the caller's account and its tables, the clock. */
export class Call {
  readonly product: string;
  readonly version: string;
  readonly action: string;
  readonly region: string;
  readonly principal: Principal;
  /** The account whose tables are used: the caller's. */
  readonly account: Account;
  readonly params: Params;
  readonly store: Store;
  readonly clock: Clock;
  readonly host: string;
  readonly hostVars: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: Buffer;
  readonly requestId: string;
  readonly errors: ParamErrors;
  readonly #declared: Readonly<Record<string, ParamUse>>;
  readonly #effects: ReadonlySet<FaultKind>;
  readonly #view: View | undefined;
  readonly #named: boolean;
  readonly #tables = new Map<object, Table>();
  #listings = 0;

  constructor(parts: CallParts) {
    this.product = parts.product;
    this.version = parts.version;
    this.action = parts.action;
    this.region = parts.region === "" ? (parts.home ?? "") : parts.region;
    this.#named = parts.region !== "";
    this.principal = parts.principal;
    this.account = parts.principal.account;
    this.params = parts.params;
    this.store = parts.store;
    this.clock = parts.store.clock;
    this.host = parts.host;
    this.hostVars = parts.hostVars;
    this.headers = parts.headers;
    this.rawBody = parts.rawBody;
    this.requestId = parts.requestId;
    this.errors = parts.errors;
    this.#declared = parts.declared;
    this.#effects = parts.effects;
    this.#view = parts.view;
  }

  /** World time in milliseconds. */
  now(): number {
    return this.clock.now();
  }

  /** One parameter as text; an empty one counts as sent. */
  text(name: string): string | undefined {
    this.#check(name);
    return this.params.text(name);
  }

  /** A parameter that must be there and not be empty, else the product's "missing parameter". */
  need(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === "") throw this.errors.missing(name);
    return value;
  }

  /** A whole number, or undefined when it is absent; anything else is refused. */
  number(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined || text === "") return undefined;
    if (!/^-?\d+$/.test(text)) throw this.errors.invalid(name);
    return Number(text);
  }

  /** `true`/`false`, or undefined when it is absent; anything else is refused. */
  flag(name: string): boolean | undefined {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined || text === "") return undefined;
    if (text !== "true" && text !== "false") throw this.errors.invalid(name);
    return text === "true";
  }

  /** The values of a repeated parameter; declare and ask for it as `InstanceId.N`. */
  list(name: string): readonly string[] {
    this.#check(name);
    return this.params.list(name);
  }

  /** The objects of a repeated group; declare `Filter.N.Key` and so on, ask for `Filter.N`. */
  groups(name: string): readonly Readonly<Record<string, string>>[] {
    return this.params.groups(name);
  }

  /** A field of the JSON body, or a parameter that holds JSON text; undefined when malformed. */
  json(name: string): Json {
    this.#check(name);
    return this.params.json(name);
  }

  /** The table of the caller's account in the call's region. */
  table<R extends Row>(ref: TableRef<R>, region: string = this.region): Table<R> {
    if (ref.scope === "region" && region === "") throw this.errors.missing("RegionId");
    const table = this.account.table(ref, region);
    this.#tables.set(table, untyped(table));
    return table;
  }

  /**
   * The rows of a listing, oldest first; give them to `paginate`. Counts as a listing for
   * come-back faults. `matches` may look at the call, at the world and at its time: the result for
   * a large table is kept for the next page as long as none of them changes.
   */
  rows<R extends Row>(
    ref: TableRef<R>,
    matches?: (row: R) => boolean,
    region: string = this.region,
  ): readonly R[] {
    const table = this.table(ref, region);
    table.listed();
    const found = this.#matching(table, matches);
    return this.#view === undefined ? found : this.#view.shown(untyped(table), found, matches);
  }

  #matching<R extends Row>(table: Table<R>, matches?: (row: R) => boolean): readonly R[] {
    if (matches === undefined) return table.rows();
    if (table.size < worthKeeping) return table.rows().filter(matches);
    const key = this.#filterKey();
    const state = `${this.store.version}/${this.clock.offset()}`;
    const known = table.filtered.get(key);
    if (known?.state === state) return known.rows;
    const rows = table.rows().filter(matches);
    if (table.filtered.size >= mostKept) table.filtered.clear();
    table.filtered.set(key, { state, rows });
    return rows;
  }

  /** What a filter can depend on: everything of the call but its paging parameters. */
  #filterKey(): string {
    const sent: string[] = [];
    for (const [name, value] of this.params.flat) {
      if (this.#declared[name] !== "page") sent.push(`${name}=${value}`);
    }
    this.#listings += 1;
    const { product, action, principal, region } = this;
    const where = [product, action, principal.accessKeyId, region, this.#listings];
    return JSON.stringify([where, sent.sort(), this.hostVars, this.params.body ?? null]);
  }

  /** A row by id: in the call's region, or in any region when the call names none. */
  find<R extends Row>(ref: TableRef<R>, id: string): { row: R; table: Table<R> } | undefined {
    const places =
      this.#named || ref.scope === "account"
        ? [this.table(ref)]
        : this.account.everywhere(ref.name).map((table) => this.table(ref, table.region));
    for (const table of places) {
      const row = table.get(id);
      if (row !== undefined) return { row, table };
    }
    return undefined;
  }

  /** True when a row of another product's table matches, in the call's region or the account. */
  inUse(table: string, matches: (row: Row) => boolean): boolean {
    return this.account
      .everywhere(table)
      .some(
        (t) => (t.region === "" || !this.#named || t.region === this.region) && t.some(matches),
      );
  }

  /** The row as sent, hidden fields gone; counts as one poll when it is on its way. */
  show<R extends Row>(row: R, shape?: (row: R) => JsonObject): JsonObject {
    const shown = shape === undefined ? withoutHidden(row) : withoutHidden(shape(row));
    if (row["_then"] !== undefined) this.#poll(row);
    return shown;
  }

  /** The total that a listing tells of so many. */
  told(total: number): number {
    return this.#view?.cap(total) ?? total;
  }

  /** Whether the caller sees nothing, with success. */
  get blind(): boolean {
    return this.#view?.blind === true;
  }

  /** Whether a paging fault hits this call. */
  hasEffect(kind: FaultKind): boolean {
    return this.#effects.has(kind);
  }

  #poll(row: Row): void {
    for (const table of this.#tables.values()) {
      if (table.get(table.idOf(row)) === row) {
        table.show(row);
        return;
      }
    }
  }

  #check(name: string): void {
    if (this.#declared[name] !== undefined) return;
    if (this.#declared[generalName(name)] !== undefined) return;
    throw new Error(
      `${this.product} ${this.action} reads ${name}, which its handler does not declare`,
    );
  }
}

/** A reply with its own status, headers or body, for styles other than plain JSON with 200. */
export class HttpReply {
  readonly status: number;
  readonly body: Json | Buffer;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    body?: Json | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}
