import type { Caller, Cloud } from "../../../core/cloud.ts";
import { redirectFrom } from "../wire/redirect.ts";
import { wayOut } from "../wire/way-out.ts";
import type { CloudParts } from "./cloud-parts.ts";
import { openSession } from "./open-session.ts";

/**
 * Makes a cloud of its parts: sessions, caches, the own key's end, skew and the list of regions are the
 * same for every cloud.
 */
export function defineCloud<K, C extends Caller, B>(parts: CloudParts<K, C, B>): Cloud {
  const { name, title, kinds, accountId, masters, members, regions, rows, closing, leftOn } = parts;
  const { variable, host } = parts.endpoint;
  return {
    name,
    title,
    kinds,
    accountId,
    ...(masters === undefined ? {} : { masters }),
    members,
    regions,
    rows,
    closing,
    told: parts.told,
    ...(leftOn === undefined ? {} : { leftOn }),
    variables: { endpoint: variable, ...parts.keys.variables },
    permissions: (purpose) => parts.permissions(parts.services, purpose),
    emulated: (env) => redirectFrom(env, variable)?.protocol === "http",
    wayOut: (env) => wayOut(env, host, variable),
    open: (account, context) => openSession(parts, account, context),
  };
}
