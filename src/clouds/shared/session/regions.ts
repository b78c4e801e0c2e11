import type { Account } from "../../../core/account.ts";
import type { Coverage } from "../../../core/inventory.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { Problem } from "../../../core/problem.ts";
import { inParallel } from "../wire/parallel.ts";
import { CallError } from "../wire/transport.ts";
import { inWords } from "./session-calls.ts";

/** Pseudo-type of the coverage records of regions that the list of regions lacks. */
const REGIONS = "sighting.regions";

/** Regions asked at once. */
const PARALLEL = 8;

/** The regions of an account, and what stands against the cloud's own list of them. */
export interface Regions {
  readonly all: readonly string[];
  /** A failed record for each known region that the list lacks and that was not refused. */
  readonly doubts: readonly Coverage[];
}

/** How a known region that the list lacks is asked after. */
export interface RegionAsk {
  /** The call that lists regions, as it is named to the reader. */
  readonly list: string;
  /** The call that is made in the region, as it is named to the reader. */
  readonly call: string;
  readonly ask: (region: string, signal: AbortSignal) => Promise<unknown>;
  /** True for an error with which the cloud says that it does not offer the region. */
  readonly refuses: (error: CallError) => boolean;
}

/** What a cloud says of the regions of an account. */
export interface RegionList {
  /** The call that lists them, with its product, as it is named to the reader. */
  readonly call: string;
  readonly offered: readonly string[];
  /** Those that this program, a review or an earlier run knows. */
  readonly known: readonly string[];
  readonly ask: RegionAsk;
}

/**
 * The regions that an account is to be listed in: those that it is offered, held against those that are
 * known, or the ones that account.yaml names among them. Throws a Problem where the cloud names none, or
 * account.yaml names one that the account is not offered.
 */
export async function chosenRegions(
  account: Account,
  { call, offered, known, ask }: RegionList,
  signal: AbortSignal,
): Promise<Regions> {
  if (offered.length === 0) {
    throw new Problem({
      code: "cloud-refused",
      summary: `The cloud names no region for account ${account.id}`,
      where: call,
      next: "Run again; an account always has regions, so nothing is taken for empty.",
    });
  }
  if (account.regions === "all") return withKnown(offered, known, ask, signal);
  // Account-wide types are listed in any case; account.yaml may name their region for the reader.
  const named = [...new Set(account.regions)].filter((region) => region !== GLOBAL_REGION);
  const found = await withKnown(
    offered,
    known.filter((region) => named.includes(region)),
    ask,
    signal,
  );
  const doubted = found.doubts.map(({ region }) => region);
  const foreign = named.filter(
    (region) => !found.all.includes(region) && !doubted.includes(region),
  );
  if (foreign.length > 0) {
    throw new Problem({
      code: "account-file",
      summary: `Account ${account.id} is not offered ${foreign.join(", ")}`,
      where: `${account.file}: regions`,
      next: `Correct \`regions\`, or write \`all\`; offered are ${[...offered].sort().join(", ")}.`,
    });
  }
  return { all: named, doubts: found.doubts };
}

/**
 * Holds a list of regions against those that are known: one that it lacks is asked after in the region
 * itself. Where the cloud refuses, the account does not have it; where it answers, the list is short, so
 * the region is listed too and stands in the way by name, as one that could not be asked does.
 */
async function withKnown(
  offered: readonly string[],
  known: readonly string[],
  { list, call, ask, refuses }: RegionAsk,
  signal: AbortSignal,
): Promise<Regions> {
  const lacking = [...new Set(known)].filter((region) => !offered.includes(region)).sort();
  const answering = new Set<string>();
  const doubts = new Map<string, Coverage>();
  const doubt = (region: string, message: string, code?: string) =>
    doubts.set(region, {
      type: REGIONS,
      region,
      outcome: "failed",
      count: 0,
      message: `${list} does not name ${region}, ${message}`,
      ...(code === undefined ? {} : { code }),
    });
  await inParallel(lacking, PARALLEL, signal, async (region, linked) => {
    try {
      await ask(region, linked);
      answering.add(region);
      doubt(region, `though ${call} answers there: its list of regions is short`);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (!refuses(error)) {
        doubt(
          region,
          `and ${call} does not tell whether it is offered: ${inWords(error)}`,
          error.code,
        );
      }
    }
  });
  return {
    all: [...offered, ...lacking.filter((region) => answering.has(region))],
    doubts: [...doubts.values()].sort((a, b) => (a.region < b.region ? -1 : 1)),
  };
}
