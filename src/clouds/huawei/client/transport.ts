import type { Site } from "../../../core/account.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import type { SessionTransport } from "../../shared/session/cloud-parts.ts";
import { Exchange, type TransportOptions } from "../../shared/wire/exchange.ts";
import { CallError, type Reply, type TransportRequest } from "../../shared/wire/transport.ts";
import { HOME_REGION, hostFor, isOffered, scopeOf } from "./endpoints.ts";
import { callError } from "./errors.ts";
import { obs } from "./obs.ts";
import { CALLER_IDENTITY, Places } from "./projects.ts";
import { rest } from "./rest.ts";
import { siteInstead } from "./site.ts";
import type { Destination, Keys } from "./wire.ts";

/** Environment variable that sends every product to one address, for the emulator. */
export const ENDPOINT_VARIABLE = "CLOSEOUT_HUAWEI_ENDPOINT";

/** Sends calls to Huawei Cloud, or to the emulator; see {@link Exchange}. */
export function createHuaweiTransport(options: TransportOptions<Keys>): SessionTransport {
  const exchange = new Exchange(options, {
    endpoint: ENDPOINT_VARIABLE,
    timeout: "CLOSEOUT_HUAWEI_TIMEOUT_MS",
    secretsOf: ({ secretKey, token }) => [secretKey, token],
    refusal: callError,
  });
  // Billing answers for its own site only, and says so.
  let site: Site = "china";
  const places = new Places(send);

  async function send(request: TransportRequest, signal: AbortSignal): Promise<Reply> {
    const to = await destination(places, request, signal);
    const asked = site;
    try {
      return await exchanged(request, to(asked), signal);
    } catch (error) {
      const other = error instanceof CallError ? siteInstead(asked, error) : undefined;
      if (request.product !== "bss" || other === undefined) throw error;
      const reply = await exchanged(request, to(other), signal);
      site = other;
      return reply;
    }
  }

  async function exchanged(
    request: TransportRequest,
    to: Destination,
    signal: AbortSignal,
  ): Promise<Reply> {
    const reply = await exchange.by(request.product === "obs" ? obs : rest, request, to, signal);
    places.learn(request, reply);
    return reply;
  }

  return exchange.transport(send);
}

/** Whose keys they are is asked of nobody in particular; everything else is about a project or the account. */
async function destination(
  places: Places,
  { product, action, region }: TransportRequest,
  signal: AbortSignal,
): Promise<(site: Site) => Destination> {
  const at = (site: Site, project = region) => ({ host: hostFor(product, project, site) });
  if (product === "obs" || action === CALLER_IDENTITY.action) return at;
  if (scopeOf(product) === "project" && product !== "sts") {
    const project =
      region === GLOBAL_REGION
        ? await places.anyProject(HOME_REGION, (name) => isOffered(product, name), signal)
        : region;
    const projectId = await places.project(project, signal);
    return (site) => ({ ...at(site, project), projectId });
  }
  const domainId = await places.domain(signal);
  return (site) => ({ ...at(site), domainId });
}
