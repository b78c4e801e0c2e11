import type { Site } from "../../../core/account.ts";
import type { Wire as WireTo } from "../../shared/wire/exchange.ts";

/** Keys that sign calls; with `token` for temporary ones. */
export interface Keys {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** A wire format; the site is told where it is known. */
export type Wire = WireTo<Keys, Site | undefined>;
