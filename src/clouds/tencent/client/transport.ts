import type { SessionTransport } from "../../shared/session/cloud-parts.ts";
import { Exchange, type TransportOptions } from "../../shared/wire/exchange.ts";
import { CallError, type Reply, type TransportRequest } from "../../shared/wire/transport.ts";
import { api3 } from "./api3.ts";
import { cos } from "./cos.ts";
import { callError } from "./errors.ts";
import { withoutRapid } from "./rapid.ts";
import type { Keys } from "./wire.ts";

/** Environment variable that sends every product to one address, for the emulator. */
export const ENDPOINT_VARIABLE = "CLOSEOUT_TENCENT_ENDPOINT";

/** Sends calls to Tencent Cloud, or to the emulator; see {@link Exchange}. */
export function createTencentTransport(options: TransportOptions<Keys>): SessionTransport {
  const exchange = new Exchange(options, {
    endpoint: ENDPOINT_VARIABLE,
    timeout: "CLOSEOUT_TENCENT_TIMEOUT_MS",
    secretsOf: ({ secretKey, token }) => [secretKey, token],
    refusal: callError,
  });
  const exchanged = (request: TransportRequest, signal: AbortSignal): Promise<Reply> =>
    exchange.by(request.product === "cos" ? cos : api3, request, options.site, signal);
  return exchange.transport(async (request, signal) => {
    try {
      return await exchanged(request, signal);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      throw await withoutRapid(error, request, (other) => exchanged(other, signal));
    }
  });
}
