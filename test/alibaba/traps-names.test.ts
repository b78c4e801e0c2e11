import { expect, test } from "vitest";
import { danglingRecords } from "../../policies/standard/dangling-records.ts";
import { securityMailbox } from "../../policies/standard/security-mailbox.ts";
import { zoneAnswers } from "../../policies/standard/zone-answers.ts";
import { names } from "../policies/support/view.ts";
import { itemOf, REGION, withAccount } from "./support/account.ts";

const record = (DomainName: string, RR: string, Type: string, Value: string) => ({
  RecordId: `${DomainName}/${RR}`,
  DomainName,
  RR,
  Type,
  Value,
});

const resources = {
  "*": {
    "alidns.domain": [
      { DomainName: "mail.example", _delegated: false },
      { DomainName: "live.example", _delegated: true },
      { DomainName: "dead.example", _delegated: false },
    ],
    "alidns.record": [
      record("mail.example", "@", "MX", "mx.mail.example"),
      record("dead.example", "www", "A", "203.0.113.7"),
      record("dead.example", "assets", "CNAME", "shop-assets.oss-cn-hangzhou.aliyuncs.com"),
      record("dead.example", "blog", "CNAME", "elsewhere.example"),
    ],
    "oss.bucket": [{ Name: "shop-assets", Region: REGION, Location: `oss-${REGION}` }],
  },
  [REGION]: {
    "vpc.eip": [{ AllocationId: "eip-1", IpAddress: "203.0.113.7", Status: "Available" }],
  },
} as const;
const TYPES = ["alidns.domain", "vpc.eip", "oss.bucket"] as const;

test("a zone with mail or a live delegation waits for an answer, a dead one does not", () =>
  withAccount({ resources }, async ({ view }) => {
    const seen = await view(TYPES);
    const named = names(zoneAnswers, seen);
    expect(named.toSorted()).toEqual([
      "alibaba:alidns.domain:global:live.example",
      "alibaba:alidns.domain:global:mail.example",
    ]);
    const answered = named.map((subject, at) => ({
      policy: "zone-answers",
      subject,
      answer: at === 0 ? "moved" : "dead",
      because: "asked the shop",
      line: at,
    }));
    const account = { ...seen.account, answers: answered };
    expect(names(zoneAnswers, { ...seen, account })).toEqual([]);
  }));

test("records that point at an address or a bucket that goes are warned of", () =>
  withAccount({ resources }, async ({ view }) => {
    const verdict = danglingRecords.check(await view(TYPES));
    const says = verdict.pass ? [] : verdict.findings.map((finding) => finding.says);
    expect(says).toHaveLength(2);
    expect(says[0]).toContain("203.0.113.7 is alibaba:vpc.eip:cn-hangzhou:eip-1");
    expect(says[1]).toContain("is alibaba:oss.bucket:global:shop-assets");
  }));

test("the security mailbox must use no zone of the account", () =>
  withAccount({ resources }, async ({ view }) => {
    const asked = async (securityMailbox_: string) =>
      securityMailbox.check(await view(["alidns.domain"], { securityMailbox: securityMailbox_ }));
    const own = await asked("cloud@live.example");
    expect(own.pass ? [] : own.findings.map(({ subject }) => subject)).toEqual([
      itemOf((await view(["alidns.domain"])).items, "live.example").id,
    ]);
    expect((await asked("cloud@head-office.example")).pass).toBe(true);
  }));
