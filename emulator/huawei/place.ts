import type { Principal } from "../core/call.ts";
import type { VendorError } from "../core/errors.ts";
import { textOf } from "../core/json.ts";
import type { RawRequest } from "../core/world.ts";
import { unauthenticated } from "./errors.ts";
import { projects } from "./identity.ts";
import { regionOf } from "./projects.ts";
import type { Host, Route } from "./wire/dispatch.ts";

/**
 * Where a call goes: the name of the project in its path, else in `X-Project-Id`, else the region's own;
 * nothing for what belongs to the whole account. A project or an account that is not the caller's, and
 * one of another region than the host's, are refused; the words are unverified.
 */
export function placeOf(
  { account }: Principal,
  { service, vars }: Route,
  { headers }: RawRequest,
  host: Host | undefined,
): string | VendorError {
  const inPath = service.namesDomains === true ? undefined : vars["domain_id"];
  const domain = inPath ?? headers["x-domain-id"];
  if (domain !== undefined && domain !== account.id) {
    return unauthenticated("x-domain-id is not the caller's");
  }
  if (service.scope === "domain") return "";
  const sent = headers["x-project-id"];
  const id = vars["project_id"] ?? sent;
  if (sent !== undefined && sent !== id) return unauthenticated("x-project-id is not the path's");
  const table = account.table(projects, "");
  if (id === undefined) {
    const own = table.find((row) => row["name"] === host?.region);
    if (own === undefined) return unauthenticated("get project id failed");
    return textOf(own["name"]) ?? "";
  }
  const name = textOf(table.get(id)?.["name"]);
  if (name === undefined)
    return unauthenticated("verify aksk signature fail, project id is not the caller's");
  if (host?.region !== undefined && regionOf(name) !== host.region) {
    return unauthenticated("the project is of another region");
  }
  return name;
}
