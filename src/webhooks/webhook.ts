import { HttpClient } from "../clouds/shared/wire/http.ts";
import { HttpFailure } from "../clouds/shared/wire/http-failure.ts";
import type { Clock } from "../core/clock.ts";
import type { AccountEvent, Notifications } from "../core/notification.ts";
import { Problem } from "../core/problem.ts";
import { keepSecret, redactForeign, shown } from "../core/secrets.ts";
import { messageOf, refusalIn } from "./formats.ts";

type Env = Readonly<Record<string, string | undefined>>;

const URL_VARIABLE = "CLOSEOUT_WEBHOOK_URL";
const SECRET_VARIABLE = "CLOSEOUT_WEBHOOK_SECRET";
/** Milliseconds. */
const TIMEOUTS = { connectMs: 10_000, readMs: 20_000 };
const MOST_BYTES = 1024 * 1024;
const ATTEMPTS = 3;
const PAUSE_MS = 1_000;
/** Characters of an answer's own words that are repeated. */
const WORDS = 200;

/** True where the environment names a receiver. */
export function isNotified(env: Env): boolean {
  return (env[URL_VARIABLE] ?? "") !== "";
}

/** Where notifications go. Their address is a secret as a whole: whoever knows it can write there. */
export class Webhook {
  readonly #to: URL;
  readonly #secret: string | undefined;
  readonly #settings: Notifications;
  readonly #client: HttpClient;
  readonly #clock: Clock;

  /** Throws the Problem `usage` for an address that is none, or to which no secret is sent. */
  constructor(env: Env, settings: Notifications, clock: Clock) {
    this.#to = addressIn(env[URL_VARIABLE] ?? "");
    const secret = env[SECRET_VARIABLE] ?? "";
    keepSecret(secret, this.#to.pathname.slice(1), ...this.#to.searchParams.values());
    this.#secret = secret === "" ? undefined : secret;
    this.#settings = settings;
    this.#clock = clock;
    this.#client = new HttpClient({ ...TIMEOUTS, mostBytes: MOST_BYTES, env });
  }

  /**
   * Sends what the project wants to be told of, one message for each event. Throws the Problem
   * `webhook-refused` for the first that is not taken after three attempts.
   */
  async tell(events: readonly AccountEvent[], signal: AbortSignal): Promise<void> {
    for (const event of events) {
      if (this.#settings.on.includes(event.kind)) await this.#send(event, signal);
    }
  }

  close(): void {
    this.#client.close();
  }

  async #send(event: AccountEvent, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const fault = await this.#attempt(event, signal);
      if (fault === undefined) return;
      if (!fault.passing || attempt === ATTEMPTS) {
        throw new Problem({
          code: "webhook-refused",
          summary: `The notification "${event.kind}" of ${event.account.name} was not taken: ${fault.says}`,
          where: URL_VARIABLE,
          next: `Check ${URL_VARIABLE}, ${SECRET_VARIABLE} and the format in closeout.yaml. Nothing else depends on it.`,
        });
      }
      await this.#clock.sleep(PAUSE_MS * attempt, signal);
    }
  }

  async #attempt(event: AccountEvent, signal: AbortSignal): Promise<Fault | undefined> {
    const { format } = this.#settings;
    const signing = { secret: this.#secret, now: this.#clock.now() };
    const { query, contentType, body } = messageOf(format, event, signing);
    const url = new URL(this.#to);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    try {
      const { status, body: answer } = await this.#client.send(
        {
          protocol: url.protocol === "https:" ? "https" : "http",
          hostname: url.hostname.replace(/^\[|\]$/gu, ""),
          port: url.port === "" ? undefined : Number(url.port),
          method: "POST",
          path: `${url.pathname}${url.search}`,
          headers: { host: url.host, "content-type": contentType, "user-agent": "closeout" },
          body: JSON.stringify(body),
        },
        signal,
      );
      const text = answer.toString("utf8");
      if (status < 200 || status > 299) {
        const passing = status === 429 || status >= 500;
        return { passing, says: `${url.host} answered with ${status}${words(text)}` };
      }
      const refused = refusalIn(format, text);
      return refused === undefined
        ? undefined
        : { passing: false, says: `${url.host} answered with ${words(refused).slice(2)}` };
    } catch (cause) {
      if (!(cause instanceof HttpFailure)) throw cause;
      return { passing: true, says: `${url.host} gave no answer: ${cause.message}` };
    }
  }
}

interface Fault {
  /** Another attempt may do. */
  readonly passing: boolean;
  readonly says: string;
}

function words(text: string): string {
  const line = shown(redactForeign(text.trim())).slice(0, WORDS);
  return line === "" ? "" : `: ${line}`;
}

function addressIn(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const near = ["localhost", "127.0.0.1", "[::1]"];
  const safe =
    url?.protocol === "https:" || (url?.protocol === "http:" && near.includes(url.hostname));
  if (url !== undefined && safe && url.username === "") return url;
  throw new Problem({
    code: "usage",
    // The value is a secret.
    summary: `${URL_VARIABLE} is no address that notifications are sent to`,
    where: URL_VARIABLE,
    next: "It must begin with https:// and hold no name or password.",
  });
}
