import type { Site } from "../../../core/account.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import type { SessionTransport } from "../../shared/session/cloud-parts.ts";
import { isGateway } from "../../shared/wire/error-reply.ts";
import { Exchange, type TransportOptions, type WireAnswer } from "../../shared/wire/exchange.ts";
import type { HttpReply } from "../../shared/wire/http.ts";
import { namesIn } from "../../shared/wire/models.ts";
import { asText, isRecord, readPath } from "../../shared/wire/paths.ts";
import { CallError, type Reply, type TransportRequest } from "../../shared/wire/transport.ts";
import { permissionOf } from "../ram-codes.ts";
import { BucketRegions } from "./bucket-regions.ts";
import { type Endpoint, hostFor, locate } from "./endpoints.ts";
import { callError, errorReply } from "./errors.ts";
import { actionModel } from "./models.ts";
import { oss } from "./oss.ts";
import { isVectors, ossVectors, vectorsHost, withoutVectors } from "./oss-vectors.ts";
import { pop } from "./pop.ts";
import { AccountSite, type AskSite } from "./site.ts";
import { sls } from "./sls.ts";
import type { Keys, Wire } from "./wire.ts";

/** Environment variable that sends every product to one address, for the emulator. */
export const ENDPOINT_VARIABLE = "CLOSEOUT_ALIBABA_ENDPOINT";

const WIRES: Readonly<Record<string, Wire>> = { Oss: oss, Sls: sls };

/**
 * Sends calls to Alibaba Cloud, or to the emulator; see {@link Exchange}. The site of the account is found out
 * before the first call that depends on it.
 */
export function createAlibabaTransport(options: TransportOptions<Keys>): SessionTransport {
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

class AlibabaTransport implements SessionTransport {
  readonly #exchanges: Exchange<Keys>;
  readonly #site: AccountSite;
  /** What Location said of hosts that do not exist, by product and region. */
  readonly #located = new Map<string, Promise<Endpoint>>();
  /** A region in which Location has an endpoint, by its code of a product. */
  readonly #controls = new Map<string, string>();
  readonly #buckets = new BucketRegions();

  constructor(options: TransportOptions<Keys>) {
    this.#exchanges = new Exchange(options, {
      endpoint: ENDPOINT_VARIABLE,
      timeout: "CLOSEOUT_ALIBABA_TIMEOUT_MS",
      secretsOf: ({ accessKeySecret, securityToken }) => [accessKeySecret, securityToken],
      refusal: (error, { product, action }) =>
        callError(error, { action, needs: permissionOf(product, action) }),
    });
    this.#site = new AccountSite(options.site);
  }

  get skewMs(): number | undefined {
    return this.#exchanges.skewMs;
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
    this.#exchanges.close();
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
    const reply = await this.#exchanges.send(
      request,
      {
        sign: (keys) => wire.sign(request, host, keys),
        read: async (came) => answerOf(came, await wire.read(request, came)),
      },
      signal,
    );
    if (request.product === "Oss" && request.action === "ListBuckets") this.#buckets.learn(reply);
    return reply;
  }
}

/** What a reply came to; lists and plain values stand under `value`, and nothing is empty. */
function answerOf({ status, headers }: HttpReply, body: unknown): WireAnswer {
  // `IsSuccess` to Container Registry
  const success = readPath(body, "Success") ?? readPath(body, "IsSuccess");
  const refused = success === false || success === "false";
  if (body !== undefined && status >= 200 && status < 300 && !refused)
    return { is: "reply", reply: isRecord(body) ? body : { value: body } };
  // Where a gateway fails or throttles, its status says enough.
  if (body === undefined && !isGateway(status)) return { is: "unreadable" };
  return { is: "error", error: errorReply(status, body, headers) };
}
