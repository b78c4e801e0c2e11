import type { Account } from "../../core/account.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { recordsAt, textAt } from "../shared/reply.ts";
import { type Calls, inWords } from "../shared/session-calls.ts";
import { CallError } from "../shared/transport.ts";

/**
 * The regions that the account is to be listed in: those that DescribeRegions offers it, or the ones
 * that account.yaml names among them. In which of them a product exists, each listing tells.
 * https://api.alibabacloud.com/document/Ecs/2014-05-26/DescribeRegions
 */
export async function accountRegions(
  calls: Calls,
  account: Account,
  signal: AbortSignal,
): Promise<readonly string[]> {
  let offered: readonly string[];
  try {
    const reply = await calls.read(
      { product: "Ecs", action: "DescribeRegions", region: "cn-hangzhou", params: {} },
      signal,
    );
    offered = recordsAt(reply, "Regions", "Region").map((region) => textAt(region, "RegionId"));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    throw new Problem({
      code: "cloud-refused",
      summary: `The regions of account ${account.id} could not be listed: ${error.code}`,
      where: `Ecs DescribeRegions: ${inWords(error)}`,
      next:
        error.kind === "denied"
          ? `Allow ${error.permission ?? "ecs:DescribeRegions"}; \`npx closeout permissions\` prints the whole policy.`
          : "Run again.",
      cause: error,
    });
  }
  if (offered.length === 0) {
    throw new Problem({
      code: "cloud-refused",
      summary: `The cloud names no region for account ${account.id}`,
      where: "Ecs DescribeRegions",
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
      where: `${account.file}: regions`,
      next: `Allowed: ${[...offered].sort().join(", ")}, or \`all\`.`,
    });
  }
  return [...new Set(named)];
}
