import { describe, expect, test } from "vitest";
import { documentsOf } from "../../src/clouds/shared/reach/documents.ts";
import { readPolicy } from "../../src/clouds/shared/reach/reading.ts";
import { lacksOf, type Rights } from "../../src/clouds/shared/reach/rights.ts";
import { asItCame } from "../../src/core/language.ts";

const ALL = { Effect: "Allow", Action: "*", Resource: "*" } as const;

/** Rights that come from these policies, each a list of statements, or a document as it came. */
function rightsOf(...policies: readonly (readonly object[] | string)[]): Rights {
  const layer = policies.map((one, at) =>
    readPolicy(
      `p${at}`,
      typeof one === "string" ? one : JSON.stringify({ Version: "1", Statement: one }),
    ),
  );
  return {
    of: asItCame("user ops"),
    layers: [{ is: asItCame("its policies"), policies: layer }],
    unread: [],
  };
}

const isProved = (rights: Rights, permission = "ecs:DescribeDisks"): boolean =>
  lacksOf(rights, [permission]).length === 0;

describe("an action is proved to reach everything", () => {
  test.each<{ how: string; statements: readonly object[] }>([
    { how: "by its name", statements: [{ ...ALL, Action: "ecs:DescribeDisks" }] },
    { how: "by its name in another case", statements: [{ ...ALL, Action: ["ECS:describedisks"] }] },
    { how: "by a pattern", statements: [{ ...ALL, Action: ["vpc:*", "ecs:Describe*"] }] },
    { how: "by a pattern for one letter", statements: [{ ...ALL, Action: "ecs:DescribeDisk?" }] },
    { how: "by everything", statements: [ALL] },
    {
      how: "by all but others",
      statements: [{ Effect: "Allow", NotAction: ["ram:*"], Resource: ["*"] }],
    },
    { how: "with an empty condition", statements: [{ ...ALL, Condition: {} }] },
    {
      how: "with another action denied",
      statements: [ALL, { Effect: "Deny", Action: "ecs:Delete*", Resource: "*" }],
    },
    {
      how: "with all but it and its like denied",
      statements: [ALL, { Effect: "Deny", NotAction: "ecs:Describe*", Resource: "*" }],
    },
  ])("$how", ({ statements }) => {
    expect(isProved(rightsOf(statements))).toBe(true);
  });

  test("as CAM writes it", () => {
    const document = JSON.stringify({
      version: "2.0",
      statement: { effect: "allow", action: ["name/cvm:Describe*"], resource: ["*"] },
    });
    expect(isProved(rightsOf(document), "cvm:DescribeInstances")).toBe(true);
    expect(isProved(rightsOf(document), "name/cvm:DescribeInstances")).toBe(true);
    expect(isProved(rightsOf(document), "name/cos:GetService")).toBe(false);
  });

  test("when nothing limits it: a root user has no layer", () => {
    expect(isProved({ of: asItCame("root"), layers: [], unread: [] })).toBe(true);
  });
});

describe("an action is not proved", () => {
  const tagged = { StringEquals: { "acs:ResourceTag/team": "x" } };
  test.each<{ why: string; policies: readonly (readonly object[] | string)[] }>([
    { why: "where nothing allows it", policies: [[{ ...ALL, Action: "vpc:*" }]] },
    { why: "where there is no policy", policies: [] },
    { why: "under a condition", policies: [[{ ...ALL, Condition: tagged }]] },
    { why: "for some resources", policies: [[{ ...ALL, Resource: "acs:ecs:*:*:disk/d-1" }]] },
    { why: "without a resource", policies: [[{ Effect: "Allow", Action: "*" }]] },
    {
      why: "by all but it",
      policies: [[{ Effect: "Allow", NotAction: "ecs:Describe*", Resource: "*" }]],
    },
    { why: "where another policy denies it", policies: [[ALL], [{ ...ALL, Effect: "Deny" }]] },
    {
      why: "where it is denied by a pattern",
      policies: [[ALL, { Effect: "Deny", Action: "ecs:Desc*", Resource: "*" }]],
    },
    {
      why: "where it is denied for some resources",
      policies: [[ALL, { Effect: "Deny", Action: "ecs:*", Resource: "acs:ecs:*:*:disk/d-1" }]],
    },
    {
      why: "where it is denied under a condition",
      policies: [[ALL, { ...ALL, Effect: "Deny", Condition: tagged }]],
    },
    {
      why: "where all but others are denied",
      policies: [[ALL, { Effect: "Deny", NotAction: "vpc:*", Resource: "*" }]],
    },
    { why: "where a policy is no JSON", policies: [[ALL], "so not"] },
    { why: "where a policy is null", policies: [[ALL], "null"] },
    { why: "where a statement has a part of its own", policies: [[ALL, { ...ALL, When: "noon" }]] },
    { why: "where an effect is neither", policies: [[ALL, { ...ALL, Effect: "Maybe" }]] },
    { why: "where a statement has no action", policies: [[ALL, { Effect: "Deny" }]] },
    {
      why: "where a statement has both kinds of actions",
      policies: [[ALL, { ...ALL, NotAction: "ram:*" }]],
    },
    {
      why: "where a set is denied of which only the vendor knows the members",
      policies: [[ALL, { Effect: "Deny", Action: "permid:280649", Resource: "*" }]],
    },
    {
      why: "where only such a set is allowed",
      policies: [[{ Effect: "Allow", Action: "permid:280649", Resource: "*" }]],
    },
    {
      why: "where all but such a set is allowed",
      policies: [[{ Effect: "Allow", NotAction: "permid:280649", Resource: "*" }]],
    },
  ])("$why", ({ policies }) => {
    expect(isProved(rightsOf(...policies))).toBe(false);
  });

  test("where one layer of several does not allow it", () => {
    const admin = rightsOf([ALL]);
    const boundary = rightsOf([{ ...ALL, Action: "vpc:*" }]);
    const both = { ...admin, layers: [...admin.layers, ...boundary.layers] };
    expect(isProved(both)).toBe(false);
    expect(isProved(both, "vpc:DescribeVpcs")).toBe(true);
  });

  test("where what allows it holds for some resources only", () => {
    const [layer] = rightsOf([ALL]).layers;
    const policies = (layer?.policies ?? []).map((one) => ({ ...one, forSome: true as const }));
    expect(
      isProved({
        of: asItCame("u"),
        layers: [{ is: asItCame("its policies"), policies }],
        unread: [],
      }),
    ).toBe(false);
  });

  test("where something could not be read, whatever was", () => {
    const says = asItCame("its groups could not be read");
    const unread = [{ says, next: asItCame("Run again.") }];
    expect(lacksOf({ ...rightsOf([ALL]), unread }, ["ecs:DescribeDisks"])).toEqual([
      { permission: "ecs:DescribeDisks", because: says },
    ]);
  });
});

test("permissions are cut into documents of which none is too long, and none is lost", () => {
  const permissions = Array.from({ length: 300 }, (_, at) => `ecs:Describe${at}`);
  const made = documentsOf(permissions, (actions) => ({ actions }), 2_000);
  expect(made.length).toBeGreaterThan(1);
  for (const one of made) expect(JSON.stringify(one, null, 2).length).toBeLessThanOrEqual(2_000);
  const held = made.flatMap((one) => ("actions" in one ? one.actions : []));
  expect(new Set(held)).toEqual(new Set(permissions));
});
