import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lintCodes } from "../../scripts/vendor-models/code-lint.ts";
import {
  type CodeKind,
  kindsOf,
  listedFor,
  loadVendorCodes,
} from "../../scripts/vendor-models/codes.ts";
import { codesOfClient, textsOf } from "../../scripts/vendor-models/tencent/codes.ts";
import { services as alibaba } from "../../src/clouds/alibaba/services/registry.ts";
import { services as huawei } from "../../src/clouds/huawei/services/registry.ts";
import { closureErrors } from "../../src/clouds/tencent/closure-errors.ts";
import { services as tencent } from "../../src/clouds/tencent/services/registry.ts";
import type { Step } from "../../src/core/row-removal.ts";
import { defineService } from "../../src/core/service.ts";
import type { WrittenRow } from "../../src/core/written-row.ts";
import { stepsOf } from "./support/rows.ts";

/** A row of a service without defaults. */
type Whole = WrittenRow<Record<never, never>>;

const codes = loadVendorCodes("tencent");

test("every code of a Tencent Cloud row is held against the vendor's list for its call", () => {
  expect(lintCodes(tencent, codes)).toEqual([]);
});

test.each(["DeleteAccount", "DeleteOrganizationMembers"])(
  "every code that is listed for %s is told in words",
  (action) => {
    const listed = [...(listedFor(codes, "organization", action) ?? [])];
    const own = listed.filter((code) =>
      /^(?:FailedOp|UnsupportedOp|ResourceNotFound)\w*\./u.test(code),
    );
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((code) => !closureErrors.has(code))).toEqual([]);
  },
);

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
    const row = (inactive: readonly string[]): Whole => ({
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

  function found(step: object, apart?: Whole["codes"]): readonly string[] {
    const remove = { does: "delete it", action: "DeleteVpc", params: { VpcId: "$id" }, ...step };
    const row: Whole = { ...base, remove, ...(apart === undefined ? {} : { codes: apart }) };
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

const base: Whole = {
  title: "Thing",
  docs: "https://cloud.tencent.com/document/api/215/15775",
  wave: "network",
  scope: "region",
  dataBearing: false,
  list: { action: "DescribeVpcs", items: "VpcSet", paging: { by: "none" } },
  read: { id: "VpcId", tags: { none: "a test" } },
  remove: { because: "a test", console: ["Nothing."] },
};

describe("what stands in the way", () => {
  const clouds = [
    { name: "alibaba", services: alibaba },
    { name: "tencent", services: tencent },
    { name: "huawei", services: huawei },
  ];
  const steps = clouds.flatMap(({ name, services }) => {
    const types = new Set(services.flatMap((service) => Object.keys(service.types)));
    return services.flatMap((service) =>
      Object.entries(service.types).flatMap(([type, row]) =>
        stepsOf(row).map((step) => ({ name, type, types, ...step })),
      ),
    );
  });

  test("is named by every code that says that something depends on the item", () => {
    const unnamed = steps.flatMap(({ name, type, busy = [] }) =>
      busy.filter(isDependency).map((code) => `${name} ${type} ${code}`),
    );
    expect(unnamed).toEqual([]);
  });

  test("is a type of the same cloud, or words", () => {
    const wrong = steps.flatMap(({ type, types, blocked = {} }) =>
      Object.entries(blocked)
        .filter(([, what]) => !what.includes(" ") && !types.has(what))
        .map(([code, what]) => `${type} ${code}: ${what}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** Codes that name something that must go first; the hook that empties buckets takes care of theirs. */
function isDependency(code: string): boolean {
  if (code === "BucketNotEmpty") return false;
  return /^DependencyViolation|^DeleteConflict|NotEmpty$|InUse$|^ResourceInUse\.(?!ActivityInProgress|CdnOpInProgress|DiskMigrating)|Exist[A-Z]\w+NotSupport/u.test(
    code,
  );
}

/**
 * The vendor publishes no error codes by action in its packages: neither the SDKs nor the descriptions of its
 * command line have any. So each file says where its codes are from, and what the official Terraform provider
 * (aliyun/terraform-provider-alicloud, commit 81c43b6) handles is held against the rows.
 */
describe("the error codes of Alibaba Cloud", () => {
  test("have their source on top of each file", () => {
    const folder = new URL("../../src/clouds/alibaba/services/", import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    const silent = files.filter((file) => {
      const text = readFileSync(new URL(file, folder), "utf8");
      const used = /\b(?:gone|done|busy|none|inactive|moot): [[A-Z]|\bblocked: /u.test(text);
      return used && !/Error codes?\b/u.test(text);
    });
    expect(silent).toEqual([]);
  });

  const HANDLED: Readonly<Record<string, readonly string[]>> = {
    "vpc.vpn-connection": [
      "Appliance.Configuring",
      "VpnTask.CONFLICT",
      "VpnConnection.Configuring",
    ],
    "nas.mount-target": ["VolumeStatusForbidOperation", "OperationDenied.InvalidState"],
    "rds.instance": ["IncorrectDBInstanceState"],
    "ecs.key-pair": ["InvalidParameter.KeypairAlreadyAttachedInstance"],
    "ecs.network-interface": ["InvalidOperation.InvalidEniType", "InvalidEcsId.NotFound"],
    "ecs.snapshot": ["InvalidResource.NotFound"],
    "vpc.flow-log": ["InvalidHdMonitorStatus"],
    "cen.transit-router-attachment": ["TokenProcessing"],
    "alb.server-group": ["IdempotenceProcessing"],
    "cs.cluster": ["DependencyViolation.Resource"],
    "vpc.vpn-gateway": ["DependencyViolation.SslVpnServer", "DependencyViolation.VpnConnection"],
    "cen.instance": ["InvalidOperation.AttachedChildInstanceExist"],
    "cen.transit-router": ["InvalidOperation.AttachedChildInstanceExist"],
  };

  test.each(Object.entries(HANDLED))(
    "of %s are those that the official client handles",
    (type, codes) => {
      const row = alibaba.flatMap(({ types }) => types[type] ?? [])[0];
      const known = row === undefined ? [] : stepsOf(row).flatMap(codesOf);
      expect(codes.filter((code) => !known.includes(code))).toEqual([]);
    },
  );

  function codesOf({ gone, done, busy, blocked }: Step): readonly string[] {
    return [gone, done, busy, Object.keys(blocked ?? {})].flatMap((some) => some ?? []);
  }
});
