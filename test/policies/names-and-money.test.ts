import { describe, expect, test } from "vitest";
import { danglingRecords } from "../../policies/standard/dangling-records.ts";
import { renewalOff } from "../../policies/standard/renewal-off.ts";
import { reviewed } from "../../policies/standard/reviewed.ts";
import { securityMailbox } from "../../policies/standard/security-mailbox.ts";
import type { JudgedItem } from "../../src/core/policy.ts";
import type { Review } from "../../src/core/review.ts";
import { accountOf, judged, names, says, tied, viewOf } from "./support/view.ts";

describe("renewal-off", () => {
  const asked = (parts: Partial<JudgedItem>) => {
    const item = judged({ charge: "prepaid", disposition: "let-expire", ...parts });
    return says(renewalOff, viewOf({ items: [item] })).map((line) => line.split(" · ").at(-1));
  };

  test.each<{ how: string; parts: Partial<JudgedItem>; finding: readonly string[] }>([
    { how: "renews itself", parts: { autoRenew: true }, finding: ["renews itself"] },
    {
      how: "may renew itself for all that can be read",
      parts: { autoRenew: undefined },
      finding: ["whether it renews itself cannot be read"],
    },
    { how: "does not renew itself", parts: { autoRenew: false }, finding: [] },
    {
      how: "is a domain and renews itself",
      parts: { concern: "domain", autoRenew: true },
      finding: ["renews itself"],
    },
    {
      how: "is refunded, which ends the renewal first",
      parts: { disposition: "refund", autoRenew: true },
      finding: [],
    },
  ])("what is left to expire and $how: $finding", ({ parts, finding }) => {
    expect(asked(parts)).toEqual(finding);
  });
});

describe("security-mailbox", () => {
  const domain = judged({ nativeId: "S1", name: "example.com", concern: "domain" });
  const zone = judged({ nativeId: "shop.example", name: undefined, concern: "zone" });
  const asked = (mailbox: string | undefined, items: readonly JudgedItem[] = [domain, zone]) =>
    names(securityMailbox, viewOf({ items, account: accountOf({ securityMailbox: mailbox }) }));

  test.each<{ mailbox: string; named: readonly string[] }>([
    { mailbox: "cloud@example.com", named: [domain.id] },
    { mailbox: "cloud@mail.EXAMPLE.com", named: [domain.id] },
    { mailbox: "cloud@shop.example", named: [zone.id] },
    { mailbox: "cloud@head-office.example", named: [] },
    { mailbox: "cloud@notexample.com", named: [] },
    { mailbox: '"a@example.com"@head-office.example', named: [] },
  ])("$mailbox leaves with $named", ({ mailbox, named }) => {
    expect(asked(mailbox)).toEqual(named);
  });

  test("an account with names must say which mailbox it is, one without need not", () => {
    expect(asked(undefined)).toEqual(["securityMailbox"]);
    expect(asked(undefined, [judged()])).toEqual([]);
  });
});

describe("dangling-records", () => {
  const zone = (...values: readonly string[]) =>
    judged({
      nativeId: "example.com",
      concern: "zone",
      ties: tied({ records: { types: [], values, delegated: undefined } }),
    });
  const thing = (...reachedBy: readonly string[]) =>
    judged({ nativeId: "owner", ties: tied({ reachedBy }) });

  test.each<{ what: string; value: string; owner: JudgedItem }>([
    { what: "an elastic IP", value: "203.0.113.7", owner: thing("203.0.113.7") },
    {
      what: "one of an instance's addresses",
      value: "203.0.113.8",
      owner: thing("203.0.113.7", "203.0.113.8"),
    },
    {
      what: "a load balancer's name, with the dot at its end",
      value: "ALB-1.cn-hangzhou.alb.aliyuncs.com.",
      owner: thing("alb-1.cn-hangzhou.alb.aliyuncs.com"),
    },
    {
      what: "the name that a CDN gave",
      value: "www.example.com.w.kunlunsl.com",
      owner: thing("www.example.com.w.kunlunsl.com"),
    },
    {
      what: "a database",
      value: "rm-1.mysql.rds.aliyuncs.com",
      owner: thing("rm-1.mysql.rds.aliyuncs.com"),
    },
    {
      what: "a bucket, whose name anybody may take next",
      value: "shop-assets.oss-cn-hangzhou.aliyuncs.com",
      owner: thing("shop-assets.*.aliyuncs.com"),
    },
  ])("warns of a record that points at $what", ({ value, owner }) => {
    const items = [zone("192.0.2.1", value), owner];
    expect(says(danglingRecords, viewOf({ items }))).toEqual([
      `alibaba:shop.thing:cn-hangzhou:example.com — example.com: ${value} is ${owner.id}, ${owner.line}`,
    ]);
  });

  test.each<{ what: string; value: string; other: JudgedItem }>([
    {
      what: "the name servers of a domain",
      value: "dns1.hichina.com",
      other: judged({ concern: "domain", facts: { nameServers: ["dns1.hichina.com"] } }),
    },
    {
      what: "a name on a certificate",
      value: "www.example.com",
      other: judged({ facts: { domains: ["www.example.com"] } }),
    },
    {
      what: "the origin behind a CDN",
      value: "192.0.2.9",
      other: judged({ facts: { sources: ["192.0.2.9"] } }),
    },
    {
      what: "another bucket whose name begins alike",
      value: "shop-assets-new.oss-cn-hangzhou.aliyuncs.com",
      other: thing("shop-assets.*.aliyuncs.com"),
    },
  ])("does not take $what for something that goes", ({ value, other }) => {
    expect(names(danglingRecords, viewOf({ items: [zone(value), other] }))).toEqual([]);
  });

  test("is silent about zones whose records could not be told", () => {
    const items = [judged({ concern: "zone" }), thing("203.0.113.7")];
    expect(names(danglingRecords, viewOf({ items }))).toEqual([]);
  });
});

describe("reviewed", () => {
  const seen = judged({ nativeId: "seen" });
  const fresh = judged({ nativeId: "fresh" });
  const review: Review = {
    version: 1,
    cloud: "alibaba",
    accountId: "1",
    takenAt: "2026-11-20T00:00:00Z",
    items: { [seen.id]: { line: seen.line, disposition: "delete", steps: [], facts: {} } },
    unknown: [],
    digest: "sha256:0",
  };

  test("names what would go and no review has seen", () => {
    expect(names(reviewed, viewOf({ items: [seen, fresh], review }))).toEqual([fresh.id]);
    expect(names(reviewed, viewOf({ items: [seen, fresh] }))).toEqual([seen.id, fresh.id]);
  });

  test("is silent about what does not go by review", () => {
    const others = (["keep", "manual", "transfer", "let-expire", "abandon"] as const).map(
      (disposition) => judged({ nativeId: disposition, disposition }),
    );
    expect(names(reviewed, viewOf({ items: others, review }))).toEqual([]);
  });
});
