/** How a line of a vendor's guide is dealt with. */
export type Handled =
  /** Carried out by calls. */
  | "done by API"
  /** Read from the cloud; the plan fails until it is so. */
  | "proved by API"
  /** Read from the cloud, and carried out by a person. */
  | "read-only"
  /** Stated by a person, with evidence. */
  | "attested"
  /** Said where the person reads it. */
  | "told";

/** A line of what the vendor says about closing an account in the console, and what stands for it here. */
export interface GuideLine {
  /** Id of the part of the guide. */
  readonly phase: string;
  readonly says: string;
  readonly handled: readonly Handled[];
  /** Policies, catalog types, attestations, conditions, and parts of the packet, each by its id or title. */
  readonly policies?: readonly string[];
  readonly types?: readonly string[];
  readonly questions?: readonly string[];
  readonly conditions?: readonly string[];
  readonly packet?: readonly string[];
  /** Keys of account.yaml. */
  readonly settings?: readonly string[];
}

/** Everything that a vendor says, line by line. */
export interface Guide {
  /** Parts in their order, by id, with their titles. */
  readonly phases: Readonly<Record<string, string>>;
  readonly lines: readonly GuideLine[];
}
