import { loadServices } from "../../emulator/alibaba/services.ts";
import type { CloudDoubt } from "../../emulator/core/doubt/kinds.ts";
import { knownDoubts } from "../../emulator/doubt/known.ts";
import { loadServices as loadHuawei } from "../../emulator/huawei/services.ts";
import { loadServices as loadTencent } from "../../emulator/tencent/services.ts";
import type { CloudName } from "../../src/workspace/clouds.ts";
import { readPackages } from "../vendor-models/download.ts";
import { readHuaweiPackages, sourceOf } from "../vendor-models/huawei/packages.ts";
import { describeHuawei } from "../vendor-models/texts/huawei.ts";
import { type ActionTexts, alibabaTexts, publishedOf, tencentTexts, wholeText } from "./texts.ts";

/** The package of all products of Tencent Cloud. */
const TENCENT = "npm tencentcloud-sdk-nodejs 4.1.313";

/** Actions that look at things and change nothing. */
const READS = /^(?:Keystone)?(?:Describe|List|Show|Get|Query|Search|Lookup|Check|Inquiry)/u;

/** What a vendor says of one action that the emulator answers. */
export type Described = {
  readonly cloud: string;
  readonly product: string;
  readonly action: string;
  readonly source: string;
  readonly texts: ActionTexts;
};

/** The vendors' texts, as far as doubts are about them. */
export type Vendors = {
  /** Every reading action of the emulator that a package describes. */
  readonly actions: readonly Described[];
  readonly doubts: readonly CloudDoubt[];
  /** The text that a doubt's words are to stand in; undefined where its source is a page. */
  textOf(doubt: CloudDoubt): string | undefined;
};

/** Downloads what is not in the cache and reads it. */
export async function readVendors(cache: string): Promise<Vendors> {
  const described = await Promise.all(Object.values(DESCRIBED).map((read) => read(cache)));
  const actions = described.flat();
  const whole = new Map<string, string>();
  const older = new Map<string, ReadonlyMap<string, ActionTexts>>();
  const textOf = (doubt: CloudDoubt): string | undefined => {
    const entry = publishedOf(doubt.source);
    if (entry === undefined) return undefined;
    if (!("field" in doubt)) {
      const known = whole.get(doubt.source) ?? wholeText(entry, cache);
      whole.set(doubt.source, known);
      return known;
    }
    const own = actions.find(
      ({ cloud, product, action, source }) =>
        cloud === doubt.cloud &&
        product === doubt.product &&
        action === doubt.action &&
        source === doubt.source,
    );
    const field = fieldOf(doubt.field);
    const texts = own?.texts ?? olderTexts(older, doubt.source, cache).get(doubt.action);
    return texts?.request.get(field) ?? texts?.request.get(`${field}.N`) ?? "";
  };
  return { actions, doubts: knownDoubts(), textOf };
}

/** A filter by its name is described with all the others. */
function fieldOf(field: string): string {
  return field.startsWith("Filters.") ? "Filters" : field;
}

function olderTexts(
  known: Map<string, ReadonlyMap<string, ActionTexts>>,
  source: string,
  cache: string,
): ReadonlyMap<string, ActionTexts> {
  const entry = publishedOf(source);
  const texts = known.get(source) ?? (entry === undefined ? new Map() : alibabaTexts(entry, cache));
  known.set(source, texts);
  return texts;
}

async function describedByAlibaba(cache: string): Promise<readonly Described[]> {
  const packages = readPackages();
  return (await loadServices()).flatMap(({ product, version, actions, style }) => {
    const versioned = packages.find((one) => one.product === `${product}@${version}`);
    const entry = versioned ?? packages.find((one) => one.product === product);
    if (entry === undefined) return [];
    const source = `${entry.registry} ${entry.package} ${entry.version}`;
    const texts = alibabaTexts(entry, cache);
    return Object.entries(actions).flatMap(([action, { path = "" }]) => {
      const found = texts.get(action);
      const reads = style === "rpc" ? READS.test(action) : path.startsWith("GET ");
      return found === undefined || !reads
        ? []
        : [{ cloud: "alibaba", product, action, source, texts: found }];
    });
  });
}

async function describedByTencent(cache: string): Promise<readonly Described[]> {
  const entry = publishedOf(TENCENT);
  if (entry === undefined) return [];
  return (await loadTencent()).flatMap(({ product, version, actions }) => {
    const texts = tencentTexts(entry, { product, version }, cache);
    return Object.keys(actions).flatMap((action) => {
      const found = texts.get(action);
      return found === undefined || !READS.test(action)
        ? []
        : [{ cloud: "tencent", product, action, source: TENCENT, texts: found }];
    });
  });
}

/** What stands in paths narrows to what it names. */
async function describedByHuawei(cache: string): Promise<readonly Described[]> {
  const packages = new Map(readHuaweiPackages().map((entry) => [entry.product, entry]));
  return (await loadHuawei()).flatMap(({ product, actions }) => {
    const entry = packages.get(product);
    if (entry === undefined) return [];
    const describe = describeHuawei(entry, cache);
    return Object.keys(actions).flatMap((action) => {
      const found = describe(action);
      if (found === undefined || !READS.test(action)) return [];
      const request = new Map(
        found.request
          .filter(({ required }) => !required)
          .map(({ name, text }) => [name, text.replaceAll(/\s+/gu, " ").trim()]),
      );
      const texts = { request, reply: found.reply };
      return [{ cloud: "huawei", product, action, source: sourceOf(entry), texts }];
    });
  });
}

/** The packages of each cloud; a cloud without them has no doubts that anything holds against its words. */
const DESCRIBED: Readonly<Record<CloudName, (cache: string) => Promise<readonly Described[]>>> = {
  alibaba: describedByAlibaba,
  tencent: describedByTencent,
  huawei: describedByHuawei,
};
