import { expect, test } from "vitest";
import { huawei } from "../../src/clouds/huawei/cloud.ts";
import { dispositionsOf } from "../../src/core/disposition.ts";

// https://support.huaweicloud.com/api-domain/domain_api_40033.html: no package has these calls
test("a registered domain name, which billing alone lists, is transferred or runs out", () => {
  const row = huawei.rows.get("bss.period-resource");
  if (row === undefined) throw new Error("no such type");
  const all = dispositionsOf(row);
  expect(all).toEqual(expect.arrayContaining(["transfer", "let-expire", "refund", "manual"]));
  expect(all).not.toContain("delete");
});
