import { describe, expect, test } from "vitest";
import { collectTexts } from "../../scripts/vendor-models/texts/collect.ts";
import type { Described } from "../../scripts/vendor-models/texts/described.ts";
import {
  ceilingOf,
  excerpt,
  listsValues,
  mostOf,
  plain,
  tellsDefault,
  windowOf,
} from "../../scripts/vendor-models/texts/words.ts";

test.each([
  "为空则默认筛选ENCRYPT_DECRYPT类型",
  "是否锁定标记，缺省为0",
  "不传或者0表示不查询",
  "不填则返回运行中的实例",
  "如果不配置该参数则选择基础网络",
  "仅返回该 Region 下的存储桶",
  "The status. Default value: Available.",
  "- **VRouter** (default): vRouter.",
  "If you do not set this parameter, valid certificates are returned.",
  "If you leave this parameter empty, replica sets are queried.",
  "If this parameter is not specified, only running instances are listed.",
  "When the usage is left empty, symmetric keys are shown.",
  "Only resources of the current region are returned.",
  "This parameter returns only active users.",
])("speaks of what holds without the field: %s", (text) => {
  expect(tellsDefault(text)).toBe(true);
});

test("a text about something else speaks of no default", () => {
  expect(tellsDefault("The ID of the instance.")).toBe(false);
  expect(tellsDefault("The tag value can be up to 128 characters in length.")).toBe(false);
  expect(tellsDefault("实例 ID，例如：ins-1")).toBe(false);
});

test("a text that lists values is one of a filter", () => {
  expect(listsValues("The type. Valid values: Interface, Reverse.")).toBe(true);
  expect(listsValues("实例类型，可取值：1 - 主实例")).toBe(true);
  expect(listsValues("The name of the instance.")).toBe(false);
});

test.each([
  ["返回数量，默认为20，最大值为100。", 100],
  ["每页行数，不能大于200", 200],
  ["一页多少条数据，默认是20条，最大不超过1000", 1000],
  ["必须大于 0 且小于或等于 200", 200],
  ["限制数目。取值范围：1~50，默认值：10", 50],
  ["取值范围为(1,100]。", 100],
  ["分页大小，范围：10~100。默认10。", 100],
  ["The number of entries per page. Valid values: **1** to **50**. Default value: **10**.", 50],
  ["Valid values: [1, 100]. Default value: 10.", 100],
  ["Valid values: **30**, **50**, and **100**. Default value: **30**.", 100],
  ["Maximum value: 2,000. Default value: 20.", 2000],
  ["The maximum number of entries is 500.", 500],
  ["Number of data entries to return per page (up to 200).", 200],
  ["The number of entries to return on each page.", undefined],
  ["分页大小，默认值20", undefined],
])("the largest page that a text allows: %s", (text, most) => {
  expect(mostOf(text)).toBe(most);
});

test("the end of a listing is read from its total, its pages or its action", () => {
  const total = "最大值：5000。当命中记录数超过5000时，该字段将返回 5000，而非实际命中总数。";
  expect(ceilingOf(total)).toBe(5000);
  expect(ceilingOf("最大支持返回5000条搜索结果，超出部分不再支持查询。")).toBe(5000);
  expect(ceilingOf("The operation returns up to 1,000 records.")).toBe(1000);
  expect(ceilingOf("符合条件的实例数量")).toBeUndefined();
  expect(windowOf("取值范围：Offset + Limit 不超过5000。")).toBe(5000);
  expect(windowOf('"Offset + Limit" cannot be more than 5,000.')).toBe(5000);
  expect(windowOf("返回数量，默认为20，最大值为100。")).toBeUndefined();
});

test("a long text is committed as its beginning and what tells something", () => {
  const told = "If left empty, only wooden ones are returned.";
  const long = `The kind. ${"It says more. ".repeat(60)}${told} ${"And more. ".repeat(60)}`;
  const short = excerpt(long, tellsDefault);
  expect(short).toBe(`The kind. … ${told}`);
  expect(plain("<p>默认 &quot;ASC&quot;</p><ul><li>a</li></ul>")).toBe('默认 "ASC"\na');
});

describe("the texts of an action", () => {
  const described = (request: readonly (readonly [string, string])[]): Described => ({
    about: "Lists toys.",
    request: request.map(([name, text]) => ({ name, text, required: name === "ShopId" })),
    reply: new Map([["TotalCount", "最大值：5000。"]]),
  });
  const textsOf = (...sources: readonly Described[]) =>
    collectTexts(new Map([["toy", ["ListToys"]]]), () => ({
      source: "npm toy 1.0.0",
      descriptions: sources.map((source) => () => source),
    }))["toy"]?.actions["ListToys"];

  test("are those of optional fields that tell something, of pages, and of capped totals", () => {
    const texts = textsOf(
      described([
        ["ShopId", "默认为当前商店"],
        ["Color", "默认为红色"],
        ["Note", "A word about it."],
        ["Limit", "The number of records."],
      ]),
    );
    expect(texts).toEqual({
      request: { Color: ["默认为红色"], Limit: ["The number of records."] },
      reply: { TotalCount: ["最大值：5000。"] },
    });
  });

  test("name each filter of a list that has a default", () => {
    const filters =
      "<li>kind - String - （过滤条件）若不传入此参数，默认返回木制玩具。</li><li>zone - String - 可用区。</li>";
    expect(Object.keys(textsOf(described([["Filters", filters]]))?.request ?? {})).toEqual([
      "Filters:kind",
    ]);
  });

  test("keep a second source where it names another maximum, or a default of its own", () => {
    const first = described([
      ["Limit", "最大值为100"],
      ["Color", "颜色"],
      ["Size", "默认为大"],
    ]);
    const second = described([
      ["Limit", "Maximum value: 50."],
      ["Color", "The color. Default value: red."],
      ["Size", "The default is large."],
      ["Gone", "Default value: 1."],
    ]);
    expect(textsOf(first, second)?.request).toEqual({
      Color: ["The color. Default value: red."],
      Limit: ["最大值为100", "Maximum value: 50."],
      Size: ["默认为大"],
    });
  });

  test("say so where a package describes nothing", () => {
    expect(textsOf(described([["Color", ""]]))?.undescribed).toBe(true);
  });
});
