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

/**
 * The order in which parameters are signed: by name, then by value. Texts of both (`a=2`, `a1=1`) sort another
 * way where a name goes on from another one, since `=` comes after the digits.
 */
export function byName(
  [name, value]: readonly [name: string, value: string],
  [other, its]: readonly [name: string, value: string],
): number {
  return compared(name, other) || compared(value, its);
}

function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
