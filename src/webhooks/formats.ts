import { createHash, createHmac } from "node:crypto";
import type { AccountEvent, Format } from "../core/notification.ts";
import { shown } from "../core/secrets.ts";
import { md } from "../documents/markdown-text.ts";

/** What is sent. */
export interface Message {
  /** Added to the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly body: object;
}

/** What a message is signed with, where the receiver wants it signed. */
export interface Signing {
  readonly secret: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** How one receiver is spoken to. */
interface Dialect {
  readonly message: (event: AccountEvent, signing: Signing) => Message;
  /** Why an answer with a status of success was none, in its own words; undefined where it was one. */
  readonly refusal: (answer: Readonly<Record<string, unknown>>) => string | undefined;
}

const JSON_TYPE = "application/json; charset=utf-8";
/** The shortest limit of all is WeCom's 4,096 bytes for a text. */
const MOST_BYTES = 3_500;

/**
 * The dialects, by format.
 *
 * - CloudEvents 1.0 in structured JSON, https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 * - Slack: https://api.slack.com/messaging/webhooks
 * - DingTalk: the signature is an HMAC of the time in milliseconds, a line end and the secret, by the secret
 *   (https://open.dingtalk.com/document/robots/customize-robot-security-settings; the page's address is unverified)
 * - WeCom: https://developer.work.weixin.qq.com/document/path/91770
 * - Feishu: an HMAC of nothing, by the time in seconds, a line end and the secret
 *   (https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot)
 */
const DIALECTS: Readonly<Record<Format, Dialect>> = {
  cloudevents: {
    message: (event) => ({
      query: {},
      contentType: "application/cloudevents+json; charset=utf-8",
      body: cloudEvent(event),
    }),
    refusal: () => undefined,
  },
  slack: {
    message: (event) => plain({ text: text(event, slackText, "•", "*") }),
    refusal: () => undefined,
  },
  dingtalk: {
    message: (event, { secret, now }) => ({
      ...plain({
        msgtype: "markdown",
        markdown: { title: shown(event.summary), text: text(event, md, "-", "**") },
      }),
      query:
        secret === undefined
          ? {}
          : { timestamp: String(now), sign: hmac(secret, `${now}\n${secret}`) },
    }),
    refusal: ({ errcode, errmsg }) => (errcode === 0 ? undefined : `${errcode} ${errmsg}`),
  },
  wecom: {
    message: (event) =>
      plain({ msgtype: "markdown", markdown: { content: text(event, md, "-", "**") } }),
    refusal: ({ errcode, errmsg }) => (errcode === 0 ? undefined : `${errcode} ${errmsg}`),
  },
  feishu: {
    message: (event, { secret, now }) => {
      const timestamp = String(Math.floor(now / 1000));
      const sign =
        secret === undefined ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, "") };
      return plain({ ...sign, msg_type: "text", content: { text: text(event, shown, "•", "") } });
    },
    // Older bots answer with `StatusCode`.
    refusal: ({ code, StatusCode, msg }) =>
      (code ?? StatusCode) === 0 ? undefined : `${code ?? StatusCode} ${msg}`,
  },
};

/** The message that tells a receiver of an event. */
export function messageOf(format: Format, event: AccountEvent, signing: Signing): Message {
  return DIALECTS[format].message(event, signing);
}

/** Why a receiver did not take a message, though it answered with success; undefined where it did. */
export function refusalIn(format: Format, body: string): string | undefined {
  if (format === "cloudevents" || format === "slack") return undefined;
  try {
    const answer: unknown = JSON.parse(body);
    return DIALECTS[format].refusal(Object(answer));
  } catch {
    return "an answer that is no JSON";
  }
}

function plain(body: object): Message {
  return { query: {}, contentType: JSON_TYPE, body };
}

function hmac(key: string, of: string): string {
  return createHmac("sha256", key).update(of).digest("base64");
}

/** The same event has the same id, so that a receiver can tell a repetition. */
function cloudEvent({ kind, account, at, summary, details, next }: AccountEvent): object {
  const lines = details.map(shown);
  const id = createHash("sha256")
    .update(JSON.stringify([kind, account.cloud, account.id, summary, lines]))
    .digest("hex");
  return {
    specversion: "1.0",
    id,
    source: `/closeout/${account.cloud}/${account.id}`,
    type: `closeout.account.${kind}`,
    subject: account.name,
    time: at,
    datacontenttype: "application/json",
    data: { account, summary: shown(summary), details: lines, next: next ?? null },
  };
}

/** Slack reads three signs; its own marks have no escape, and a name in them is shown in another face at worst. */
function slackText(line: string): string {
  return shown(line).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The event as a short text; what does not fit is counted. */
function text(
  { account, summary, details, next }: AccountEvent,
  written: (line: string) => string,
  bullet: string,
  bold: string,
): string {
  const head = `${bold}${written(account.name)} (${account.cloud} ${written(account.id)})${bold}: ${written(summary)}`;
  const end = next === undefined ? [] : ["", written(next)];
  let room = MOST_BYTES - bytes([head, ...end, ""].join("\n"));
  const kept: string[] = [];
  for (const detail of details) {
    const line = `${bullet} ${written(detail)}`;
    room -= bytes(line) + 1;
    if (room < ROOM_FOR_REST) break;
    kept.push(line);
  }
  const left = details.length - kept.length;
  const rest = left === 0 ? [] : [`${bullet} … and ${left.toLocaleString("en-US")} more`];
  return [head, ...(details.length === 0 ? [] : [""]), ...kept, ...rest, ...end].join("\n");
}

const ROOM_FOR_REST = 40;

function bytes(line: string): number {
  return Buffer.byteLength(line);
}
