import type { Sentence } from "./language.ts";

/** What an attestation rests on. A file lies beside the attestation, and its digest pins what it held. */
export type Evidence =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly link: string }
  | {
      readonly kind: "file";
      /** Path relative to the attestation's own file. */
      readonly file: string;
      /** `sha256:` and 64 hexadecimal digits. */
      readonly digest: string;
      /** Set when the file is missing or is another one now. */
      readonly fault: Sentence | undefined;
    };

/** The sides of an association: the account that pays, and the one that is paid for. */
export const SIDES = ["master", "member"] as const;
/** One of {@link SIDES}. */
export type Side = (typeof SIDES)[number];

/** Where a copy of data lies, and which key reads it. */
export interface BackupPlace {
  /** A path, link or name of a place outside of the account. */
  readonly location: string;
  /** Id of the key that encrypts it; `none` for a copy that is not encrypted. */
  readonly key: string;
}

/** A reason that a person copied from the vendor's page or mail. */
export interface StatedReason {
  readonly name: string;
  readonly description: string;
}

/** A person's statement about what no API can show: `accounts/<name>/attestations/*.yaml`. */
export interface Attestation {
  /** Path of the file, for messages. */
  readonly file: string;
  /** Policy that asked; {@link CLOSURE_SUBJECTS} are asked by the closure itself. */
  readonly policy: string;
  /** Item id or the subject that the policy names. */
  readonly subject: string;
  /** One of the words that the question understands. */
  readonly answer: string;
  /** What was done, in the person's words. */
  readonly done: string;
  /** Who says so. */
  readonly by: string;
  /** The side on which whoever says so stands, where two are concerned. */
  readonly side?: Side;
  /** When it was so, ISO 8601 in UTC. */
  readonly at: string;
  /** From when on it says nothing any more, ISO 8601 in UTC. */
  readonly validUntil: string | undefined;
  readonly evidence: Evidence;
  /** The vendor's reference, e.g. a ticket. */
  readonly reference: string | undefined;
  /** For copies of data. */
  readonly backup: BackupPlace | undefined;
  /** For a closure that was not carried out: what stood in the way. */
  readonly reasons: readonly StatedReason[];
  /** For bills: date of the last charge seen; a newer charge opens the question again. */
  readonly lastCharge: string | undefined;
  /** Why it is not approved, where an approval is asked for: it does not count then. */
  readonly unapproved?: Sentence;
}

/** The policy name under which a person states what became of an assisted closure. */
export const CLOSURE = "closure";

/** Subjects of {@link CLOSURE}: that it was submitted, and how it ended. */
export const CLOSURE_SUBJECTS = ["submitted", "outcome"] as const;

/** How a submission is stated: by the packet that was prepared, or all the same. */
export const SUBMISSIONS = {
  submitted: "the vendor took the application on",
  "submitted-without-packet":
    "the vendor took the application on although nothing was prepared here: nothing calls the account any more, and nothing that is left in it is removed",
} as const;

/** How an assisted closure can end, by the word of its attestation. */
export const OUTCOMES: Readonly<Record<string, string>> = {
  closed: "the vendor closed the account",
  "check-refused": "the vendor's automatic check listed something and took no application",
  rejected: "the vendor looked at the application and rejected it",
  "cancelled-by-login": "somebody logged in during the quiet period, which cancelled it",
  "not-submitted":
    "it was not submitted, or the attestation that it was is a mistake: the account may be looked at again",
};

/** The policy name under which the two sides of a disassociation state what each of them did. */
export const DISASSOCIATION = "disassociation";

/** Subjects of {@link DISASSOCIATION}: which side states each, with its words. */
export const DISASSOCIATION_SUBJECTS: Readonly<
  Record<"request" | "answer" | "card", { readonly side: Side } & Pick<Words, "answers">>
> = {
  request: {
    side: "master",
    answers: {
      requested: "the master account asked for the disassociation",
      cancelled: "the master account took its request back before it was accepted",
      "not-requested":
        "no request was made, or the attestation that it was is a mistake: it may be prepared again",
    },
  },
  answer: {
    side: "member",
    answers: {
      accepted: "the member account accepted the request: it pays for itself from then on",
      rejected: "the member account rejected the request",
    },
  },
  card: {
    side: "member",
    answers: { bound: "a credit card was bound to the account, which is no longer suspended" },
  },
};

interface Words {
  readonly answers: Readonly<Record<string, string>>;
}

/** True for the names under which people state where a closure or a disassociation stands. */
export function tellsWhereItStands(policy: string): boolean {
  return policy === CLOSURE || policy === DISASSOCIATION;
}

/** Whoever states has another clock than the cloud: minutes ahead are no date in the future. */
const CLOCKS_MS = 5 * 60 * 1000;

/** Why an attestation does not count at a time; undefined when it does. */
export function attestationFault(attestation: Attestation, now: string): Sentence | undefined {
  const { at, validUntil, evidence, unapproved } = attestation;
  if (unapproved !== undefined) return unapproved;
  if (Date.parse(at) > Date.parse(now) + CLOCKS_MS)
    return { en: `is dated in the future: ${at}`, zh: `日期在将来：${at}` };
  if (validUntil !== undefined && validUntil <= now)
    return { en: `has expired on ${validUntil}`, zh: `已于 ${validUntil} 失效` };
  return evidence.kind === "file" ? evidence.fault : undefined;
}

const DAY_MS = 24 * 3_600_000;

/** Whether a day or month (`2026-11-20`, `2026-11`) is still to come; a day is one of some time zone. */
export function isToCome(day: string, now: string): boolean {
  return day > new Date(Date.parse(now) + DAY_MS).toISOString().slice(0, day.length);
}
