import type { Account } from "../../../core/account.ts";
import { Problem } from "../../../core/problem.ts";
import { CallError } from "../wire/transport.ts";
import { type RegionSource, unreadList } from "./regions.ts";
import { inWords } from "./session-calls.ts";

type Read = () => Promise<readonly string[]>;

/** The list without which no region is known. Throws a Problem. */
export async function firstList(
  { id }: Account,
  call: string,
  permission: string,
  read: Read,
  what = "regions",
): Promise<RegionSource> {
  try {
    return { call, regions: await read() };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    throw new Problem({
      code: "cloud-refused",
      summary: `The ${what} of account ${id} could not be listed: ${error.code}`,
      where: `${call}: ${inWords(error)}`,
      next:
        error.kind === "denied"
          ? `Allow ${error.permission ?? permission}; \`npx closeout permissions\` prints the whole policy.`
          : "Run again.",
      cause: error,
    });
  }
}

/** What was read of several lists: what they name, and a record for each that could not be read. */
export interface RegionLists {
  readonly lists: readonly RegionSource[];
  readonly unread: readonly ReturnType<typeof unreadList>[];
}

/**
 * Reads the other lists beside the first one; one that the cloud refuses to give names nothing. `named` is how a
 * list is called where it could not be read.
 */
export async function withOthers(
  first: Promise<RegionSource>,
  others: readonly { readonly call: string; readonly named: string; readonly read: Read }[],
): Promise<RegionLists> {
  const [list, ...read] = await Promise.all([first, ...others.map(otherList)]);
  return {
    lists: [
      list,
      ...read.flatMap((other) => (other !== undefined && "call" in other ? other : [])),
    ],
    unread: read.flatMap((other) => (other === undefined || "call" in other ? [] : other)),
  };
}

async function otherList({
  call,
  named,
  read,
}: {
  readonly call: string;
  readonly named: string;
  readonly read: Read;
}): Promise<RegionSource | ReturnType<typeof unreadList> | undefined> {
  try {
    return { call, regions: await read() };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (error.kind === "refused" || error.kind === "unsupported") return undefined;
    return unreadList(named, error);
  }
}
