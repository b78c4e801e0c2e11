import { join } from "node:path";
import { type AllValues, allValuesOf, requestsOf, writeAllValues } from "./all-values.ts";
import { collectActions, type UsedActions } from "./collect.ts";
import { packageFolder, readPackages, readSdk } from "./download.ts";
import { exceptions } from "./exceptions.ts";
import { extractEmulated } from "./huawei/emulated.ts";
import { emulatedIds, type Lookups, lookupsOf, writeLookups } from "./lookups.ts";
import { type Replies, repliesOf, writeReplies } from "./replies.ts";
import { javascriptComments, pythonComments } from "./reply-texts.ts";
import { exceptions as tencentExceptions } from "./tencent/exceptions.ts";
import { declarationsOf } from "./tencent/packages.ts";
import * as tencentReplies from "./tencent/replies.ts";
import * as tencent from "./tencent/used.ts";
import { usedCalls } from "./used.ts";

/** The actions that the emulator answers, by product. */
export async function emulatedActions(): Promise<UsedActions> {
  const keys = readPackages().map(({ product }) => product);
  return collectActions((await usedCalls()).handlers, keys, exceptions);
}

/** Those of the other cloud. */
export async function emulatedTencentActions(): Promise<UsedActions> {
  return collectActions((await tencent.usedCalls()).handlers, [], tencentExceptions);
}

/** Writes what the replies of all emulated actions hold; part of `npm run vendor-models`. */
export async function extractReplies(cache: string): Promise<void> {
  const actions = await emulatedActions();
  const products: Record<string, Replies> = {};
  const all: Record<string, AllValues> = {};
  const lookups: Record<string, Lookups> = {};
  const ids = await emulatedIds();
  for (const entry of readPackages()) {
    const wanted = actions[entry.product] ?? [];
    if (wanted.length === 0) continue;
    const sdk = readSdk(entry, cache);
    const version = sdk.operations[0]?.version ?? "";
    const product = entry.product.replace(/@.*/u, "");
    const folder = packageFolder(entry, cache);
    const comments =
      entry.registry === "npm"
        ? javascriptComments(join(folder, "package", "dist"))
        : pythonComments(join(folder, entry.package));
    products[`${product} ${version}`] = repliesOf(sdk, comments, wanted);
    const every = sdk.operations.map(({ action }) => action);
    const described = requestsOf(sdk, comments);
    all[`${product} ${version}`] = allValuesOf(described, every, wanted);
    const own = ids.get(`${product} ${version}`) ?? [];
    lookups[`${product} ${version}`] = lookupsOf(described, every, own);
  }
  writeReplies("alibaba", products);
  writeAllValues("alibaba", all);
  writeLookups("alibaba", lookups);
  await extractTencentReplies(cache, ids);
  await extractEmulated(cache);
}

async function extractTencentReplies(
  cache: string,
  ids: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const others: Record<string, Replies> = {};
  const all: Record<string, AllValues> = {};
  const lookups: Record<string, Lookups> = {};
  for (const [product, wanted] of Object.entries(await emulatedTencentActions())) {
    const { declarations } = declarationsOf(product, cache);
    others[product] = tencentReplies.repliesOf(declarations, wanted);
    const every = [...declarations.keys()].flatMap((name) =>
      name.endsWith("Request") ? [name.slice(0, -"Request".length)] : [],
    );
    const described = tencentReplies.requestsOf(declarations);
    all[product] = allValuesOf(described, every, wanted);
    lookups[product] = lookupsOf(described, every, ids.get(product) ?? []);
  }
  writeReplies("tencent", others);
  writeAllValues("tencent", all);
  writeLookups("tencent", lookups);
}
