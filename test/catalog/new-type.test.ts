import { existsSync } from "node:fs";
import { dirname } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { candidates, guess, nounOf } from "../../scripts/new-type/guess.ts";
import { handlerText } from "../../scripts/new-type/handlers.ts";
import { rowText, seedPath, seedText, serviceText } from "../../scripts/new-type/texts.ts";
import { modelsFile as huaweiModelsFile } from "../../scripts/vendor-models/huawei/extract.ts";
import { loadVendorModels } from "../../scripts/vendor-models/models.ts";
import { modelsFile } from "../../scripts/vendor-models/tencent/extract.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { listsOf, stepsOf } from "./support/rows.ts";

const models = {
  alibaba: loadVendorModels(),
  huawei: loadVendorModels(huaweiModelsFile),
  tencent: loadVendorModels(modelsFile),
} as const;

/** Types whose rows somebody has finished: what the models tell of them must be what stands there. */
const known = [
  { cloud: "alibaba", product: "Vpc", type: "vpc.common-bandwidth-package" },
  { cloud: "alibaba", product: "Vpc", type: "vpc.customer-gateway" },
  { cloud: "alibaba", product: "Vpc", type: "vpc.flow-log" },
  { cloud: "alibaba", product: "Vpc", type: "vpc.ha-vip" },
  { cloud: "alibaba", product: "Vpc", type: "vpc.ipv6-gateway" },
  { cloud: "alibaba", product: "Vpc", type: "vpc.nat-gateway" },
  { cloud: "alibaba", product: "Vpc", type: "vpc.network-acl" },
  { cloud: "alibaba", product: "Vpc", type: "vpc.ssl-vpn-server" },
  { cloud: "huawei", product: "apig", type: "apig.instance" },
  { cloud: "huawei", product: "dc", type: "dc.virtual-gateway" },
  { cloud: "huawei", product: "dc", type: "dc.virtual-interface" },
  { cloud: "huawei", product: "er", type: "er.router" },
  { cloud: "huawei", product: "er", type: "er.vpc-attachment" },
  { cloud: "huawei", product: "cc", type: "cc.network-instance" },
  { cloud: "tencent", product: "es", type: "es.instance" },
  { cloud: "tencent", product: "vpc", type: "vpc.bandwidth-package" },
  { cloud: "tencent", product: "vpc", type: "vpc.ccn" },
  { cloud: "tencent", product: "vpc", type: "vpc.flow-log" },
  { cloud: "tencent", product: "vpc", type: "vpc.nat-gateway" },
  { cloud: "tencent", product: "vpc", type: "vpc.subnet" },
] as const;

function guessOf({ cloud, product, type }: (typeof known)[number]) {
  const actions = models[cloud][product]?.actions ?? {};
  const likely = (what: "list" | "remove") => {
    const name = candidates(Object.keys(actions), nounOf(type), what)[0] ?? "";
    const model = actions[name];
    if (model === undefined) throw new Error(`nothing speaks for ${type}`);
    return { name, model };
  };
  return guess(cloud, type, likely("list"), likely("remove"));
}

/** Mistakes of grammar in a file's text. */
function mistakes(text: string): readonly string[] {
  const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
  return (diagnostics ?? []).map(({ messageText }) => String(messageText));
}

describe.each(known)("a new type, $cloud $type", (of) => {
  const { cloud, product, type } = of;
  const found = guessOf(of);

  test("is listed, named and removed as the row has it", () => {
    const row = clouds.get(cloud)?.rows.get(type);
    const [list] = row === undefined ? [] : listsOf(row);
    const paging = list?.paging;
    expect(found.list).toBe(list?.action);
    expect(found.items).toBe(list?.items);
    expect(found.id).toBe(row?.read.id);
    expect(found.name).toBe(row?.read.name);
    expect(found.created).toBe(row?.read.created);
    expect(found.paging.by).toBe(paging?.by);
    if (paging?.by === "number" || paging?.by === "offset") expect(found.total).toBe(paging.total);
    expect(row === undefined ? [] : stepsOf(row).map(({ action }) => action)).toContain(
      found.remove,
    );
  });

  test("begins with files that are TypeScript", () => {
    const row = rowText(type, found, { text: "" });
    expect(mistakes(serviceText(cloud, product, row))).toEqual([]);
    expect(mistakes(handlerText(cloud, type, found))).toEqual([]);
    expect(mistakes(seedText(type, found))).toEqual([]);
  });

  test("has its seed where the seeds of its cloud are read", () => {
    const folder = new URL(`../../${dirname(seedPath(cloud, type))}/`, import.meta.url);
    expect(existsSync(new URL("life-cycle.test.ts", folder))).toBe(true);
  });

  test("is not finished before somebody has looked for its page", () => {
    expect(rowText(type, found, { text: "" })).toContain(".invalid/");
  });
});
