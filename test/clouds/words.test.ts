import { expect, test } from "vitest";
import { readPath } from "../../src/clouds/shared/wire/paths.ts";
import { holds } from "../../src/core/predicate.ts";

test("a path leads into a JSON text", () => {
  const trust = JSON.stringify({
    Statement: [
      { Principal: { RAM: ["acs:ram::1000000000000009:root"] } },
      { Principal: { Service: ["ecs.aliyuncs.com"] } },
    ],
  });
  const reply = { Role: { AssumeRolePolicyDocument: trust } };
  const path = "Role.AssumeRolePolicyDocument{}.Statement[].Principal.RAM[]";
  expect(readPath(reply, path)).toEqual(["acs:ram::1000000000000009:root"]);
  expect(readPath({ Role: { AssumeRolePolicyDocument: "{" } }, path)).toBeUndefined();
});

test("a condition may ask how a text begins", () => {
  const when = { at: "RoleName", starts: "AliyunReservedSSO-" };
  expect(holds(when, () => "AliyunReservedSSO-admin-1")).toBe(true);
  expect(holds(when, () => "shop-web")).toBe(false);
  expect(holds(when, () => undefined)).toBe(false);
});
