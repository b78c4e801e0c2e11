import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import type { Clock } from "../../src/core/clock.ts";
import {
  type AccountEvent,
  EVENTS,
  FORMATS,
  type Format,
  NOTIFIED,
} from "../../src/core/notification.ts";
import { Problem } from "../../src/core/problem.ts";
import { Webhook } from "../../src/webhooks/webhook.ts";
import { type Answer, receiver, TAKEN } from "./support.ts";

const EVENT: AccountEvent = {
  kind: "review-needed",
  account: { name: "acme-dev", id: "1234567890123456", cloud: "alibaba" },
  at: "2026-09-01T08:00:00.000Z",
  summary: "The account is not what was reviewed",
  details: ["new: alibaba:ecs.disk:cn-hangzhou:d-1"],
  next: "Run npx closeout review acme-dev, and have it approved",
};
const SECRET = "SEC-of-the-webhook-under-test-0123456789";
const NOW = Date.parse("2026-09-01T08:00:00.500Z");

/** Time that passes only where somebody waits. */
function clockAt(start: number): Clock & { readonly waited: number[] } {
  const waited: number[] = [];
  let now = start;
  return {
    waited,
    now: () => now,
    sleep: async (ms) => {
      waited.push(ms);
      now += ms;
    },
  };
}

async function tell(
  url: string,
  format: Format,
  options: { readonly event?: AccountEvent; readonly secret?: string; readonly clock?: Clock } = {},
): Promise<void> {
  const { event = EVENT, secret = "", clock = clockAt(NOW) } = options;
  const env = { CLOSEOUT_WEBHOOK_URL: url, CLOSEOUT_WEBHOOK_SECRET: secret };
  const webhook = new Webhook(env, { ...NOTIFIED, format }, clock);
  try {
    await webhook.tell([event], AbortSignal.timeout(30_000));
  } finally {
    webhook.close();
  }
}

async function refusalOf(work: Promise<void>): Promise<Problem> {
  const cause = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(cause instanceof Problem)) throw new Error(`no Problem: ${String(cause)}`);
  return cause;
}

test("a receiver of CloudEvents gets structured JSON, and the same event has the same id", async () => {
  const { got, url } = await receiver(TAKEN.cloudevents);
  await tell(url, "cloudevents");
  await tell(url, "cloudevents", { event: { ...EVENT, at: "2026-09-02T08:00:00.000Z" } });
  await tell(url, "cloudevents", { event: { ...EVENT, details: [] } });
  expect(got[0]?.type).toBe("application/cloudevents+json; charset=utf-8");
  expect(got[0]?.body).toMatchObject({
    specversion: "1.0",
    type: "closeout.account.review-needed",
    source: "/closeout/alibaba/1234567890123456",
    subject: "acme-dev",
    time: EVENT.at,
    data: { account: EVENT.account, details: EVENT.details },
  });
  const ids = got.map(({ body }) => body["id"]);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
});

test("DingTalk's signature is in the address, beside the robot's token", async () => {
  const { got, url } = await receiver(TAKEN.dingtalk);
  await tell(url, "dingtalk", { secret: SECRET });
  const sign = createHmac("sha256", SECRET).update(`${NOW}\n${SECRET}`).digest("base64");
  expect(Object.fromEntries(got[0]?.url.searchParams ?? [])).toEqual({
    access_token: "t0ken-of-the-robot",
    timestamp: String(NOW),
    sign,
  });
  expect(got[0]?.body["msgtype"]).toBe("markdown");
});

test("Feishu's signature is in the message, in seconds", async () => {
  const { got, url } = await receiver(TAKEN.feishu);
  await tell(url, "feishu", { secret: SECRET });
  const timestamp = String(Math.floor(NOW / 1000));
  const sign = createHmac("sha256", `${timestamp}\n${SECRET}`).digest("base64");
  expect(got[0]?.body).toMatchObject({ timestamp, sign, msg_type: "text" });
});

test.each(FORMATS)(
  "%s: every event is told in fewer bytes than any receiver takes",
  async (format) => {
    const { got, url } = await receiver(TAKEN[format]);
    const details = Array.from({ length: 5_000 }, (_, at) => `new: 账号-${at}`);
    for (const kind of EVENTS) await tell(url, format, { event: { ...EVENT, kind, details } });
    expect(got).toHaveLength(EVENTS.length);
    if (format === "cloudevents") return;
    const { body } = got[0] ?? {};
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(4_096);
    expect(JSON.stringify(body)).toMatch(/and 4,\d{3} more/u);
  },
);

test.each(FORMATS)("%s: a name is only a name", async (format) => {
  const { got, url } = await receiver(TAKEN[format]);
  const details = ["new: <!channel> [x](https://evil.example) *b* \u202e\nforged line", "<@all>"];
  await tell(url, format, { event: { ...EVENT, details } });
  const text = JSON.stringify(got[0]?.body);
  expect(text).not.toMatch(/\u202e/u);
  if (format === "slack") expect(text).not.toMatch(/<[!@]/u);
  if (format === "dingtalk" || format === "wecom")
    expect(text).not.toMatch(/(?<!\\)\]\(https:\/\//u);
});

test("only what the project wants to be told is sent", async () => {
  const { got, url } = await receiver(TAKEN.slack);
  const settings = { ...NOTIFIED, format: "slack", on: ["closed"] } as const;
  const webhook = new Webhook({ CLOSEOUT_WEBHOOK_URL: url }, settings, clockAt(NOW));
  await webhook.tell([EVENT, { ...EVENT, kind: "closed" }], AbortSignal.timeout(30_000));
  webhook.close();
  expect(got).toHaveLength(1);
});

test("a receiver that is busy is asked again, and one that is back takes it", async () => {
  const { got, url } = await receiver(
    { status: 503, body: "" },
    { status: 429, body: "" },
    TAKEN.slack,
  );
  const clock = clockAt(NOW);
  await tell(url, "slack", { clock });
  expect(got).toHaveLength(3);
  expect(clock.waited).toEqual([1_000, 2_000]);
});

test.each<[Format, Answer]>([
  ["slack", { status: 404, body: "no_service" }],
  ["slack", { status: 500, body: "" }],
  ["dingtalk", { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' }],
  ["wecom", { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' }],
  ["feishu", { status: 200, body: '{"code":19021,"msg":"sign match fail"}' }],
  ["feishu", { status: 200, body: "<html>" }],
])("%s: %o is a refusal, without a secret in its words", async (format, answer) => {
  const { url } = await receiver({
    ...answer,
    body: answer.body.replace("match", `${SECRET} t0ken-of-the-robot`),
  });
  const problem = await refusalOf(tell(url, format, { secret: SECRET }));
  expect(problem.code).toBe("webhook-refused");
  for (const secret of [SECRET, "t0ken-of-the-robot"]) expect(problem.text).not.toContain(secret);
});

test.each(["not an address", "http://hooks.example/x", "ftp://x", "https://name:pass@x.example"])(
  "the address %j is refused before anything is sent",
  (url) => {
    const make = () => new Webhook({ CLOSEOUT_WEBHOOK_URL: url }, NOTIFIED, clockAt(NOW));
    expect(make).toThrow(Problem);
    expect(make).not.toThrow(url);
  },
);
