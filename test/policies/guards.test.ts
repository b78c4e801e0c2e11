import { describe, expect, test } from "vitest";
import { ownIdentityLast } from "../../policies/standard/own-identity-last.ts";
import { usedByOthers } from "../../policies/standard/used-by-others.ts";
import { zoneAnswers } from "../../policies/standard/zone-answers.ts";
import type { PolicyView } from "../../src/core/policy.ts";
import type { Row } from "../../src/core/row.ts";
import { ACCOUNT, accountOf, answer, judged, names, says, tied, viewOf } from "./support/view.ts";

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
  const used = (...usedByOthers: readonly string[]) => judged({ ties: tied({ usedByOthers }) });
  const asked = (others: readonly string[]) =>
    says(usedByOthers, viewOf({ items: [used(...others)] })).map(
      (line) => line.split(" · used by ")[1],
    );

  test.each<{ what: string; users: readonly string[]; others: string }>([
    {
      what: "a vSwitch that is shared, though not with whom",
      users: ["Shared"],
      others: "Shared",
    },
    { what: "an image, with its accounts", users: [OTHER], others: OTHER },
    { what: "a network in another's CEN", users: [OTHER], others: OTHER },
    { what: "a peering that another asked for", users: [OTHER], others: OTHER },
    {
      what: "a service with endpoints of others, and own ones beside them",
      users: [ACCOUNT, OTHER],
      others: OTHER,
    },
    {
      what: "a key whose policy lets another account's role use it",
      users: [`acs:ram::${ACCOUNT}:*`, `acs:ram::${OTHER}:role/reader`],
      others: `acs:ram::${OTHER}:role/reader`,
    },
    { what: "a bucket that everyone may use", users: ["*"], others: "*" },
    {
      what: "a role that another account assumes",
      users: [`acs:ram::${OTHER}:root`],
      others: `acs:ram::${OTHER}:root`,
    },
    {
      what: "a role that another Tencent Cloud account assumes",
      users: [`qcs::cam::uin/${OTHER}:root`],
      others: `qcs::cam::uin/${OTHER}:root`,
    },
  ])("names $what", ({ users, others }) => {
    expect(asked(users)).toEqual([others]);
  });

  test.each<{ what: string; users: readonly string[] }>([
    { what: "what is shared with nobody", users: [] },
    { what: "what is said not to be shared", users: ["false"] },
    { what: "a blank", users: [""] },
    { what: "the account itself", users: [ACCOUNT] },
    { what: "its own users", users: [`acs:ram::${ACCOUNT}:user/alice`] },
    { what: "its own users on Tencent Cloud", users: [`qcs::cam::uin/${ACCOUNT}:uin/1`] },
  ])("is silent about $what", ({ users }) => {
    expect(asked(users)).toEqual([]);
  });

  test("is answered item by item", () => {
    const items = [used(OTHER), judged({ nativeId: "two", ties: tied({ usedByOthers: [OTHER] }) })];
    const [first, second] = items.map(({ id }) => id);
    const account = accountOf({ answers: [answer("used-by-others", first ?? "", "informed")] });
    expect(names(usedByOthers, viewOf({ items, account }))).toEqual([second]);
  });

  test("takes no other word for an answer", () => {
    const item = used(OTHER);
    const account = accountOf({ answers: [answer("used-by-others", item.id, "later")] });
    expect(says(usedByOthers, viewOf({ items: [item], account })).join()).toContain(
      'account.yaml:40 says "later", which is none of: informed',
    );
  });

  test("is silent about what stays, and says what it cannot see", () => {
    const kept = { ...used(OTHER), disposition: "keep" as const };
    expect(names(usedByOthers, viewOf({ items: [kept] }))).toEqual([]);
    expect(usedByOthers.remedy).toContain("cannot be seen from inside the account");
  });
});

describe("zone-answers", () => {
  const zone = (...[types, delegated]: readonly [] | readonly [readonly string[], boolean]) =>
    judged({
      type: "alidns.domain",
      region: "global",
      nativeId: "example.com",
      concern: "zone",
      ties: tied({ records: types === undefined ? undefined : { types, delegated, values: [] } }),
    });

  test.each<{ how: string; records: readonly [readonly string[], boolean]; sign: string }>([
    {
      how: "receives mail",
      records: [["A", "MX"], false],
      sign: "receives mail (MX)",
    },
    {
      how: "is delegated here",
      records: [["A"], true],
      sign: "its domain is delegated here",
    },
    {
      how: "does both",
      records: [["MX"], true],
      sign: "receives mail (MX), its domain is delegated here",
    },
  ])("a zone that $how needs an answer", ({ records, sign }) => {
    const item = zone(...records);
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
    const alive = zone(["MX"], true);
    const items = [
      zone(["A"], false),
      zone(),
      { ...alive, disposition: "keep" as const },
      judged({ concern: "domain" }),
    ];
    expect(names(zoneAnswers, viewOf({ items }))).toEqual([]);
  });
});
