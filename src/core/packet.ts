import type { ClosureStep, PacketPart } from "./assisted.ts";
import type { Side } from "./attestation.ts";
import type { ItemId } from "./item.ts";
import type { Language } from "./language.ts";
import type { Answered } from "./policy.ts";

/** A part of the way to the closure, and what is left of it. */
export interface ClosureStepState {
  readonly step: ClosureStep;
  /** One line for each thing that is left. */
  readonly open: readonly string[];
  /** `waiting`: nothing is left but time. `not-checked`: a policy that would tell was not asked. */
  readonly state: "done" | "open" | "waiting" | "not-checked";
  /** When a wait is over, ISO 8601 in UTC. */
  readonly until: string | undefined;
}

/** A wait with its end. */
export interface Wait {
  /** Item id, or what waits in words. */
  readonly what: string;
  readonly because: string;
  /** ISO 8601 in UTC. */
  readonly until: string;
  /** False when it can only be later. */
  readonly exact: boolean;
  /** Set when a person can end it before. */
  readonly avoidable?: true;
}

/** When an account can be closed, as far as dates are known. */
export interface Timeline {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Every known wait, the earliest end first. */
  readonly waits: readonly Wait[];
  /** What is to be done and has no date of its own. */
  readonly undated: readonly string[];
  /** The waits that hold the closure, one after another. */
  readonly chain: readonly Wait[];
  /** When the closure can be submitted at the earliest; undefined once it was. */
  readonly submission: string | undefined;
  /** When the account is closed at the earliest; undefined where nobody can tell. */
  readonly closed: string | undefined;
}

/** Everything that a person needs to submit an assisted closure, top to bottom. */
export interface Packet {
  /** In which everything of ours stands; what people and the vendor said stays as it was said. */
  readonly language: Language;
  /** The side that it is for, where two sides disassociate the account from its master account. */
  readonly side?: Side;
  readonly account: {
    readonly name: string;
    readonly id: string;
    readonly kind: string;
    readonly holder: string | undefined;
  };
  /** ISO 8601 in UTC. */
  readonly preparedAt: string;
  /** The run that prepared it; undefined for one that is only shown. */
  readonly run: string | undefined;
  /** Digest of the review that was carried out; undefined where nothing was to be deleted. */
  readonly review: string | undefined;
  readonly first: readonly string[];
  readonly steps: readonly ClosureStepState[];
  /** What the person removes last: the identity that this program used. */
  readonly ownIdentity: {
    readonly items: readonly {
      readonly id: ItemId;
      readonly line: string;
      /** Why it is the way in; undefined where the line says so. */
      readonly because: string | undefined;
    }[];
    readonly steps: readonly string[];
    /** True when the deploy deletes the key in use itself, as its last call. */
    readonly keyDeleted: boolean;
  };
  readonly submit: readonly string[];
  readonly parts: readonly PacketPart[];
  /** What is lost with the account, by decision. */
  readonly abandoned: readonly { readonly line: string; readonly because: string | undefined }[];
  /** Items that stay and that the vendor does not mind. */
  readonly stays: readonly { readonly line: string; readonly because: string | undefined }[];
  /** Attestations that the plan rests on. */
  readonly relied: readonly Answered[];
  /** Policies that were not asked, by decision. */
  readonly policiesOff: readonly {
    readonly id: string;
    readonly because: string;
    /** `file:line`. */
    readonly where: string;
  }[];
  readonly timeline: Timeline;
  readonly quietDays: number;
  /** Why that long, and how long the vendor takes. */
  readonly quietBecause: string;
}
