import { expect, test } from "vitest";
import { ownItems } from "../../src/clouds/alibaba/identity.ts";
import type { Caller } from "../../src/core/cloud.ts";
import { type Item, itemId } from "../../src/core/item.ts";
import { NO_TIES } from "../../src/core/ties.ts";

function item(type: string, nativeId: string, parts: Partial<Item> = {}): Item {
  return {
    id: itemId({ cloud: "alibaba", type, region: "global", nativeId }),
    type,
    region: "global",
    nativeId,
    name: nativeId,
    state: "present",
    until: undefined,
    charge: "free",
    expires: undefined,
    autoRenew: undefined,
    created: undefined,
    lastActive: undefined,
    protections: [],
    tags: {},
    ties: NO_TIES,
    facts: {},
    proposed: "delete",
    because: undefined,
    blocks: true,
    uses: [],
    waitsFor: [],
    goesWith: undefined,
    takes: [],
    parent: undefined,
    ...parts,
  };
}

const user: Caller = {
  accountId: "1000000000000002",
  kind: "user",
  principal: "acs:ram::1000000000000002:user/ops",
  userName: "ops",
  accessKeyId: "LTAI-ops",
};

const ops = item("ram.user", "ops", {
  uses: ["alibaba:ram.policy:global:name=own-rules", "alibaba:ram.group:global:admins"],
});
const items = [
  ops,
  item("ram.user", "bob", { uses: ["alibaba:ram.group:global:admins"] }),
  item("ram.access-key", "LTAI-ops", { parent: ops.id }),
  item("ram.access-key", "LTAI-second", { parent: ops.id }),
  item("ram.access-key", "LTAI-bob", { parent: "alibaba:ram.user:global:bob" }),
  item("ram.group", "admins", { uses: ["alibaba:ram.policy:global:name=group-rules"] }),
  item("ram.group", "readers"),
  item("ram.policy", "own-rules"),
  item("ram.policy", "group-rules"),
  item("ram.policy", "unused"),
  item("ram.role", "ResourceDirectoryAccountAccessRole"),
];

test("the caller's user, its keys and what it draws on are its own, other users are not", () => {
  expect(ownItems(items, user, { via: "own" }).map((own) => own.id)).toEqual(
    expect.arrayContaining([
      "alibaba:ram.user:global:ops",
      "alibaba:ram.access-key:global:LTAI-ops",
      "alibaba:ram.access-key:global:LTAI-second",
      "alibaba:ram.group:global:admins",
      "alibaba:ram.policy:global:own-rules",
      "alibaba:ram.policy:global:group-rules",
    ]),
  );
  expect(ownItems(items, user, { via: "own" })).toHaveLength(6);
});

test("through the management account only the role in the member is the way in", () => {
  const access = {
    via: "management",
    managementId: "1000000000000001",
    role: "ResourceDirectoryAccountAccessRole",
  } as const;
  expect(ownItems(items, user, access).map((own) => own.id)).toEqual([
    "alibaba:ram.role:global:ResourceDirectoryAccountAccessRole",
  ]);
});
