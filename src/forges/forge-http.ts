import { HttpClient, type HttpReply } from "../clouds/shared/wire/http.ts";
import { HttpFailure } from "../clouds/shared/wire/http-failure.ts";
import { Problem } from "../core/problem.ts";
import { keepSecret, redactForeign, shown } from "../core/secrets.ts";
import { ForgeFailure } from "./forge.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Milliseconds. */
const TIMEOUTS = { connectMs: 10_000, readMs: 30_000 };
const MOST_BYTES = 16 * 1024 * 1024;
/** Characters of an answer's own words that are repeated. */
const WORDS = 300;

/** Where an API is, and how it is told who asks. */
export interface ForgeApi {
  /** Address without a slash at its end. */
  readonly url: string;
  /** The variable that says so, for messages. */
  readonly named: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Calls of an API that speaks JSON; every answer that is not what was asked for is a {@link ForgeFailure}. */
export class ForgeHttp {
  readonly #client: HttpClient;
  readonly #base: URL;
  readonly #headers: Readonly<Record<string, string>>;

  /** Throws the Problem `usage` for an address to which no token is sent. */
  constructor({ url, named, headers }: ForgeApi, env: Env) {
    this.#base = baseOf(url, named);
    this.#headers = headers;
    this.#client = new HttpClient({ ...TIMEOUTS, mostBytes: MOST_BYTES, env });
  }

  /** The answer's data. Throws a {@link ForgeFailure}. */
  async call(method: string, path: string, body: object | undefined, signal: AbortSignal) {
    const reply = await this.#send(method, path, body, signal);
    const text = reply.body.toString("utf8");
    if (reply.status < 200 || reply.status > 299) throw this.#refused(method, path, reply, text);
    try {
      const data: unknown = JSON.parse(text);
      return data;
    } catch {
      throw odd(this.#base.host, `${method} ${path}`, "with something that is no JSON");
    }
  }

  close(): void {
    this.#client.close();
  }

  async #send(method: string, path: string, body: object | undefined, signal: AbortSignal) {
    const { protocol, hostname, port, host, pathname } = this.#base;
    try {
      return await this.#client.send(
        {
          protocol: protocol === "https:" ? "https" : "http",
          hostname: hostname.replace(/^\[|\]$/gu, ""),
          port: port === "" ? undefined : Number(port),
          method,
          path: `${pathname.replace(/\/$/u, "")}${path}`,
          headers: {
            host,
            accept: "application/json",
            "user-agent": "closeout",
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...this.#headers,
          },
          body: body === undefined ? undefined : JSON.stringify(body),
        },
        signal,
      );
    } catch (cause) {
      if (!(cause instanceof HttpFailure)) throw cause;
      const passing = cause.kind === "not-sent" || cause.kind === "no-answer";
      throw new ForgeFailure(`${host} gave no answer: ${cause.message}`, passing ? 0 : undefined);
    }
  }

  #refused(method: string, path: string, { status, headers }: HttpReply, text: string) {
    const wait = waitOf(status, headers);
    const words = messageIn(text);
    const limited = wait !== undefined && status < 500 ? ", since too much was asked of it" : "";
    return new ForgeFailure(
      `${this.#base.host} answered ${method} ${path} with ${status}${limited}${words === "" ? "" : `: ${words}`}`,
      wait,
    );
  }
}

/** An answer that is not what its API promises. */
export function odd(host: string, call: string, how: string): ForgeFailure {
  return new ForgeFailure(`${host} answered ${call} ${how}`, undefined);
}

/** Takes a token from the environment and keeps it out of everything that is shown. */
export function tokenOf(env: Env, names: readonly string[]): string {
  const name = names.find((one) => (env[one] ?? "") !== "");
  const token = name === undefined ? "" : (env[name] ?? "");
  keepSecret(token);
  if (name !== undefined && /^[\x21-\x7e]+$/u.test(token)) return token;
  throw new Problem({
    code: "usage",
    summary:
      name === undefined
        ? `No token stands in ${names.join(" or ")}`
        : `${name} holds a character that no token has`,
    where: names[0] ?? "",
    next: "Give the job a token that may write comments; docs/environment.md says which.",
  });
}

function baseOf(url: string, named: string): URL {
  const base = URL.canParse(url) ? new URL(url) : undefined;
  const near = ["localhost", "127.0.0.1", "[::1]"];
  const safe =
    base?.protocol === "https:" || (base?.protocol === "http:" && near.includes(base.hostname));
  if (base !== undefined && safe && base.username === "") return base;
  throw new Problem({
    code: "usage",
    summary: `${named} is no address that a token is sent to`,
    where: named,
    next: "It must begin with https:// and hold no name or password.",
  });
}

/** GitHub says 403 as well where too much was asked; its headers then tell until when. */
function waitOf(status: number, headers: HttpReply["headers"]): number | undefined {
  const after = Number(headers["retry-after"]);
  if (headers["retry-after"] !== undefined && after >= 0) return after * 1000;
  if (status >= 500) return 0;
  const used = (headers["x-ratelimit-remaining"] ?? headers["ratelimit-remaining"]) === "0";
  if (status !== 429 && !(status === 403 && used)) return undefined;
  const reset = Number(headers["x-ratelimit-reset"] ?? headers["ratelimit-reset"]);
  const now = Date.parse(headers["date"] ?? "");
  return reset > 0 && now > 0 ? Math.max(0, reset * 1000 - now) : 60_000;
}

/** What an API says in its own words, where it says something. */
function messageIn(text: string): string {
  try {
    const data: unknown = JSON.parse(text);
    const { message, error, errors }: Record<string, unknown> = Object(data);
    const said = [message ?? error, errors].filter((one) => one !== undefined);
    const words = said.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
    return shown(redactForeign(words.join(" "))).slice(0, WORDS);
  } catch {
    return "";
  }
}
