import type { Clock } from "../../../core/clock.ts";
import type { SessionContext } from "../../../core/cloud.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { keepSecret } from "../../../core/secrets.ts";
import { milliseconds } from "../../shared/wire/environment.ts";
import { networkError } from "../../shared/wire/failures.ts";
import { HttpClient, type HttpReply, type HttpTimeouts } from "../../shared/wire/http.ts";
import { HttpFailure } from "../../shared/wire/http-failure.ts";
import { afterRenewal, type KeySource } from "../../shared/wire/key-source.ts";
import { readReply } from "../../shared/wire/read-reply.ts";
import { redirectFrom } from "../../shared/wire/redirect.ts";
import {
  CallError,
  type Reply,
  type Transport,
  type TransportRequest,
} from "../../shared/wire/transport.ts";
import { unreadable } from "../../shared/wire/unreadable.ts";
import { permissionOf } from "../permissions.ts";
import { HOME_REGION, hostFor, isOffered, type Site, scopeOf } from "./endpoints.ts";
import { callError } from "./errors.ts";
import { obs } from "./obs.ts";
import { CALLER_IDENTITY, Places } from "./projects.ts";
import { rest } from "./rest.ts";
import { siteInstead } from "./site.ts";
import type { Destination, Keys, Wire } from "./wire.ts";

/** What the transport is made of. */
export interface HuaweiTransportOptions {
  /** Asked before every call, and to renew keys that the cloud refused. */
  readonly credentials: KeySource<Keys>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: SessionContext["log"];
  readonly timeouts?: Partial<HttpTimeouts>;
}

/** Environment variable that sends every product to one address, for the emulator. */
export const ENDPOINT_VARIABLE = "CLOSEOUT_HUAWEI_ENDPOINT";

/** Environment variable with the longest wait for a reply in milliseconds, for slow lines and tests. */
const TIMEOUT_VARIABLE = "CLOSEOUT_HUAWEI_TIMEOUT_MS";

const TIMEOUTS: HttpTimeouts = { connectMs: 5_000, readMs: 30_000 };

/**
 * Sends calls to Huawei Cloud, or to the emulator that `CLOSEOUT_HUAWEI_ENDPOINT` names; then the vendor's
 * Host header is kept, so that the product stays readable and the signature right. Throws a Problem when
 * the variable is not usable.
 */
export function createHuaweiTransport(
  options: HuaweiTransportOptions,
): Transport & Pick<HuaweiTransport, "skewMs"> {
  return new HuaweiTransport(options);
}

class HuaweiTransport implements Transport {
  readonly #options: HuaweiTransportOptions;
  readonly #redirect: ReturnType<typeof redirectFrom>;
  readonly #http: HttpClient;
  readonly #places: Places;
  /** Billing answers for its own site only, and says so. */
  #site: Site = "china";
  #skewMs: number | undefined;

  constructor(options: HuaweiTransportOptions) {
    this.#options = options;
    this.#redirect = redirectFrom(options.env, ENDPOINT_VARIABLE);
    const wanted = milliseconds(options.env, TIMEOUT_VARIABLE);
    const limit =
      wanted === undefined
        ? {}
        : { connectMs: Math.min(wanted, TIMEOUTS.connectMs), readMs: wanted };
    this.#http = new HttpClient({ ...TIMEOUTS, ...limit, ...options.timeouts, env: options.env });
    this.#places = new Places((request, signal) => this.send(request, signal));
  }

  /** How far this machine's clock is ahead of the last reply's Date header; undefined before. */
  get skewMs(): number | undefined {
    return this.#skewMs;
  }

  async send(request: TransportRequest, signal: AbortSignal): Promise<Reply> {
    const to = await this.#destination(request, signal);
    const site = this.#site;
    try {
      return await this.#exchange(request, to(site), signal);
    } catch (error) {
      const other = error instanceof CallError ? siteInstead(site, error) : undefined;
      if (request.product !== "bss" || other === undefined) throw error;
      const reply = await this.#exchange(request, to(other), signal);
      this.#site = other;
      return reply;
    }
  }

  async close(): Promise<void> {
    this.#http.close();
  }

  /** Whose keys they are is asked of nobody in particular; everything else is about a project or the account. */
  async #destination(
    { product, action, region }: TransportRequest,
    signal: AbortSignal,
  ): Promise<(site: Site) => Destination> {
    const at = (site: Site, project = region) => ({ host: hostFor(product, project, site) });
    if (product === "obs" || action === CALLER_IDENTITY.action) return at;
    if (scopeOf(product) === "project" && product !== "sts") {
      const project =
        region === GLOBAL_REGION
          ? await this.#places.anyProject(HOME_REGION, (name) => isOffered(product, name), signal)
          : region;
      const projectId = await this.#places.project(project, signal);
      return (site) => ({ ...at(site, project), projectId });
    }
    const domainId = await this.#places.domain(signal);
    return (site) => ({ ...at(site), domainId });
  }

  async #exchange(request: TransportRequest, to: Destination, signal: AbortSignal): Promise<Reply> {
    const { clock, credentials, log } = this.#options;
    const wire: Wire = request.product === "obs" ? obs : rest;
    const keys = await credentials();
    keepSecret(keys.secretKey, keys.token);
    const start = clock.now();
    const signed = await wire.sign(request, to, keys, start);
    const target = this.#redirect ?? {
      protocol: "https" as const,
      hostname: signed.headers["host"] ?? to.host,
      port: undefined,
    };
    let reply: HttpReply;
    try {
      reply = await this.#http.send({ ...target, ...signed }, signal);
    } catch (error) {
      throw error instanceof HttpFailure ? networkError(error) : error;
    }
    this.#compareClocks(reply, start);
    const { product, action, region } = request;
    log("debug", "call", {
      product,
      action,
      region,
      status: reply.status,
      ms: clock.now() - start,
    });
    const answer = await readReply(request, reply, () => wire.read(request, reply));
    if (answer.is === "reply") {
      this.#places.learn(request, answer.reply);
      return answer.reply;
    }
    if (answer.is === "unreadable") {
      throw unreadable(`the reply with status ${reply.status} is not what the action sends`);
    }
    const refusal = callError(answer.error, { action, needs: permissionOf(product, action) });
    throw await afterRenewal(refusal, keys, credentials);
  }

  /** The header holds whole seconds, so half of one is added; the reply was written half-way. */
  #compareClocks(reply: HttpReply, start: number): void {
    const theirs = Date.parse(reply.headers["date"] ?? "");
    if (Number.isNaN(theirs)) return;
    this.#skewMs = Math.round((start + this.#options.clock.now()) / 2 - (theirs + 500));
  }
}
