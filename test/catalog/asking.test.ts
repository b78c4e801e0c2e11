import { describe, expect, test } from "vitest";
import { lintAsking } from "../../scripts/vendor-models/asking.ts";
import { catalogCalls } from "../../scripts/vendor-models/collect.ts";
import { lintCounting } from "../../scripts/vendor-models/counting.ts";
import { leftOutRules } from "../../scripts/vendor-models/left-out-rules.ts";
import type { VendorTexts } from "../../scripts/vendor-models/texts/model.ts";
import type { Paging } from "../../src/core/row-call.ts";
import type { List } from "../../src/core/row-read.ts";
import { defineService } from "../../src/core/service.ts";

import { catalogClouds } from "./support/clouds.ts";

const clouds = await Promise.all(
  catalogClouds.map(async ({ name, wire }) => {
    const { rows, code } = await wire.used();
    const calls = [...rows, ...code];
    const { exceptions } = wire;
    const counting = lintCounting(calls, wire.models());
    return { name, wire, calls, counting, asked: lintAsking(calls, wire.texts(), { exceptions }) };
  }),
);

describe.each(clouds)("the listings of $name", ({ wire, calls, asked, counting }) => {
  test("heed every number of records that their replies tell, or say why it is none", () => {
    expect(counting).toEqual([]);
  });

  test("ask for everything, by the vendor's own texts", () => {
    expect(asked.problems.map(({ message }) => message)).toEqual([]);
  });

  test("are held against texts of every call that is made, and of no other", () => {
    expect(wire.textsProblems(calls)).toEqual([]);
  });
});

test("every rule about what may be left out holds for a field somewhere", () => {
  const used = new Set(clouds.flatMap(({ asked }) => asked.leftOut.map(({ rule }) => rule)));
  expect(leftOutRules.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
});

/** What a vendor might say of one action. */
const texts: VendorTexts = {
  toy: {
    source: "npm toy 1.0.0",
    actions: {
      ListToys: {
        request: {
          Usage: ["The usage. Left empty, only toys for children are returned."],
          Size: ["默认为 small"],
          "Filters:kind": ["kind - String - 按照类型过滤。若不传入此参数，默认返回木制玩具。"],
          PageNumber: ["Default value: 1."],
          PageSize: ["Maximum value: 100.", "The maximum is 50."],
        },
        reply: { TotalCount: ["最大值：5000。当命中记录数超过5000时，该字段将返回 5000。"] },
      },
    },
  },
};

const byNumber = {
  by: "number",
  page: "PageNumber",
  size: ["PageSize", 50],
  total: "TotalCount",
} as const satisfies Paging;

/** A row that asks for all of that. */
const right: List = {
  action: "ListToys",
  params: { Usage: "ALL", Filters: [{ Name: "kind", Values: ["wood", "tin"] }] },
  items: "Toys",
  paging: { ...byNumber, cap: 5000 },
  leaves: { Size: "the size that toys are made in, and no filter" },
};

/** What the lint says of a row that lists like this. */
function problemsOf(list: List | readonly List[], vendor: VendorTexts = texts): readonly string[] {
  const service = defineService({
    product: "toy",
    types: {
      "toy.toy": {
        title: "Toy",
        docs: "https://the-page-of-the-vendor.invalid/",
        wave: "workloads",
        scope: "account",
        dataBearing: false,
        list,
        read: { id: "ToyId", tags: { none: "the vendor has no tags" } },
        remove: { because: "nobody can", console: ["Open the console."] },
      },
    },
  });
  return lintAsking(catalogCalls([service]), vendor, { stated: [] }).problems.map(
    ({ kind, field }) => `${kind} ${field}`,
  );
}

/** The same vendor with other words about one field. */
const saying = (field: string, ...said: readonly string[]): VendorTexts => ({
  toy: {
    source: "npm toy 1.0.0",
    actions: { ListToys: { request: { [field]: said } } },
  },
});

/** A row that sends nothing and is paged. */
const plain: List = { action: "ListToys", items: "Toys", paging: { by: "none" } };

describe("a row that does not ask for everything", () => {
  test("passes when every field is sent or excused", () => {
    expect(problemsOf(right)).toEqual([]);
  });

  test("is named by the field whose default hides something", () => {
    expect(problemsOf({ ...right, params: { Filters: right.params?.["Filters"] ?? [] } })).toEqual([
      "left-out Usage",
    ]);
    expect(problemsOf({ ...right, leaves: {} })).toEqual(["left-out Size"]);
  });

  test("is named by a filter inside a list of filters, whatever else the list asks for", () => {
    const Filters = [{ Name: "zone", Values: ["one"] }];
    expect(problemsOf({ ...right, params: { Usage: "ALL", Filters } })).toEqual([
      "left-out Filters:kind",
    ]);
  });

  test("is named by paging that it does not follow", () => {
    const { leaves = {}, params = {} } = right;
    expect(problemsOf({ ...plain, leaves, params })).toEqual([
      "left-out PageNumber",
      "left-out PageSize",
    ]);
  });

  test("cannot excuse what it sends, what no text speaks of, or without a reason", () => {
    const leaves = { ...right.leaves, Usage: "this one is sent by the row as well" };
    expect(problemsOf({ ...right, leaves })).toEqual(["excuse Usage"]);
    const unknown = { ...right.leaves, Color: "no text of the vendor names this field" };
    expect(problemsOf({ ...right, leaves: unknown })).toEqual(["excuse Color"]);
    expect(problemsOf({ ...right, leaves: { Size: "because" } })).toEqual(["excuse Size"]);
  });

  test("cannot excuse what a rule excuses", () => {
    const leaves = { DryRun: "nothing is tried out by this call, ever" };
    const vendor = saying("DryRun", "Default value: false.");
    expect(problemsOf({ ...plain, leaves }, vendor)).toEqual(["excuse DryRun"]);
    expect(problemsOf(plain, vendor)).toEqual([]);
  });

  test("is named by a page above the smallest documented maximum", () => {
    const paging: Paging = { ...byNumber, size: ["PageSize", 100], cap: 5000 };
    expect(problemsOf({ ...right, paging })).toEqual(["size PageSize"]);
  });

  test("is named by a total that the vendor caps, and by a cap that no text names", () => {
    const paging = {
      by: "number",
      page: "PageNumber",
      size: ["PageSize", 50],
      total: "TotalCount",
    };
    const without = { ...right, paging } as List;
    expect(problemsOf(without)).toEqual(["cap TotalCount"]);
    const other = { ...right, paging: { ...paging, cap: 4000 } } as List;
    expect(problemsOf(other)).toEqual(["cap TotalCount"]);
    const uncapped = { ...texts["toy"]?.actions["ListToys"], reply: {} };
    const vendor = { toy: { source: "npm toy 1.0.0", actions: { ListToys: uncapped } } };
    expect(problemsOf(right, vendor)).toEqual(["cap TotalCount"]);
  });

  test("is named by pages that reach no further than the vendor says", () => {
    const vendor = saying("Limit", "取值范围：Offset + Limit 不超过5000。最大值为100。");
    const paging: Paging = { by: "offset", offset: "Offset", size: ["Limit", 100], total: "Total" };
    expect(problemsOf({ ...plain, paging }, vendor)).toEqual(["cap Total"]);
    expect(problemsOf({ ...plain, paging: { ...paging, cap: 5000 } }, vendor)).toEqual([]);
  });

  test("cannot excuse a default that hides a part of the account, unless another listing shows it", () => {
    const vendor = saying("enterprise_project_id", "The project. Default value: 0.");
    const because = "toys of other projects have boxes, which no project hides";
    const excused = (one: string | { readonly listedBy: string; readonly because: string }) => ({
      ...plain,
      leaves: { enterprise_project_id: one },
    });
    expect(problemsOf(plain, vendor)).toEqual(["left-out enterprise_project_id"]);
    expect(problemsOf(excused(because), vendor)).toEqual(["part enterprise_project_id"]);
    const shown = excused({ listedBy: "ListBoxes", because });
    expect(problemsOf(shown, vendor)).toEqual(["excuse enterprise_project_id"]);
    const boxes = {
      toy: { ...vendor["toy"], actions: { ...vendor["toy"]?.actions, ListBoxes: {} } },
    };
    const both = [shown, { ...plain, action: "ListBoxes" }];
    expect(problemsOf(both, boxes as VendorTexts)).toEqual([]);
  });

  test.each([
    "按企业项目查询；all_granted_eps表示所有企业项目",
    'The project. The value "all" means all of them.',
  ])("cannot leave out whose things are asked for where there is a word for all: %s", (text) => {
    expect(problemsOf(plain, saying("enterprise_project_id", text))).toEqual([
      "left-out enterprise_project_id",
    ]);
    const sent = { ...plain, params: { enterprise_project_id: "all_granted_eps" } };
    expect(problemsOf(sent, saying("enterprise_project_id", text))).toEqual([]);
  });

  test("is named by pages that begin behind what two things may share", () => {
    const byTime: Paging = { by: "last-id", last: "Marker", size: ["Limit", 100], id: "CreatedAt" };
    const list: List = { ...plain, paging: byTime };
    const vendor = saying("Marker", "Where the page begins.");
    expect(problemsOf(list, vendor)).toEqual(["mark Marker"]);
    expect(problemsOf({ ...list, paging: { ...byTime, total: "Total" } }, vendor)).toEqual([]);
    expect(problemsOf({ ...list, paging: { ...byTime, id: "ToyId" } }, vendor)).toEqual([]);
    const unique = "no two toys are made in the same second";
    expect(problemsOf({ ...list, paging: { ...byTime, unique } }, vendor)).toEqual([]);
    expect(problemsOf({ ...list, paging: { ...byTime, unique: "no" } }, vendor)).toEqual([
      "mark Marker",
    ]);
  });

  test.each([
    "上一页最后一条资源记录的创建时间",
    "分页查询起始的凭据名称，为空时为查询第一页",
    "The name of the last toy of the page before.",
    "created_at of the last record",
  ])("is named by a token that the vendor makes of what two things may share: %s", (text) => {
    const paging: Paging = { by: "token", token: "Marker", next: "Next" };
    expect(problemsOf({ ...plain, paging }, saying("Marker", text))).toEqual(["mark Marker"]);
    const other = saying("Marker", "The id of the last toy. Left empty, the first page.");
    expect(problemsOf({ ...plain, paging }, other)).toEqual([]);
    const unique = "there is no reason why anybody would ask";
    expect(problemsOf({ ...plain, paging: { ...paging, unique } }, other)).toEqual(["mark Marker"]);
  });

  test("is named where no text of its action is extracted", () => {
    const vendor = { toy: { source: "npm toy 1.0.0", actions: {} } };
    expect(problemsOf({ ...right, leaves: {} }, vendor)).toEqual(["texts "]);
  });
});

describe("a rule about what may be left out", () => {
  test.each([
    ["ResourceGroupId", "The ID of the resource group. By default, the default group is queried."],
    ["Tag", "The tags. By default, things without tags are returned."],
    ["Status", "The status. Valid values: up, down. Default value: up."],
    ["PayType", "Valid values: Prepaid, Postpaid. If you leave it empty, Postpaid is used."],
    ["OrderType", "The type of the order. Valid values: New, Renew."],
    ["VpcIds", "私有网络 ID 数组。如果不配置该参数则默认选择基础网络。"],
    ["ShowExpired", "Specifies whether to return those that have expired."],
    ["IncludeShadowTrails", "Specifies whether to return shadow trails. Default value: false."],
    ["EngineVersion", "Valid values: 1.0 and 2.0. By default, 2.0 is queried."],
    ["NextToken", "The token of the next page. Leave it empty for the first."],
    ["GatewayType", "The type of the gateway. Valid values: Traditional, Enhanced."],
    ["IsDefault", "Valid values: true (default): the default one is queried. false."],
    [
      "Status",
      "If OrderType is set to CERT and Status is empty, valid ones are returned. If it is set to BUY, all are returned by default.",
    ],
  ])("does not hold for %s where the text says: %s", (field, text) => {
    expect(problemsOf(plain, saying(field, text))).toEqual([`left-out ${field}`]);
  });
});
