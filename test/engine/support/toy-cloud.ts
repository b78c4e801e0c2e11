import type { Account } from "../../../src/core/account.ts";
import type { ActOutcome, CloudSession, Listing } from "../../../src/core/cloud.ts";
import type { Coverage, CoverageOutcome } from "../../../src/core/inventory.ts";
import { type Item, itemId } from "../../../src/core/item.ts";
import type { JournalEntry } from "../../../src/core/journal.ts";
import { asItCame } from "../../../src/core/language.ts";
import type { Row } from "../../../src/core/row.ts";
import { NO_TIES } from "../../../src/core/ties.ts";
import { plainAccount } from "../../support/account.ts";

/** A thing of the toy cloud; edges name other things by `type/id`. */
export interface Toy {
  readonly type: string;
  readonly id: string;
  readonly uses?: readonly string[];
  readonly waitsFor?: readonly string[];
  readonly goesWith?: string;
  readonly takes?: readonly string[];
  readonly item?: Partial<Item>;
  /** How its removal behaves: default gone at once. */
  readonly behaves?:
    | "slow"
    | "says-yes"
    | "comes-back"
    | "recycles"
    | "schedules"
    | "refuses"
    | "is-untied";
}

const REGION = "toyland";

/** Rows of the toy types; `box` goes by a call, `lid` with its box, `maker` makes boxes anew, `bill` tells of a thing by its id. */
export const toyRows: ReadonlyMap<string, Row> = new Map(
  Object.entries({
    "toy.box": row({}),
    "toy.lid": row({
      goesWith: { type: "toy.box", at: "box" },
      remove: { by: "manual", because: "it is part of its box", console: ["Lift the box."] },
    }),
    "toy.maker": row({
      recreates: ["toy.box"],
      material: ["size", "on", "open", "with"],
      bindings: ["on"],
    }),
    "toy.key": row({ remove: { by: "call", steps: [], ends: "scheduled" } }),
    "toy.stone": row({ remove: { by: "manual", because: "it is heavy", console: ["Lift it."] } }),
    "toy.shelf": row({ after: ["toy.box"] }),
    "toy.bill": row({ wave: "finance", joins: { region: "region", as: {} } }),
  }),
);

function row(parts: Partial<Row>): Row {
  return {
    title: "Toy",
    docs: "https://example.org/toy",
    wave: "workloads",
    scope: "region",
    list: { action: "ListToys", items: "Toys", paging: { by: "none" } },
    read: { id: "Id", tags: { none: "toys have none" } },
    dataBearing: false,
    material: ["size"],
    remove: { by: "call", steps: [] },
    ...parts,
  };
}

/** Canonical id of a toy. */
export function idOf(name: string): string {
  const [type = "", id = ""] = name.split("/");
  return itemId({ cloud: "toy", type, region: REGION, nativeId: id });
}

/** An item as the toy cloud lists it. */
export function toyItem(toy: Toy): Item {
  return {
    id: idOf(`${toy.type}/${toy.id}`),
    type: toy.type,
    region: REGION,
    nativeId: toy.id,
    name: undefined,
    state: "present",
    until: undefined,
    charge: "free",
    expires: undefined,
    autoRenew: undefined,
    created: undefined,
    lastActive: undefined,
    protections: [],
    tags: {},
    ties: NO_TIES,
    facts: { size: 1 },
    proposed:
      toy.type === "toy.lid" ? "with-parent" : toy.type === "toy.stone" ? "manual" : "delete",
    because: undefined,
    blocks: true,
    uses: (toy.uses ?? []).map(idOf),
    waitsFor: (toy.waitsFor ?? []).map(idOf),
    goesWith: toy.goesWith === undefined ? undefined : idOf(toy.goesWith),
    takes: toy.takes ?? [],
    parent: undefined,
    ...toy.item,
  };
}

/** The coverage of a listing that user ops made, whose rights nobody could read. */
export function doubted(coverage: Coverage): Coverage {
  const message = "user ops is not proved to see everything";
  return { ...coverage, outcome: "unproved", permission: "toy:List", reachOf: "user ops", message };
}

/** A small world that answers through the cloud port. */
export class ToyCloud {
  readonly #toys = new Map<string, { toy: Toy; item: Item; polls: number | undefined }>();
  readonly #doubted = new Set<string>();
  readonly #ghosts = new Map<string, { toy: Toy; item: Item; lists: number }>();
  readonly #coverage = new Map<string, { outcome: CoverageOutcome; code: string; times: number }>();
  /** Calls made, in order: `remove toy.box/1`. */
  readonly calls: string[] = [];
  /** Most removal calls that were under way at once. */
  most = 0;
  #now = 0;

  constructor(toys: readonly Toy[]) {
    for (const toy of toys) this.add(toy);
  }

  add(toy: Toy): void {
    const item = toyItem(toy);
    this.#toys.set(item.id, { toy, item, polls: undefined });
  }

  has(name: string): boolean {
    return this.#toys.has(idOf(name));
  }

  items(): readonly Item[] {
    return [...this.#toys.values()].map((entry) => entry.item);
  }

  /** From now on listings of a type succeed for somebody who may not see everything. */
  doubt(type: string): void {
    this.#doubted.add(type);
  }

  /** Lets the next listings of a type fail. */
  failListing(
    type: string,
    outcome: CoverageOutcome,
    code: string,
    times = Number.POSITIVE_INFINITY,
  ): void {
    this.#coverage.set(type, { outcome, code, times });
  }

  readonly session: CloudSession = {
    caller: { accountId: "1", kind: "user", principal: "toy:user", accessKeyId: "KEY" },
    regionsOf: async () => [REGION],
    regionCoverage: async () => [],
    list: async (request) => this.#list(request.type, request.region),
    reach: async () => ({ of: "user", unproved: [], says: "it sees everything", next: undefined }),
    sightings: async () => ({ sightings: [], coverage: [] }),
    describe: () => ["delete it"],
    remove: async (item) => this.#act("remove", item),
    detach: async (item) => this.#act("detach", item),
    undo: async () => ({ outcome: "refused", code: "NoUndo", message: "toys are not mended" }),
    quotes: async () => ({}),
    ownIdentity: () => [],
    checkAccount: async () => ({ outcome: "right", says: "a toy", next: "" }),
    closure: {
      by: "none",
      because: asItCame("toys do not close"),
      instead: asItCame("nothing"),
    },
    close: async () => undefined,
  };

  #list(type: string, region: string): Listing {
    const fault = this.#coverage.get(type);
    if (fault !== undefined && fault.times > 0) {
      fault.times -= 1;
      return {
        coverage: { type, region, outcome: fault.outcome, count: 0, code: fault.code },
        items: [],
      };
    }
    const items: Item[] = [];
    for (const [id, entry] of [...this.#toys]) {
      if (entry.item.type !== type) continue;
      items.push(entry.item);
      if (entry.polls === undefined) continue;
      entry.polls -= 1;
      if (entry.polls <= 0) this.#toys.delete(id);
    }
    for (const [id, ghost] of [...this.#ghosts]) {
      if (ghost.item.type !== type) continue;
      ghost.lists -= 1;
      if (ghost.lists > 0) continue;
      this.#ghosts.delete(id);
      this.#toys.set(id, {
        toy: { ...ghost.toy, behaves: "comes-back" },
        item: ghost.item,
        polls: undefined,
      });
    }
    const coverage: Coverage = { type, region, outcome: "listed", count: items.length };
    return { coverage: this.#doubted.has(type) ? doubted(coverage) : coverage, items };
  }

  async #act(verb: string, item: Item): Promise<ActOutcome> {
    this.calls.push(`${verb} ${item.type}/${item.nativeId}`);
    this.#now += 1;
    this.most = Math.max(this.most, this.#now);
    await Promise.resolve();
    this.#now -= 1;
    const entry = this.#toys.get(item.id);
    if (entry === undefined) return { outcome: "gone" };
    if (verb === "detach") {
      entry.item = { ...entry.item, uses: [], waitsFor: [] };
      return { outcome: "requested" };
    }
    for (const other of this.#toys.values()) {
      if (other.item.uses.includes(item.id))
        return {
          outcome: "busy",
          code: "DependencyViolation",
          message: `${other.item.id} uses it`,
        };
    }
    return this.#behave(entry, item);
  }

  #behave(entry: { toy: Toy; item: Item; polls: number | undefined }, item: Item): ActOutcome {
    switch (entry.toy.behaves) {
      case "says-yes":
        return { outcome: "requested" };
      case "refuses":
        return { outcome: "refused", code: "NotAllowed", message: "no" };
      case "slow":
        entry.item = { ...entry.item, state: "leaving" };
        entry.polls = 4;
        return { outcome: "requested" };
      case "recycles":
        if (entry.item.state === "recycled") break;
        entry.item = { ...entry.item, state: "recycled" };
        return { outcome: "requested" };
      case "schedules":
        entry.item = { ...entry.item, state: "scheduled", until: "2026-12-01T00:00:00Z" };
        return { outcome: "requested" };
      case "is-untied":
        // Its first call unties it, which whoever goes by what was listed before does again.
        if (item.facts["tied"] === false) break;
        entry.item = { ...entry.item, facts: { tied: false } };
        return { outcome: "busy", code: "Untying", message: "it is being untied" };
      case "comes-back":
        this.#ghosts.set(item.id, { toy: entry.toy, item: toyItem(entry.toy), lists: 2 });
        break;
      case undefined:
    }
    this.#toys.delete(item.id);
    for (const [id, other] of [...this.#toys]) {
      if (other.item.goesWith === item.id || item.takes.includes(other.item.nativeId))
        this.#toys.delete(id);
    }
    return { outcome: "requested" };
  }
}

/** An account without rules. */
export const toyAccount: Account = plainAccount({
  name: "toys",
  cloud: "toy",
  id: "1",
  kind: "toy",
});

/** A journal in memory. */
export class MemoryJournal {
  readonly entries: JournalEntry[] = [];
  append(entry: JournalEntry): void {
    this.entries.push(entry);
  }
  async onDisk(): Promise<void> {}
}

/** Words of a closing in a language in which nobody reads here. */
export function untold(): never {
  throw new Error("told in no language but English");
}
