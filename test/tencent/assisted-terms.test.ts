import { describe, expect, test } from "vitest";
import { guide } from "../../scripts/generate/guides/tencent.ts";
import { checklist } from "../../scripts/generate/guides/tencent-checklist.ts";
import { assistedTermsFor } from "../../src/clouds/tencent/assisted/terms.ts";
import { rows } from "../../src/clouds/tencent/catalog.ts";
import { HOLDERS } from "../../src/core/account.ts";
import { assistedStatus } from "../../src/engine/assisted.ts";
import { packetOf } from "../../src/engine/packet.ts";
import { surveyOf } from "../engine/support/assisted.ts";
import { pack } from "../policies/support/pack.ts";
import { attested, judged, accountOf as viewAccount } from "../policies/support/view.ts";

const terms = assistedTermsFor({ holder: undefined });
const { steps, questions, packet, quiet } = terms;
const closing = { by: "assisted", ...terms } as const;
const order = steps.map(({ id }) => id);

describe("the way to an assisted closure", () => {
  test("empties the account while there is an identity to do it, and reads money after the refunds", () => {
    expect(order).toEqual([
      "organization",
      "domains",
      "empty",
      "refunds",
      "given-up",
      "balance",
      "people",
      "keys",
      "records",
      "ready",
    ]);
    expect(steps.find(({ id }) => id === "balance")?.how).toContain("read it anew");
  });

  test("names policies, types and attestations that there are", () => {
    const policies = pack.map(({ id }) => id);
    const asked = questions.map(({ id }) => id);
    for (const step of steps) {
      expect(policies).toEqual(expect.arrayContaining([...(step.policies ?? [])]));
      expect(asked).toEqual(expect.arrayContaining([...(step.questions ?? [])]));
      expect([...rows.keys()]).toEqual(expect.arrayContaining([...(step.types ?? [])]));
    }
  });

  test("has one part for every attestation", () => {
    const named = steps.flatMap((step) => step.questions ?? []);
    expect(named.toSorted()).toEqual(questions.map(({ id }) => id).toSorted());
  });
});

describe("the FAQ", () => {
  test("stands in the guide line by line, and the conditions by number", () => {
    expect(guide.lines.length).toBeGreaterThan(70);
    expect(checklist).toHaveLength(23);
    expect(checklist[22]?.says).toMatch(/^23\. /u);
    const says = guide.lines.map((line) => line.says);
    expect(new Set(says).size).toBe(says.length);
  });

  test("is dealt with by something in each line", () => {
    for (const line of guide.lines) {
      const by = [line.policies, line.types, line.questions, line.conditions, line.packet];
      expect(
        by.flat().filter((one) => one !== undefined),
        line.says,
      ).not.toEqual([]);
      if (line.handled.includes("told") && line.handled.length === 1)
        expect(line.packet, line.says).not.toEqual(undefined);
    }
  });
});

describe("before anything else", () => {
  test("the face scan that closes at once is told, and that nothing takes it back", () => {
    expect(packet.first[0]).toMatch(/face scan.*that very moment.*no way back/su);
    expect(quiet).toMatchObject({ days: 0 });
    expect(quiet.because).toContain("three working days");
  });

  test("whoever passes it has to know", () => {
    expect(questions.find(({ id }) => id === "face-scan")?.answers).toHaveProperty("known");
  });
});

describe("papers", () => {
  test.each(HOLDERS)("of a holder that is %s are its own", (holder) => {
    const one = assistedTermsFor({ holder });
    const part = one.packet.parts.find(({ title }) => title === "Papers");
    expect(part?.lines.length).toBeLessThan(4);
    const asked = one.questions.find(({ id }) => id === "papers");
    expect(Object.keys(asked?.answers ?? {}).length).toBeGreaterThan(0);
  });

  test("are none for an account that was never verified, and a stamped declaration for a struck-off one", () => {
    const lines = (holder: (typeof HOLDERS)[number]) =>
      assistedTermsFor({ holder })
        .packet.parts.flatMap((part) => part.lines)
        .join(" ");
    expect(lines("unverified")).toContain("no papers");
    expect(lines("struck-off-enterprise")).toContain("工商局");
    expect(lines("individual")).not.toContain("营业执照");
  });

  test("are those of everybody where the file does not say who holds it", () => {
    const asked = questions.find(({ id }) => id === "papers");
    expect(Object.keys(asked?.answers ?? {})).toEqual([
      "face-scan",
      "ready",
      "representative",
      "licence",
      "struck-off",
      "unverified",
    ]);
  });
});

describe("the remark", () => {
  const remark = (
    items: readonly ReturnType<typeof judged>[],
    words: readonly (readonly [string, string])[] = [],
  ) => {
    const attestations = words.map(([subject, word]) =>
      attested("closure-statements", subject, word),
    );
    const asking = pack.filter(({ id }) => id === "closure-statements");
    const { parts } = packetOf(surveyOf({ closing, items, attestations }, asking), {
      terms,
      keyDeleted: false,
    });
    return parts.find(({ title }) => title.includes("提交注销备注"))?.lines.slice(1) ?? [];
  };
  const given = (type: string, nativeId: string) =>
    judged({ type, nativeId, disposition: "abandon" });

  test("is worded as the FAQ does, a line for each product and each domain", () => {
    expect(
      remark(
        [
          given("billing.voucher", "v-1"),
          given("billing.voucher", "v-2"),
          given("ssl.certificate", "c-1"),
          given("cdn.traffic-package", "1"),
          given("live.package", "l-1"),
          given("vod.package", "p-1"),
          given("vod.media", "m-1"),
          given("pts.project", "p-1"),
          given("domain.domain", "a.com"),
          given("domain.domain", "b.cn"),
        ],
        [
          ["sms-applications", "given-up"],
          ["market-mini-programs", "given-up"],
          ["site-hosts", "given-up"],
        ],
      ),
    ).toEqual([
      "`我确认放弃当前账号下未使用的代金券资源`",
      "`我确认放弃当前账号下未使用的SSL证书资源`",
      "`我确认放弃当前账号下未使用的CDN流量包资源`",
      "`我确认放弃当前账号下未使用的云市场小程序资源`",
      "`我确认放弃当前账号下未使用的压测大师资源`",
      "`我确认放弃当前账号下未使用的短信套餐资源`",
      "`我确认放弃当前账号下未使用的云点播日结资源包资源`",
      "`我确认放弃当前账号下未使用的直播套餐包资源`",
      "`我确认放弃当前账号下未使用的建站主机资源`",
      "`我确认放弃当前账号下未使用的云点播文件存储资源`",
      "`放弃当前账号下续费期域名a.com`",
      "`放弃当前账号下续费期域名b.cn`",
    ]);
  });

  test("is left out where nothing is abandoned", () => {
    expect(remark([judged({ type: "cvm.instance" })], [["sms-applications", "none"]])).toEqual([]);
  });

  test("names each product that the FAQ lets go, and no other", () => {
    const types = terms.abandonable?.of.flatMap((one) => one.types ?? []) ?? [];
    expect([...rows.keys()]).toEqual(expect.arrayContaining(types));
    expect(types).not.toContain("billing.renewal");
    expect(terms.abandonable?.of).toHaveLength(11);
    for (const one of terms.abandonable?.of ?? []) {
      const stated = questions.find(({ id }) => id === one.stated?.question);
      if (one.stated !== undefined) expect(stated?.answers).toHaveProperty(one.stated.answer);
      expect(one.types !== undefined || one.stated !== undefined).toBe(true);
    }
  });
});

test("after the submission nothing calls the account until its outcome is stated", () => {
  const account = viewAccount({ cloud: "tencent", kind: "standalone" });
  const submitted = attested("closure", "submitted", "submitted", {
    at: "2026-11-18T00:00:00.000Z",
  });
  const stand = (attestations: Parameters<typeof assistedStatus>[0]["attestations"]) =>
    assistedStatus({
      account,
      terms,
      attestations,
      journal: undefined,
      now: "2026-11-21T00:00:00.000Z",
    });
  const waiting = stand([submitted]);
  expect(waiting).toMatchObject({ phase: "waiting", submittedAt: "2026-11-18T00:00:00.000Z" });
  expect(waiting.endsAt).toBeUndefined();
  expect(waiting.detail).toContain("three working days");
  expect(waiting.detail).not.toMatch(/quiet|login|log in/u);
  const outcome = attested("closure", "outcome", "closed", { at: "2026-11-20T00:00:00.000Z" });
  expect(stand([submitted, outcome]).phase).toBe("closed");
});

test.each(HOLDERS)(
  "papers for any other holder than %s contradict account.yaml, and say so",
  (holder) => {
    const all = assistedTermsFor({ holder: undefined }).questions.find(({ id }) => id === "papers");
    const own = assistedTermsFor({ holder }).questions.find(({ id }) => id === "papers");
    const words = Object.keys(own?.answers ?? {});
    expect(words.length).toBeGreaterThan(0);
    for (const word of Object.keys(all?.answers ?? {})) {
      const against = own?.contradicts?.[word];
      if (words.includes(word)) expect(against).toBeUndefined();
      else expect(against).toContain(`account.yaml says \`holder: ${holder}\``);
    }
  },
);
