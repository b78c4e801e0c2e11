import type { Json, JsonObject } from "./json.ts";

/** One call as the admin door shows it. */
export interface LoggedCall {
  readonly seq: number;
  /** Wall time in milliseconds. */
  readonly time: number;
  readonly worldTime: number;
  /** The key that signed it, also where it was refused. */
  readonly accessKeyId: string;
  /** For a temporary key: the key that assumed the role. */
  readonly assumedBy: string;
  /** The account whose key it is; empty when nobody's. */
  readonly account: string;
  /** Who called, in the cloud's words; empty when the key was refused. */
  readonly principal: string;
  readonly product: string;
  readonly action: string;
  readonly region: string;
  /** Parameters without secrets. */
  readonly params: JsonObject;
  readonly requestId: string;
  /** HTTP status; 0 for a call that was not answered. */
  status: number;
  /** The vendor's error code, or empty. */
  code: string;
}

/** Which calls are asked for; absent parts let all through. */
export interface CallFilter {
  /** After this sequence number. */
  readonly since?: number;
  /** At or after this world time, in milliseconds. */
  readonly sinceTime?: number;
  readonly account?: string | undefined;
  /** Signed by this key, or by a role that it assumed. */
  readonly key?: string | undefined;
}

const secret = /secret|password|token$|signature|privatekey|userdata/i;
const notSecret = /^(next|marker).*token$|^nexttoken$/i;
const longest = 200;

/** Every call since the start, newest last; the oldest half is dropped beyond the limit. */
export class CallLog {
  #calls: LoggedCall[] = [];
  #seq = 0;
  readonly #limit: number;

  constructor(limit = 200_000) {
    this.#limit = limit;
  }

  /** Notes a call; its status is filled in when it is answered. */
  add(call: Omit<LoggedCall, "seq" | "params"> & { readonly params: JsonObject }): LoggedCall {
    if (this.#calls.length >= this.#limit) this.#calls = this.#calls.slice(this.#limit / 2);
    const entry: LoggedCall = { ...call, params: redact(call.params), seq: ++this.#seq };
    this.#calls.push(entry);
    return entry;
  }

  /** The calls that all of the given parts hold for. */
  list({ since = 0, sinceTime = 0, account, key }: CallFilter = {}): readonly LoggedCall[] {
    return this.#calls.filter(
      (call) =>
        call.seq > since &&
        call.worldTime >= sinceTime &&
        (account === undefined || call.account === account) &&
        (key === undefined || call.accessKeyId === key || call.assumedBy === key),
    );
  }

  clear(): void {
    this.#calls = [];
  }
}

function redact(params: JsonObject): JsonObject {
  const shown: Record<string, Json> = {};
  for (const [name, value] of Object.entries(params)) {
    if (secret.test(name) && !notSecret.test(name)) shown[name] = "***";
    else
      shown[name] =
        typeof value === "string" && value.length > longest ? value.slice(0, longest) : value;
  }
  return shown;
}
