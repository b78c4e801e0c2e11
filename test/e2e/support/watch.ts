import { expect } from "vitest";
import type { LoggedCall } from "../../../emulator/core/log.ts";
import type { Row, Table } from "../../../emulator/core/table.ts";
import type { Emulator } from "../../../emulator/server.ts";
import { parseItemId } from "../../../src/core/item.ts";
import type { JournalEntry } from "../../../src/core/journal.ts";
import type { Review } from "../../../src/core/review.ts";
import { type Ground, typesIn } from "./ground.ts";

/** Actions that only look, and those that give temporary keys. */
const LOOKING =
  /^(?:Describe|List|Get|Query|Search|Check|Head|Estimate|Inquiry|Show|Keystone(?:List|Show)|Assume(?:Role|Agency)$|GET |HEAD )/u;
/** Looks although its name says otherwise: it lists recycled users, accounts and the like. */
const ALSO_LOOKING: ReadonlySet<string> = new Set(["GenerateCredentialReport"]);
/** The calls that close a member. */
const CLOSING = /^(?:Delete|Close)Account$/u;

/** Sees what becomes of the member, whoever does it, and holds it against the reviews. */
export class Watch {
  readonly #emulator: Emulator;
  readonly #ground: Ground;
  /** `type nativeId` of everything that some review of this test approved. */
  readonly #approved = new Set<string>();
  readonly #unapproved: string[] = [];
  #taking = false;

  /** `mayGo`: `type nativeId` of what may go without a review. */
  constructor(emulator: Emulator, ground: Ground, mayGo: readonly string[] = []) {
    this.#emulator = emulator;
    this.#ground = ground;
    for (const one of mayGo) this.#approved.add(one);
    const { store } = emulator.world;
    const before = store.onRemoved;
    store.onRemoved = (account, table, row) => {
      before(account, table, row);
      if (account.id === ground.member) this.#removed(table, row);
    };
  }

  /** From now on what this review names may go. */
  approved(review: Review): void {
    for (const id of Object.keys(review.items)) {
      const parts = parseItemId(id);
      if (parts !== undefined) this.#approved.add(`${parts.type} ${parts.nativeId}`);
    }
  }

  /** Calls that change something, so far. */
  changes(): readonly LoggedCall[] {
    return this.#emulator.world.log
      .list()
      .filter(({ action }) => !LOOKING.test(action) && !ALSO_LOOKING.has(action));
  }

  standing(name: string, region?: string): readonly string[] {
    const tables = this.#tables(name).filter(
      (table) => region === undefined || table.region === region,
    );
    return tables.flatMap((table) => table.rows().map((row) => table.idOf(row)));
  }

  row(name: string, id: string): Row | undefined {
    return this.#tables(name)
      .map((table) => table.get(id))
      .find((row) => row !== undefined);
  }

  /** What goes meanwhile is a person's doing. */
  async byAPerson(act: () => Promise<void>): Promise<void> {
    this.#taking = true;
    await act();
    this.#taking = false;
  }

  take(name: string, id: string): void {
    this.#taking = true;
    const found = this.#tables(name).find((table) => table.has(id));
    if (found === undefined) throw new Error(`there is no ${id} in ${name}`);
    found.remove(id);
    this.#taking = false;
  }

  /**
   * Nothing went that no review approved, and the journal holds every changing call; of runs that were
   * killed also some that nobody sent, which have no answer then.
   */
  check(journal: readonly JournalEntry[], killed = false): void {
    expect(this.#unapproved, "gone without approval").toEqual([]);
    const unsent = new Set(
      journal.flatMap((entry) =>
        entry.kind === "answer" && entry.code === "NotSent" ? [`${entry.run} ${entry.seq}`] : [],
      ),
    );
    const noted = journal.flatMap((entry) =>
      entry.kind === "call" && !unsent.has(`${entry.run} ${entry.seq}`)
        ? [withoutProduct(entry.action)]
        : [],
    );
    const { names = {} } = this.#ground;
    const made = this.changes().map(({ action }) => names[action] ?? action);
    if (killed) {
      const answered = journal.filter(({ kind }) => kind === "answer").length - unsent.size;
      const [inJournal, sent] = [counted(noted), counted(made)];
      const missing = Object.keys(sent).filter(
        (action) => (inJournal[action] ?? 0) < (sent[action] ?? 0),
      );
      expect(missing, "calls that the journal lacks").toEqual([]);
      expect(noted.length - made.length).toBeLessThanOrEqual(noted.length - answered);
      return;
    }
    expect(counted(noted), "calls in the journal").toEqual(counted(made));
  }

  #removed(table: Table, row: Row): void {
    const types = typesIn(this.#ground, table.ref.name);
    if (this.#taking || types.length === 0) return;
    // A member that was closed is emptied with it.
    const log = this.#emulator.world.log.list();
    if (log.some(({ action, code }) => CLOSING.test(action) && code === "")) return;
    // Users are items by their UserId, and stand in the emulator by name.
    const ids = [table.idOf(row), String(row["UserId"] ?? "")];
    const isRecord = this.#ground.records?.includes(table.ref.name) === true;
    const isOf = (id: string): boolean =>
      [...this.#approved].some((one) => one.slice(one.indexOf(" ") + 1) === id);
    if (isRecord && ids.some(isOf)) return;
    if (types.some((type) => ids.some((id) => this.#approved.has(`${type} ${id}`)))) return;
    this.#unapproved.push(`${types[0]} ${ids[0]}`);
  }

  #tables(name: string): readonly Table[] {
    return this.#emulator.world.store.account(this.#ground.member)?.everywhere(name) ?? [];
  }
}

/** `Ecs.DeleteKeyPairs`, as the journal names a call, without the product. */
function withoutProduct(action: string): string {
  return action.slice(action.lastIndexOf(".") + 1);
}

function counted(actions: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const action of [...actions].sort()) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}
