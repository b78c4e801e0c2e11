import { describe, expect, test } from "vitest";
import type { CloudDoubt } from "../../emulator/core/doubt/kinds.ts";
import { knownDoubts } from "../../emulator/doubt/known.ts";
import { sizesIn } from "../../scripts/doubt/page-sizes.ts";
import { reviewDoubts } from "../../scripts/doubt/review.ts";
import { publishedOf } from "../../scripts/doubt/texts.ts";
import type { Vendors } from "../../scripts/doubt/vendors.ts";
import { readPackages } from "../../scripts/vendor-models/download.ts";
import { readHuaweiPackages, sourceOf } from "../../scripts/vendor-models/huawei/packages.ts";

const doubt: CloudDoubt = {
  cloud: "tencent",
  kind: "default-filter",
  product: "odd",
  action: "DescribeThings",
  field: "Kind",
  table: "odd.thing",
  at: "Kind",
  standard: "plain",
  hides: "odd",
  says: "默认为plain",
  source: "npm odd 1.0.0",
};

/** Vendors of one action with these fields. */
function vendors(
  request: Readonly<Record<string, string>>,
  doubts: readonly CloudDoubt[],
): Vendors {
  const fields = new Map(Object.entries(request));
  return {
    actions: [
      {
        cloud: "tencent",
        product: "odd",
        action: "DescribeThings",
        source: "npm odd 1.0.0",
        texts: { request: fields, reply: new Map() },
      },
    ],
    doubts,
    textOf: (one) =>
      publishedOf(one.source) === undefined || !("field" in one)
        ? undefined
        : (fields.get(one.field) ?? ""),
  };
}

describe("the doubts against the vendors' texts", () => {
  test("hold where the vendor still says so", () => {
    const { problems } = reviewDoubts(vendors({ Kind: "类型，默认为plain。" }, [doubt]));
    expect(problems).toEqual([]);
  });

  test("are wrong where the vendor says so no more", () => {
    const { problems } = reviewDoubts(vendors({ Kind: "类型，默认为all。" }, [doubt]));
    expect(problems).toEqual([
      expect.stringContaining("tencent/default-filter/odd/DescribeThings"),
    ]);
  });

  test("lack one where a text speaks of a default that nobody looked at", () => {
    const { problems } = reviewDoubts(vendors({ State: "状态，不传默认只返回运行中" }, []));
    expect(problems).toEqual([expect.stringContaining("odd DescribeThings State")]);
  });

  test("from pages are named, for a person to look at", () => {
    const paged = { ...doubt, source: "https://cloud.tencent.com/document/product/598/50253" };
    expect(reviewDoubts(vendors({ Kind: "默认为plain" }, [paged])).unchecked).toHaveLength(1);
  });
});

test.each([
  ["返回数量，默认为20，最大值为100。", { max: 100 }],
  ["限制数目。取值范围：1~50，默认值：10", { max: 50 }],
  ["The number of entries. Maximum value: **50**. Default value: **10**.", { max: 50 }],
  ["Valid values: **1** to **1000**. Default value: **50**.", { max: 1000 }],
  ["Valid values: - **30** (default) - **50** - **100**", { sizes: [30, 50, 100] }],
])("the sizes of a page are read from %s", (text, sizes) => {
  expect(sizesIn(text)).toMatchObject(sizes);
});

test.each([
  "每页数量，默认10。最大值1000，如超过1000按1000处理",
  "Valid values: 10 to 500. If this parameter is set to a value greater than 500, the default value is 500.",
  "The number of entries to return on each page. Default value is 20.",
])("a size that is cut, or of which nothing is said, is in no doubt: %s", (text) => {
  expect(sizesIn(text)).toBeUndefined();
});

test("page sizes are from the packages that the names are from; `npm run doubts` reads them anew", () => {
  const current = new Set([
    ...readPackages().map((one) => `${one.registry} ${one.package} ${one.version}`),
    ...readHuaweiPackages().map(sourceOf),
    "npm tencentcloud-sdk-nodejs 4.1.313",
  ]);
  const sizes = knownDoubts().filter(({ kind }) => kind === "page-size");
  expect(sizes.length).toBeGreaterThan(150);
  expect(sizes.filter(({ source }) => !current.has(source))).toEqual([]);
});
