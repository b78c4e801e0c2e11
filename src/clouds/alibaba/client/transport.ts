import type { Site } from "../../../core/account.ts";
import type { Clock } from "../../../core/clock.ts";
import type { SessionContext } from "../../../core/cloud.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { keepSecret } from "../../../core/secrets.ts";
import { milliseconds } from "../../shared/wire/environment.ts";
import { networkError } from "../../shared/wire/failures.ts";
import { HttpClient, type HttpReply, type HttpTimeouts } from "../../shared/wire/http.ts";
import { HttpFailure } from "../../shared/wire/http-failure.ts";
import { afterRenewal, type KeySource } from "../../shared/wire/key-source.ts";
import { asText, readPath } from "../../shared/wire/paths.ts";
import { readReply } from "../../shared/wire/read-reply.ts";
import { redirectFrom } from "../../shared/wire/redirect.ts";
import {
  CallError,
  type Reply,
  type Transport,
  type TransportRequest,
} from "../../shared/wire/transport.ts";
import { unreadable } from "../../shared/wire/unreadable.ts";
import { permissionOf } from "../ram-codes.ts";
import { BucketRegions } from "./bucket-regions.ts";
import { type Endpoint, hostFor, locate } from "./endpoints.ts";
import { callError, errorReply } from "./errors.ts";
import { actionModel, namesIn } from "./models.ts";
import { oss } from "./oss.ts";
import { isVectors, ossVectors, vectorsHost, withoutVectors } from "./oss-vectors.ts";
import { pop } from "./pop.ts";
import { AccountSite, type AskSite } from "./site.ts";
import { sls } from "./sls.ts";
import { asReply, type Keys, type Wire } from "./wire.ts";

/** What the transport is made of. */
export interface AlibabaTransportOptions {
  /** Asked before every call, and to renew keys that the cloud refused. */
  readonly credentials: KeySource<Keys>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: SessionContext["log"];
  /** Site of the account, where account.yaml says it; found out before the first call that depends on it. */
  readonly site?: Site | undefined;
  readonly timeouts?: Partial<HttpTimeouts>;
}

/** Environment variable that sends every product to one address, for the emulator. */
export const ENDPOINT_VARIABLE = "CLOSEOUT_ALIBABA_ENDPOINT";

const TIMEOUTS: HttpTimeouts = { connectMs: 5_000, readMs: 30_000 };

/** Environment variable with the longest wait for a reply in milliseconds, for slow lines and tests. */
const TIMEOUT_VARIABLE = "CLOSEOUT_ALIBABA_TIMEOUT_MS";

const WIRES: Readonly<Record<string, Wire>> = { Oss: oss, Sls: sls };

/**
 * Sends calls to Alibaba Cloud, or to the emulator that `CLOSEOUT_ALIBABA_ENDPOINT` names; then the
 * vendor's Host header is kept, so that product and region stay readable. Nothing is loaded or asked
 * before the first call. Throws a Problem when the variable is not usable.
 */
export function createAlibabaTransport(
  options: AlibabaTransportOptions,
): Transport & Pick<AlibabaTransport, "skewMs"> {
  return new AlibabaTransport(options);
}

/**
 * True when the product may be absent from the region: no such host, as far as can be seen from here or
 * from a proxy, or a host that several regions share and that does not know this one.
 */
function mayBeAbsent(error: CallError): boolean {
  return (
    error.kind === "gone-host" || error.mayBeNoHost || error.code === "InvalidRegionId.NotFound"
  );
}

/**
 * True where a host answers for the region that is asked: it is that region's own, or the call names the
 * region. Any other one answers for a region of its own.
 */
async function answersFor(request: TransportRequest, host: string): Promise<boolean> {
  if (host.includes(request.region)) return true;
  const model = await actionModel(request.product, request.action);
  return request.params["RegionId"] !== undefined || namesIn(model?.query).has("RegionId");
}

class AlibabaTransport implements Transport {
  readonly #options: AlibabaTransportOptions;
  readonly #redirect: ReturnType<typeof redirectFrom>;
  readonly #http: HttpClient;
  readonly #site: AccountSite;
  #skewMs: number | undefined;
  /** What Location said of hosts that do not exist, by product and region. */
  readonly #located = new Map<string, Promise<Endpoint>>();
  /** A region in which Location has an endpoint, by its code of a product. */
  readonly #controls = new Map<string, string>();
  readonly #buckets = new BucketRegions();

  constructor(options: AlibabaTransportOptions) {
    this.#options = options;
    this.#redirect = redirectFrom(options.env, ENDPOINT_VARIABLE);
    const wanted = milliseconds(options.env, TIMEOUT_VARIABLE);
    const limit =
      wanted === undefined
        ? {}
        : { connectMs: Math.min(wanted, TIMEOUTS.connectMs), readMs: wanted };
    this.#http = new HttpClient({ ...TIMEOUTS, ...limit, ...options.timeouts, env: options.env });
    this.#site = new AccountSite(options.site);
  }

  /** How far this machine's clock is ahead of the last reply's Date header; undefined before. */
  get skewMs(): number | undefined {
    return this.#skewMs;
  }

  async send(request: TransportRequest, signal: AbortSignal): Promise<Reply> {
    await this.#site.find(request.product, this.#askSite(signal), signal);
    try {
      const host = await this.#host(request, this.#site.now, signal);
      return await this.#exchange(request, host, signal);
    } catch (error) {
      if (error instanceof CallError && isVectors(request)) throw withoutVectors(error, request);
      if (error instanceof CallError && error.proof === undefined && mayBeAbsent(error)) {
        return this.#sendElsewhere(request, error, signal);
      }
      throw this.#site.judged(request.product, error);
    }
  }

  async close(): Promise<void> {
    this.#http.close();
  }

  /** Makes a call that tells the site. */
  #askSite(signal: AbortSignal): AskSite {
    return (call, site) =>
      this.#exchange(
        { ...call, region: GLOBAL_REGION },
        hostFor(call.product, GLOBAL_REGION, site),
        signal,
      );
  }

  async #host(request: TransportRequest, site: Site, signal: AbortSignal): Promise<string> {
    const { product } = request;
    if (isVectors(request)) return vectorsHost(request.region);
    const region = await this.#regionOf(request, signal);
    const located = await this.#located.get(`${product} ${region}`);
    if (located !== undefined && "host" in located && (await answersFor(request, located.host))) {
      return located.host;
    }
    return hostFor(product, region, site);
  }

  /** Buckets are listed for the whole account, but each answers in its own region only. */
  async #regionOf(request: TransportRequest, signal: AbortSignal): Promise<string> {
    const bucket = request.product === "Oss" ? asText(request.params["bucket"]) : undefined;
    if (bucket === undefined || request.region !== GLOBAL_REGION) return request.region;
    if (this.#buckets.get(bucket) === undefined) {
      const params = { prefix: bucket, "max-keys": 100 };
      await this.send(
        { product: "Oss", action: "ListBuckets", region: GLOBAL_REGION, params },
        signal,
      );
    }
    return this.#buckets.get(bucket) ?? GLOBAL_REGION;
  }

  async #sendElsewhere(
    request: TransportRequest,
    error: CallError,
    signal: AbortSignal,
  ): Promise<Reply> {
    const { product, region } = request;
    const missing = hostFor(product, region, this.#site.now);
    const key = `${product} ${region}`;
    const asking =
      this.#located.get(key) ??
      locate(
        product,
        region,
        missing,
        (params) => this.#askLocation(params, signal),
        this.#controls,
        signal,
      ).catch((): Endpoint => ({ inactive: false }));
    this.#located.set(key, asking);
    const endpoint = await asking;
    signal.throwIfAborted();
    if ("host" in endpoint && (await answersFor(request, endpoint.host))) {
      return this.#exchange(request, endpoint.host, signal);
    }
    if ("host" in endpoint || !endpoint.inactive) {
      this.#located.delete(key);
      throw error;
    }
    const { code, message } = error;
    const found =
      error.kind === "gone-host"
        ? "does not exist"
        : error.mayBeNoHost
          ? "cannot be reached by the proxy"
          : `answers ${code}`;
    const proof = `${missing} ${found}, and ${endpoint.proof}`;
    throw new CallError({ kind: "gone-host", code, message, proof });
  }

  #askLocation(
    params: { readonly Id: string; readonly ServiceCode: string; readonly Type: "openAPI" },
    signal: AbortSignal,
  ): Promise<Reply> {
    const request = {
      product: "Location",
      action: "DescribeEndpoints",
      region: GLOBAL_REGION,
      params,
    };
    return this.#exchange(request, hostFor("Location", GLOBAL_REGION, this.#site.now), signal);
  }

  /** One request and its reply. */
  async #exchange(request: TransportRequest, host: string, signal: AbortSignal): Promise<Reply> {
    const wire = isVectors(request) ? ossVectors : (WIRES[request.product] ?? pop);
    const keys = await this.#options.credentials();
    keepSecret(keys.accessKeySecret, keys.securityToken);
    const signed = await wire.sign(request, host, keys);
    const start = this.#options.clock.now();
    const target = this.#redirect ?? {
      protocol: "https" as const,
      hostname: signed.headers["host"] ?? host,
      port: undefined,
    };
    let reply: HttpReply;
    try {
      reply = await this.#http.send({ ...target, ...signed }, signal);
    } catch (error) {
      throw error instanceof HttpFailure ? networkError(error) : error;
    }
    this.#compareClocks(reply, start);
    const body = await readReply(request, reply, () => wire.read(request, reply));
    this.#options.log("debug", "call", {
      product: request.product,
      action: request.action,
      region: request.region,
      status: reply.status,
      ms: this.#options.clock.now() - start,
    });
    const refusal = this.#refusal(request, reply, body);
    if (refusal !== undefined) throw await afterRenewal(refusal, keys, this.#options.credentials);
    const parsed = asReply(body);
    if (request.product === "Oss" && request.action === "ListBuckets") this.#buckets.learn(parsed);
    return parsed;
  }

  /** The header holds whole seconds, so half of one is added; the reply was written half-way. */
  #compareClocks(reply: HttpReply, start: number): void {
    const theirs = Date.parse(reply.headers["date"] ?? "");
    if (Number.isNaN(theirs)) return;
    this.#skewMs = Math.round((start + this.#options.clock.now()) / 2 - (theirs + 500));
  }

  /** What is wrong with a reply; undefined for one that is none. */
  #refusal(request: TransportRequest, reply: HttpReply, body: unknown): CallError | undefined {
    // `IsSuccess` to Container Registry
    const success = readPath(body, "Success") ?? readPath(body, "IsSuccess");
    const refused = success === false || success === "false";
    if (body !== undefined && reply.status >= 200 && reply.status < 300 && !refused)
      return undefined;
    // Where a gateway fails or throttles, its status says enough.
    if (body === undefined && reply.status < 500 && reply.status !== 429) {
      return unreadable(`the reply with status ${reply.status} is not what the action sends`);
    }
    const needs = permissionOf(request.product, request.action);
    const { action } = request;
    return callError(errorReply(reply.status, body, reply.headers), { action, needs });
  }
}
