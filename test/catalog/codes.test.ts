import { describe, expect, test } from "vitest";
import { lintCodes } from "../../scripts/vendor-models/code-lint.ts";
import { type CodeKind, kindsOf, loadVendorCodes } from "../../scripts/vendor-models/codes.ts";
import { codesOfClient, textsOf } from "../../scripts/vendor-models/tencent/codes.ts";
import { services as tencent } from "../../src/clouds/tencent/registry.ts";
import { defineService } from "../../src/core/service.ts";
import type { WrittenRow } from "../../src/core/written-row.ts";

const codes = loadVendorCodes("tencent");

test("every code of a Tencent Cloud row is held against the vendor's list for its call", () => {
  expect(lintCodes(tencent, codes)).toEqual([]);
});

describe("the lint of codes", () => {
  const GONE = ["ResourceNotFound", "UnsupportedOperation.RecordNotExists"];
  const BUSY = ["FailedOperation.NetDetectTimeOut"];

  test("finds nothing where the row knows what matters", () => {
    expect(found({ gone: GONE, busy: BUSY })).toEqual([]);
  });

  test("names a code that the vendor does not list for the call, unless its source is told", () => {
    const [problem, ...others] = found({ gone: [...GONE, "InvalidVpcId.NotFound"], busy: BUSY });
    expect(problem).toContain("vpc.vpc vpc DeleteVpc: the vendor lists no InvalidVpcId.NotFound");
    expect(others).toEqual([]);
    const unlisted = { "InvalidVpcId.NotFound": "the official Terraform provider" };
    const excused = found({ gone: [...GONE, "InvalidVpcId.NotFound"], busy: BUSY }, { unlisted });
    expect(excused).toEqual([]);
  });

  test("names a listed code that means gone or not yet and is left out, unless it is excused", () => {
    expect(found({ gone: ["ResourceNotFound"], busy: BUSY })[0]).toContain("RecordNotExists");
    expect(found({ gone: GONE })[0]).toContain("NetDetectTimeOut");
    const notOurs = { "FailedOperation.NetDetectTimeOut": "a probe that nobody asked for" };
    expect(found({ gone: GONE }, { notOurs })).toEqual([]);
  });

  test("names a never-opened code that a listing leaves out", () => {
    const row = (inactive: readonly string[]): WrittenRow => ({
      ...base,
      list: { action: "DescribeLogsets", items: "Logsets", paging: { by: "none" }, inactive },
    });
    const lint = (inactive: readonly string[]) =>
      lintCodes([defineService({ product: "cls", types: { "cls.logset": row(inactive) } })], codes);
    expect(lint([])[0]).toContain("OperationDenied.AccountNotExists");
    expect(lint(["OperationDenied.AccountNotExists"])).toEqual([]);
  });

  test("names an excuse that nothing needs", () => {
    const notOurs = { "FailedOperation.Nothing": "no reason" };
    expect(found({ gone: GONE, busy: BUSY }, { notOurs })).toHaveLength(1);
  });

  function found(step: object, apart?: WrittenRow["codes"]): readonly string[] {
    const remove = { does: "delete it", action: "DeleteVpc", params: { VpcId: "$id" }, ...step };
    const row: WrittenRow = { ...base, remove, ...(apart === undefined ? {} : { codes: apart }) };
    return lintCodes([defineService({ product: "vpc", types: { "vpc.vpc": row } })], codes);
  }
});

test.each<[string, string, readonly CodeKind[]]>([
  ["ResourceNotFound.ServiceNotExist", "", ["never opened"]],
  ["FailedOperation.Anything", "未开通CDN服务", ["never opened"]],
  ["InvalidParameter.LBIdNotFound", "", ["gone"]],
  ["ResourceNotFound", "", ["gone"]],
  ["ResourceNotFound.ForbidService", "", []],
  ["InvalidParameterValue.FunctionName", "函数不存在。", ["gone"]],
  ["MutexOperation.TaskRunning", "", ["busy"]],
  ["FailedOperation.FlowCreateError", "创建流程失败，请稍后重试。", ["busy"]],
  ["UnauthorizedOperation.MFANotFound", "", []],
  ["InvalidParameter.ActionNotFound", "", []],
])("%s (%s) may mean %j", (code, says, kinds) => {
  expect(kindsOf(code, says)).toEqual(kinds);
});

test("codes are read from the comments of the vendor's clients, texts from its constants", () => {
  const client = `
// DeleteThing
// 删除
//
// 可能返回的错误码:
//  RESOURCENOTFOUND = "ResourceNotFound"
//  RESOURCEINUSE = "ResourceInUse"
func (c *Client) DeleteThing(request *DeleteThingRequest) (response *DeleteThingResponse, err error) {
}

// DeleteThing
//  RESOURCEINUSE = "ResourceInUse"
func (c *Client) DeleteThingWithContext(ctx context.Context, request *DeleteThingRequest) (err error) {
}

// Silent
func (c *Client) Silent(request *SilentRequest) (response *SilentResponse, err error) {
}
`;
  expect([...codesOfClient(client)]).toEqual([
    ["DeleteThing", ["ResourceInUse", "ResourceNotFound"]],
  ]);
  expect([...textsOf("# 资源不存在。\nRESOURCENOTFOUND = 'ResourceNotFound'\n")]).toEqual([
    ["ResourceNotFound", "资源不存在。"],
  ]);
});

const base: WrittenRow = {
  title: "Thing",
  docs: "https://cloud.tencent.com/document/api/215/15775",
  wave: "network",
  scope: "region",
  dataBearing: false,
  list: { action: "DescribeVpcs", items: "VpcSet", paging: { by: "none" } },
  read: { id: "VpcId", tags: { none: "a test" } },
  remove: { because: "a test", console: ["Nothing."] },
};
