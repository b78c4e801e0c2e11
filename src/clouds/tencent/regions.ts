import type { Account } from "../../core/account.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { recordsAt, textAt } from "../shared/reply.ts";
import { type Calls, inWords } from "../shared/session-calls.ts";
import { CallError } from "../shared/transport.ts";

/** The product whose regions bound all others: it is offered wherever anything is. */
const WIDEST = "cvm";

/** Regions of a product, whatever their state: one that sells nothing new may still hold something. */
async function regionsOf(
  calls: Calls,
  product: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const reply = await calls.read(
    {
      product: "region",
      action: "DescribeRegions",
      region: GLOBAL_REGION,
      params: { Product: product },
    },
    signal,
  );
  return recordsAt(reply, "RegionSet")
    .map((region) => textAt(region, "Region"))
    .filter((region) => region !== "");
}

/**
 * The regions that the account is to be listed in, or the ones that account.yaml names among them.
 * https://cloud.tencent.com/document/api/1278/55255
 */
export async function accountRegions(
  calls: Calls,
  account: Account,
  signal: AbortSignal,
): Promise<readonly string[]> {
  let offered: readonly string[];
  try {
    offered = await regionsOf(calls, WIDEST, signal);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    throw new Problem({
      code: "cloud-refused",
      summary: `The regions of account ${account.id} could not be listed: ${error.code}`,
      where: `region DescribeRegions: ${inWords(error)}`,
      next:
        error.kind === "denied"
          ? `Allow ${error.permission ?? "region:DescribeRegions"}; \`npx closeout permissions\` prints the whole policy.`
          : "Run again.",
      cause: error,
    });
  }
  if (offered.length === 0) {
    throw new Problem({
      code: "cloud-refused",
      summary: `The cloud names no region for account ${account.id}`,
      where: "region DescribeRegions",
      next: "Run again; an account always has regions, so nothing is taken for empty.",
    });
  }
  if (account.regions === "all") return offered;
  // Account-wide types are listed in any case; account.yaml may name their region for the reader.
  const named = account.regions.filter((region) => region !== GLOBAL_REGION);
  const foreign = named.filter((region) => !offered.includes(region));
  if (foreign.length > 0) {
    throw new Problem({
      code: "account-file",
      summary: `Account ${account.id} is not offered ${foreign.join(", ")}`,
      where: account.file,
      next: `Correct \`regions\`; offered are ${offered.join(", ")}.`,
    });
  }
  return named;
}

/**
 * The regions of the account in which a product is offered. A product that the region list does not know,
 * or does not answer for, is asked for in all of them: what is not offered says so itself.
 */
export async function productRegions(
  calls: Calls,
  product: string,
  all: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (product === WIDEST) return all;
  try {
    const offered = await regionsOf(calls, product, signal);
    const both = all.filter((region) => offered.includes(region));
    return both.length === 0 ? all : both;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return all;
  }
}
