import type { Account } from "../../../core/account.ts";
import type { Coverage } from "../../../core/inventory.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { Problem } from "../../../core/problem.ts";
import { inParallel } from "../wire/parallel.ts";
import { CallError } from "../wire/transport.ts";
import { inWords } from "./session-calls.ts";

/** Pseudo-type of the coverage records of regions themselves, and of the calls that list them. */
const REGIONS = "sighting.regions";

/** Regions asked at once. */
const PARALLEL = 16;

/** The regions of an account, and what is known of those that are not among them. */
export interface Regions {
  readonly all: readonly string[];
  /**
   * A record for each region that a source names and no list of regions does: `inactive` where two sources
   * agree that the account does not have it, else `failed`; and one for each list that could not be read.
   */
  readonly records: readonly Coverage[];
}

/** How a region that no list names is asked after. */
export interface RegionAsk {
  /** The call that is made in the region, as it is named to the reader. */
  readonly call: string;
  readonly ask: (region: string, signal: AbortSignal) => Promise<unknown>;
  /** True for an error with which the cloud says that it does not offer the region. */
  readonly refuses: (error: CallError, region: string) => boolean;
}

/** A call that lists regions, and those that it named. */
export interface RegionSource {
  /** With its product, as it is named to the reader. */
  readonly call: string;
  readonly regions: readonly string[];
}

/** What a cloud says of the regions of an account. */
export interface RegionList {
  readonly lists: readonly RegionSource[];
  /** A record for each list that could not be read. */
  readonly unread: readonly Coverage[];
  /** Regions that this program, a review or an earlier run knows. */
  readonly known: readonly string[];
  readonly ask: RegionAsk;
}

/** A region that something else than a list of regions names. */
export interface NamedRegion {
  readonly region: string;
  /** What names it, for the reader. */
  readonly by: string;
  /** True where it says that something of the account stands there now. */
  readonly holds: boolean;
}

/** What a region said when it was asked. */
type Verdict =
  | { readonly is: "answers" }
  | { readonly is: "refused" | "unclear"; readonly error: CallError };

/** The record of a list of regions that could not be read. */
export function unreadList(call: string, error: CallError): Coverage {
  const { kind, code, permission, requestId } = error;
  return {
    type: REGIONS,
    region: GLOBAL_REGION,
    outcome: kind === "denied" || kind === "throttled" ? kind : "failed",
    count: 0,
    code,
    message: `${call} could not be read, so a region may be missing: ${inWords(error)}`,
    ...(permission === undefined ? {} : { permission }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/**
 * The regions that an account is to be listed in: the union of what every source names. One that no list
 * of regions names is asked after in the region itself, once; what else names regions may be told later.
 */
export class RegionSurvey {
  readonly #account: Account;
  readonly #list: RegionList;
  readonly #offered: readonly string[];
  readonly #verdicts = new Map<string, Verdict>();

  /** Throws a Problem where the cloud names no region at all. */
  constructor(account: Account, list: RegionList) {
    this.#account = account;
    this.#list = list;
    this.#offered = [...new Set(list.lists.flatMap(({ regions }) => regions))];
    if (this.#offered.length > 0) return;
    throw new Problem({
      code: "cloud-refused",
      summary: `The cloud names no region for account ${account.id}`,
      where: this.#calls(),
      next: "Run again; an account always has regions, so nothing is taken for empty.",
    });
  }

  /**
   * The regions with those that other sources name, or the ones that account.yaml names among them. Throws
   * a Problem where account.yaml names one that the account is not offered.
   */
  async chosen(named: readonly NamedRegion[], signal: AbortSignal): Promise<Regions> {
    const { regions } = this.#account;
    const { known, unread } = this.#list;
    if (regions === "all") {
      const found = await this.#judged(
        [...known, ...named.map(({ region }) => region)],
        named,
        signal,
      );
      return { all: [...this.#offered, ...found.all], records: [...unread, ...found.records] };
    }
    // Account-wide types are listed in any case; account.yaml may name their region for the reader.
    const wanted = [...new Set(regions)].filter((region) => region !== GLOBAL_REGION);
    const found = await this.#judged(wanted, named, signal);
    const has = [...this.#offered, ...found.all];
    const doubted = found.records.flatMap(({ region, outcome }) =>
      outcome === "inactive" ? [] : region,
    );
    const foreign = wanted.filter((region) => !has.includes(region) && !doubted.includes(region));
    if (foreign.length > 0) {
      throw new Problem({
        code: "account-file",
        summary: `Account ${this.#account.id} is not offered ${foreign.join(", ")}`,
        where: `${this.#account.file}: regions`,
        next: `Correct \`regions\`, or write \`all\`; offered are ${[...this.#offered].sort().join(", ")}.`,
      });
    }
    return { all: wanted, records: [...unread, ...found.records] };
  }

  /** What becomes of regions that no list names: those to be listed, and a record for each of the others. */
  async #judged(
    regions: readonly string[],
    named: readonly NamedRegion[],
    signal: AbortSignal,
  ): Promise<Regions> {
    const lacking = [...new Set(regions)]
      .filter((region) => !this.#offered.includes(region))
      .sort();
    await this.#ask(lacking, signal);
    const all: string[] = [];
    const records: Coverage[] = [];
    for (const region of lacking) {
      const verdict = this.#verdicts.get(region);
      if (verdict === undefined) continue;
      const witnesses = named.filter((one) => one.region === region);
      const holds = witnesses.filter((one) => one.holds);
      if (verdict.is === "answers" || witnesses.length > 0) all.push(region);
      const record = this.#record(region, verdict, witnesses.length > 0, holds);
      if (record !== undefined) records.push(record);
    }
    return { all, records };
  }

  #record(
    region: string,
    verdict: Verdict,
    isNamed: boolean,
    holds: readonly NamedRegion[],
  ): Coverage | undefined {
    const { call } = this.#list.ask;
    const lists = this.#calls();
    const base = { type: REGIONS, region, count: 0 } as const;
    if (verdict.is === "answers") {
      if (isNamed) return undefined;
      const message = `${lists} ${this.#do("does not", "do not")} name ${region}, though ${call} answers there: the list of regions is short`;
      return { ...base, outcome: "failed", message };
    }
    const { code } = verdict.error;
    const says = inWords(verdict.error);
    if (verdict.is === "unclear") {
      const message = `${lists} ${this.#do("does not", "do not")} name ${region}, and ${call} does not tell whether it is offered: ${says}`;
      return { ...base, outcome: "failed", code, message };
    }
    if (holds.length > 0) {
      const by = [...new Set(holds.map((one) => one.by))].join(" and ");
      const message = `${by} names something in ${region}, though ${call} answers there that it is not offered: ${says}`;
      return { ...base, outcome: "failed", code, message };
    }
    const proof = `${lists} ${this.#do("does not", "do not")} name ${region}, and ${call} answers ${code} there`;
    return { ...base, outcome: "inactive", code, proof };
  }

  async #ask(regions: readonly string[], signal: AbortSignal): Promise<void> {
    const { ask, refuses } = this.#list.ask;
    const unasked = regions.filter((region) => !this.#verdicts.has(region));
    await inParallel(unasked, PARALLEL, signal, async (region, linked) => {
      try {
        await ask(region, linked);
        this.#verdicts.set(region, { is: "answers" });
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        this.#verdicts.set(region, { is: refuses(error, region) ? "refused" : "unclear", error });
      }
    });
  }

  /** The lists that were read, by their calls. */
  #calls(): string {
    return [...new Set(this.#list.lists.map(({ call }) => call))].join(", ");
  }

  #do(one: string, several: string): string {
    return new Set(this.#list.lists.map(({ call }) => call)).size === 1 ? one : several;
  }
}
