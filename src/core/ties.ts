/** What ties a thing to the world outside of it, in the words that policies of every cloud rely on. */
export interface Ties {
  /**
   * Addresses and host names by which it is reached, in small letters; `*` stands for any text. Whoever
   * gets one of them next is reached in its place.
   */
  readonly reachedBy: readonly string[];
  /** Accounts and identities that may use it, as the cloud writes them; its own account may be among them. */
  readonly usedByOthers: readonly string[];
  /** What is lost or left with it, as the cloud writes it: `50.00 CNY`. */
  readonly worth: string | undefined;
  /** What a zone answers; undefined for what is no zone. */
  readonly records: ZoneRecords | undefined;
  /** What the cloud named as still using it when it refused to delete it. */
  readonly stillUsedBy: readonly string[];
  /** Further names that it is known by, such as the alias of a key. */
  readonly aliases: readonly string[];
  /** How hosts and paths of the cloud name the place where it stands: `oss-cn-hangzhou`. */
  readonly location: string | undefined;
}

/** Records of a DNS zone. */
export interface ZoneRecords {
  readonly types: readonly string[];
  readonly values: readonly string[];
  /** True when the domain's name servers are the zone's; undefined where the cloud does not tell. */
  readonly delegated: boolean | undefined;
}

/** Nothing ties it; the same object for every item without ties. */
export const NO_TIES: Ties = Object.freeze({
  reachedBy: [],
  usedByOthers: [],
  worth: undefined,
  records: undefined,
  stillUsedBy: [],
  aliases: [],
  location: undefined,
});
