import type { Wire as WireTo } from "../../shared/wire/exchange.ts";

/** Keys that sign calls; with `token` for temporary ones. */
export interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** Where a call goes, and what it is about. */
export interface Destination {
  readonly host: string;
  /** The project of the region, for calls about what stands in one. */
  readonly projectId?: string;
  /** The account, for calls about it as a whole. */
  readonly domainId?: string;
}

/** A wire format of this cloud. */
export type Wire = WireTo<Keys, Destination>;
