import { describe, expect, test } from "vitest";
import { ownIdentityLast } from "../../policies/standard/own-identity-last.ts";
import { usedByOthers } from "../../policies/standard/used-by-others.ts";
import { zoneAnswers } from "../../policies/standard/zone-answers.ts";
import type { FactValue } from "../../src/core/item.ts";
import type { PolicyView } from "../../src/core/policy.ts";
import type { Row } from "../../src/core/row.ts";
import { ACCOUNT, accountOf, answer, judged, names, says, viewOf } from "./support/view.ts";

const OTHER = "1000000000000009";

const identityRow: Row = {
  title: "Something of an identity",
  docs: "",
  wave: "identity",
  scope: "account",
  list: { action: "List", items: "Items", paging: { by: "none" } },
  read: { id: "Id", tags: { none: "these tests need none" } },
  dataBearing: false,
  remove: { by: "call", steps: [] },
};

describe("own-identity-last", () => {
  const user = judged({ nativeId: "ops", concern: "identity" });
  const own = [{ id: user.id, because: "the user whose key is in use" }];

  test("holds the caller's own identity back, and nothing else", () => {
    const items = [user, judged({ nativeId: "alice", concern: "identity" })];
    expect(says(ownIdentityLast, viewOf({ items, own }))).toEqual([
      `${user.id} — Thing "ops" · the user whose key is in use`,
    ]);
  });

  test("holds every identity back while a listing of identities is missing", () => {
    const items = [
      judged({ nativeId: "alice", wave: "identity" }),
      judged({ nativeId: "kept", wave: "identity", disposition: "keep" }),
      judged({ nativeId: "disk", wave: "data" }),
    ];
    const rows = new Map([
      ["cam.user", identityRow],
      ["cbs.disk", { ...identityRow, wave: "data" as const }],
    ]);
    const missing = (type: string, outcome: "denied" | "listed") => ({
      type,
      region: "global",
      outcome,
      count: 0,
    });
    const asked = (coverage: PolicyView["coverage"]) =>
      names(ownIdentityLast, viewOf({ items, rows, coverage }));
    expect(asked([missing("cam.user", "denied")])).toEqual([items[0]?.id]);
    expect(asked([missing("cam.user", "listed")])).toEqual([]);
    expect(asked([missing("cbs.disk", "denied")])).toEqual([]);
  });

  test("is silent when that identity stays", () => {
    const items = [{ ...user, disposition: "keep" as const }];
    expect(names(ownIdentityLast, viewOf({ items, own }))).toEqual([]);
  });
});

describe("used-by-others", () => {
  const withFact = (name: string, value: FactValue) => judged({ facts: { [name]: value } });
  const asked = (name: string, value: FactValue) =>
    says(usedByOthers, viewOf({ items: [withFact(name, value)] })).map(
      (line) => line.split(" · used by ")[1],
    );

  test.each<{ what: string; fact: string; value: FactValue; others: string }>([
    {
      what: "a vSwitch that is shared, though not with whom",
      fact: "sharedWith",
      value: "Shared",
      others: "Shared",
    },
    { what: "an image, with its accounts", fact: "sharedWith", value: [OTHER], others: OTHER },
    { what: "a network in another's CEN", fact: "sharedWith", value: [OTHER], others: OTHER },
    { what: "a peering that another asked for", fact: "otherOwner", value: OTHER, others: OTHER },
    {
      what: "a service with endpoints of others, and own ones beside them",
      fact: "sharedWith",
      value: [ACCOUNT, OTHER],
      others: OTHER,
    },
    {
      what: "a key whose policy lets another account's role use it",
      fact: "sharedWith",
      value: [`acs:ram::${ACCOUNT}:*`, `acs:ram::${OTHER}:role/reader`],
      others: `acs:ram::${OTHER}:role/reader`,
    },
    { what: "a bucket that everyone may use", fact: "sharedWith", value: ["*"], others: "*" },
    {
      what: "a role that another account assumes",
      fact: "sharedWith",
      value: [`acs:ram::${OTHER}:root`],
      others: `acs:ram::${OTHER}:root`,
    },
    { what: "an owner's id that is a number", fact: "otherOwner", value: 42, others: "42" },
  ])("names $what", ({ fact, value, others }) => {
    expect(asked(fact, value)).toEqual([others]);
  });

  test.each<{ what: string; fact: string; value: FactValue }>([
    { what: "what is shared with nobody", fact: "sharedWith", value: [] },
    { what: "what is said not to be shared", fact: "sharedWith", value: false },
    { what: "a blank", fact: "sharedWith", value: "" },
    { what: "the account itself", fact: "otherOwner", value: ACCOUNT },
    { what: "its own users", fact: "sharedWith", value: [`acs:ram::${ACCOUNT}:user/alice`] },
    { what: "other facts", fact: "owner", value: OTHER },
  ])("is silent about $what", ({ fact, value }) => {
    expect(asked(fact, value)).toEqual([]);
  });

  test("is answered item by item", () => {
    const items = [withFact("sharedWith", [OTHER]), judged({ nativeId: "two" })].map((item) => ({
      ...item,
      facts: { sharedWith: [OTHER] },
    }));
    const [first, second] = items.map(({ id }) => id);
    const account = accountOf({ answers: [answer("used-by-others", first ?? "", "informed")] });
    expect(names(usedByOthers, viewOf({ items, account }))).toEqual([second]);
  });

  test("takes no other word for an answer", () => {
    const item = withFact("sharedWith", [OTHER]);
    const account = accountOf({ answers: [answer("used-by-others", item.id, "later")] });
    expect(says(usedByOthers, viewOf({ items: [item], account })).join()).toContain(
      'account.yaml:40 says "later", which is none of: informed',
    );
  });

  test("is silent about what stays, and says what it cannot see", () => {
    const kept = { ...withFact("sharedWith", [OTHER]), disposition: "keep" as const };
    expect(names(usedByOthers, viewOf({ items: [kept] }))).toEqual([]);
    expect(usedByOthers.remedy).toContain("cannot be seen from inside the account");
  });
});

describe("zone-answers", () => {
  const zone = (facts: Readonly<Record<string, FactValue>>) =>
    judged({
      type: "alidns.domain",
      region: "global",
      nativeId: "example.com",
      concern: "zone",
      facts,
    });

  test.each<{ how: string; facts: Readonly<Record<string, FactValue>>; sign: string }>([
    {
      how: "receives mail",
      facts: { recordTypes: ["A", "MX"], delegated: false },
      sign: "receives mail (MX)",
    },
    {
      how: "is delegated here",
      facts: { recordTypes: ["A"], delegated: true },
      sign: "its domain is delegated here",
    },
    {
      how: "does both",
      facts: { recordTypes: ["MX"], delegated: true },
      sign: "receives mail (MX), its domain is delegated here",
    },
  ])("a zone that $how needs an answer", ({ facts, sign }) => {
    const item = zone(facts);
    expect(says(zoneAnswers, viewOf({ items: [item] }))).toEqual([
      `${item.id} — Thing "example.com" · ${sign}`,
    ]);
    for (const word of ["moved", "dead"]) {
      const account = accountOf({ answers: [answer("zone-answers", item.id, word)] });
      expect(names(zoneAnswers, viewOf({ items: [item], account }))).toEqual([]);
    }
    const account = accountOf({ answers: [answer("zone-answers", item.id, "unused")] });
    expect(says(zoneAnswers, viewOf({ items: [item], account })).join()).toContain(
      'account.yaml:40 says "unused", which is none of: moved, dead',
    );
  });

  test("a zone without signs of life, a zone that stays and other items need none", () => {
    const alive = zone({ recordTypes: ["MX"], delegated: true });
    const items = [
      zone({ recordTypes: ["A"], delegated: false }),
      zone({}),
      { ...alive, disposition: "keep" as const },
      { ...alive, concern: "domain" as const },
    ];
    expect(names(zoneAnswers, viewOf({ items }))).toEqual([]);
  });
});
