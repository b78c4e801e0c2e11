import type { Master } from "./account.ts";
import type { Side } from "./attestation.ts";
import type { Translations } from "./language.ts";

/** Something that only a person can say before an account is closed in the console. */
export interface ClosureQuestion {
  /** Kebab-case, unique within the cloud; the subject of its attestation. */
  readonly id: string;
  /** The question, one sentence. */
  readonly asks: string;
  /** Words that settle it, each with what it means. */
  readonly answers: Readonly<Record<string, string>>;
  /** Words that contradict account.yaml, each with what it says there: they settle nothing. */
  readonly contradicts?: Readonly<Record<string, string>>;
  /** The side that can say it, where two are concerned. */
  readonly side?: Side;
  /** Where and how it is done. */
  readonly how: string;
  /** The vendor's page. */
  readonly docs?: string;
  /** The same in other languages. */
  readonly in?: Translations<QuestionWords>;
}

/** A question in another language; the words that settle it stay what they are. */
export type QuestionWords = Pick<ClosureQuestion, "asks" | "answers" | "how">;

/**
 * A part of the way to the closure. It is done when no policy, condition or question that it names has
 * anything left; parts are done in their order.
 */
export interface ClosureStep {
  readonly id: string;
  readonly title: string;
  /** What is done, where. */
  readonly how: string;
  readonly policies?: readonly string[];
  readonly conditions?: readonly string[];
  readonly questions?: readonly string[];
  /** Items of these types that stand. */
  readonly types?: readonly string[];
}

/** A part of the packet, as a person reads it. */
export interface PacketPart {
  readonly title: string;
  /** Steps in order (`numbered`), or points. */
  readonly numbered?: true;
  readonly lines: readonly string[];
}

/** Something that the vendor lets go with the account, and the words that its form asks for. */
export interface Abandonable {
  /** What it is, as a list names it. */
  readonly product: string;
  /** Types whose items it is; none where no API shows it. */
  readonly types?: readonly string[];
  /** What must hold of an item besides. */
  readonly only?: {
    readonly says: string;
    /** Each fact with the values of which it has one. */
    readonly facts?: Readonly<Record<string, readonly string[]>>;
    /** It runs out within that many months, or has. */
    readonly withinMonths?: number;
  };
  /** Where a person says so instead of an item: the question, and the answer that abandons it. */
  readonly stated?: { readonly question: string; readonly answer: string };
  /** A line for the form's remark; with `$id` in it, a line for each item. */
  readonly remark: string;
}

/** Everything that can be abandoned with an account that is closed in the console, and how that is told. */
export interface AbandonTerms {
  readonly of: readonly Abandonable[];
  /** Heads the lines of the remark. */
  readonly remark: PacketPart;
  /** Heads the list of what is ticked, where the form offers boxes. */
  readonly boxes: PacketPart;
}

/** What a packet says, in the words of a cloud. */
export interface PacketTerms {
  /** Said before anything else. */
  readonly first: readonly string[];
  /** Where to click, up to the submission. */
  readonly submit: readonly string[];
  /** Everything else, in order. */
  readonly parts: readonly PacketPart[];
}

/** How an account is taken away from the master account that pays for it, by two sides. */
export interface Disassociation {
  readonly master: Master;
  /** What each side is given. */
  readonly packets: Readonly<Record<Side, PacketTerms>>;
  /** Set where the account is stopped by it: what restores it, and the question whether that was done. */
  readonly stopped?: { readonly says: string; readonly asks: string };
}

/** What is known of assisted closures of accounts of a kind, in the words of a cloud. */
export interface AssistedTerms {
  /**
   * Days after the submission in which nothing may log in; 0 where a login undoes nothing. `because`
   * also says how long the vendor takes.
   */
  readonly quiet: { readonly days: number; readonly because: string };
  /** What only a person can say. */
  readonly questions: readonly ClosureQuestion[];
  /** The way there, in order. */
  readonly steps: readonly ClosureStep[];
  readonly packet: PacketTerms;
  /** Set where this closes nothing, and takes the account away from the master account that pays for it. */
  readonly leaves?: Disassociation;
  /** What can be abandoned with the account; undefined: whatever the rows allow. */
  readonly abandonable?: AbandonTerms;
  /** The last steps for the caller's own identity, in the console. */
  readonly ownIdentity: readonly string[];
}
