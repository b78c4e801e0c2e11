import type { Site } from "../../../core/account.ts";
import type { CallError } from "../../shared/wire/transport.ts";

/**
 * "The customer does not belong to the website you are now at", by which billing answers on the wrong site
 * (official Terraform provider, which finds the site out by it).
 */
const OTHER_SITE: readonly string[] = ["CBC.0150", "CBC.0156"];

/** The site to ask billing on instead after such an error; undefined where the error says nothing of it. */
export function siteInstead(site: Site, error: CallError): Site | undefined {
  if (!OTHER_SITE.includes(error.code)) return undefined;
  return site === "china" ? "international" : "china";
}
