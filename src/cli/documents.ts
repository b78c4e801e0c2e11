import type { ClosureStatus } from "../core/closure.ts";
import type { PermissionDocument } from "../core/cloud.ts";
import type { Coverage, Sighting } from "../core/inventory.ts";
import type { ItemId } from "../core/item.ts";
import type { JournalEntry } from "../core/journal.ts";
import type { Timeline } from "../core/packet.ts";
import type { Answered, AskedQuestion, Finding, JudgedItem } from "../core/policy.ts";
import type { ProblemCode } from "../core/problem.ts";
import type { LeftItem } from "../core/review.ts";
import type { Tags } from "../core/tags.ts";
import type { Annotation, AnnotationRule } from "../documents/annotations.ts";
import type { RuleFault } from "../engine/rule-faults.ts";
import type { LaidFile } from "../files/new-project/lay.ts";
import type { Framework, NewAccount } from "../files/new-project/texts.ts";
import type { ReviewChanges } from "../files/review/review-changes.ts";
import type { Posted } from "../forges/post-comment.ts";
import type { Member } from "../operations/members.ts";
import type { Outcome } from "../operations/outcome.ts";
import type { RecordMoved } from "../operations/record.ts";
import type { AccountStatus } from "../operations/status.ts";
import type { Check } from "./doctor/check.ts";
import type { StackResult } from "./stacks/results.ts";

/** The account that a document is about. */
export interface DocumentAccount {
  readonly name: string;
  readonly id: string;
  readonly cloud: string;
}

/** Instead of a look at an account that is closing, or closed: its items are no longer listed. */
export interface ClosingDocument {
  readonly account: DocumentAccount;
  readonly status: ClosureStatus;
}

/** What stands in an account, and what would become of it. */
export interface ScanDocument {
  readonly account: DocumentAccount;
  /** The identity that listed, as the cloud names it. */
  readonly caller: string;
  readonly takenAt: string;
  /** False: something is not known, and nothing may be called empty. */
  readonly complete: boolean;
  /** `tags` is null where the tags of an item are not known. */
  readonly items: readonly (Omit<JudgedItem, "tags"> & { readonly tags: Tags | null })[];
  readonly coverage: readonly Coverage[];
  readonly sightings: readonly Sighting[];
  readonly faults: readonly (RuleFault & { readonly file: string })[];
}

/** What a review approves, and what it leaves. */
export interface ReviewDocument {
  readonly account: DocumentAccount;
  readonly written: boolean;
  readonly files: { readonly review: string; readonly markdown: string; readonly html: string };
  /** Names of the pages in Markdown that were written, the first one first. */
  readonly pages: readonly string[];
  readonly digest: string;
  readonly takenAt: string;
  /** How many items it approves. */
  readonly approves: number;
  readonly changes: ReviewChanges | null;
  readonly left: readonly LeftItem[];
  readonly unknown: readonly string[];
  readonly refusals: readonly {
    readonly policy: string;
    readonly findings: readonly Omit<Finding, "in">[];
  }[];
  readonly relied: readonly Omit<Answered, "attestation">[];
  readonly policiesOff: readonly {
    readonly id: string;
    readonly because: string;
    readonly line: number;
  }[];
  readonly questions: readonly Pick<AskedQuestion, "policy" | "subject" | "asks">[];
}

/** The same where the account is closing, so that nothing is written. */
export interface ClosingReviewDocument extends ClosingDocument {
  readonly written: false;
}

/** Whether the committed review still is what is there. */
export interface CheckDocument {
  readonly account: DocumentAccount;
  readonly digest: string;
  readonly takenAt: string;
  readonly same: boolean;
  readonly changes: ReviewChanges;
  /** Approved items that a run of Closeout removed. */
  readonly removed: readonly ItemId[];
  readonly unknown: readonly string[];
}

/** What a pull request is told. */
export interface CommentDocument {
  /** A line of the text by which an earlier comment is found. */
  readonly marker: string;
  /** Characters that a comment may have. */
  readonly limit: number;
  readonly body: string;
  /** What became of it on the host of the pull request, and on which; absent where it was only printed. */
  readonly posted?: Posted;
  readonly on?: string;
}

/** What machines are told of an account, at the lines that it is about. */
export interface AnnotationsDocument {
  readonly account: DocumentAccount;
  /** Files that were written. */
  readonly written: readonly string[];
  /** The formats that were to be printed, as texts. */
  readonly texts: Readonly<Record<string, string>>;
  /** Items that the next deploy removes. */
  readonly goes: number;
  readonly rules: readonly AnnotationRule[];
  readonly annotations: readonly (Omit<Annotation, "rule"> & {
    readonly rule: string;
    readonly level: AnnotationRule["level"];
  })[];
}

/** Permission documents in the vendor's own format. */
export interface PermissionsDocument {
  readonly documents: readonly PermissionDocument[];
}

/** What is there of what a plan and a deploy need. */
export interface DoctorDocument {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

/** Questions that are open. */
export interface QuestionsDocument {
  readonly account: DocumentAccount;
  readonly status: ClosureStatus;
  /** False: the account was not looked at, because a call may cancel its closure. */
  readonly looked: boolean;
  readonly complete: boolean;
  readonly questions: readonly (Pick<
    AskedQuestion,
    "policy" | "subject" | "asks" | "answers" | "needs" | "side" | "place" | "lastCharge"
  > & {
    readonly optional: boolean;
    /** Why an answer that is there does not count; null without one. */
    readonly but: string | null;
  })[];
}

/** One attestation that was written. */
export interface AttestedDocument {
  readonly written: string;
  readonly replaced: readonly string[];
  /** Where the closure stands by it. */
  readonly status?: ClosureStatus | undefined;
}

/** Attestations that were written from a list. */
export interface AttestedManyDocument {
  readonly written: readonly string[];
  readonly replaced: readonly string[];
  /** What had been stated before, with its place. */
  readonly before: readonly string[];
}

/** When the account can be closed, and what holds it. */
export interface TimelineDocument extends Omit<Timeline, "submission" | "closed"> {
  readonly account: DocumentAccount;
  readonly submission: string | null;
  readonly closed: string | null;
  readonly status: ClosureStatus;
  readonly questions: number;
  readonly blockers: readonly string[];
  readonly unknown: readonly string[];
}

/** What a plan, or a deploy, came to, stack by stack. */
export interface StacksDocument {
  readonly command: "plan" | "deploy";
  readonly stacks: readonly (Omit<StackResult, "outcome"> & {
    readonly outcome: Outcome | Readonly<Record<string, unknown>> | null;
  })[];
}

/** Where every account stands. */
export interface StatusDocument {
  readonly command: "status";
  readonly accounts: readonly AccountStatus[];
}

/** The pages that were written. */
export interface ReportDocument {
  readonly markdown: string;
  readonly html: string;
}

/** What was made of a project. */
export interface InitDocument {
  readonly framework: Framework;
  readonly files: readonly LaidFile[];
  readonly accounts: readonly NewAccount[];
  /** Of the organization, where it was asked. */
  readonly members: readonly Member[];
  readonly next: readonly string[];
}

/** A command that failed. */
export interface ErrorDocument {
  readonly error: {
    readonly code: ProblemCode | "defect";
    readonly message: string;
    readonly where: string | null;
    readonly next: string | null;
    readonly exitCode: number;
  };
}

/** Every document that `--json` prints, by the name of its schema. */
export interface Documents {
  readonly annotations: AnnotationsDocument;
  readonly attested: AttestedDocument | AttestedManyDocument;
  readonly check: CheckDocument | ClosingDocument;
  readonly comment: CommentDocument;
  readonly doctor: DoctorDocument;
  readonly error: ErrorDocument;
  /** One line of its stream. */
  readonly follow: JournalEntry;
  readonly init: InitDocument;
  readonly permissions: PermissionsDocument;
  readonly questions: QuestionsDocument;
  readonly record: RecordMoved;
  readonly report: ReportDocument;
  readonly review: ReviewDocument | ClosingReviewDocument;
  readonly scan: ScanDocument | ClosingDocument;
  readonly stacks: StacksDocument;
  readonly status: StatusDocument;
  readonly timeline: TimelineDocument;
}

/** Where a document's schema is named; no host has that name, the files are in `schemas/`. */
export function schemaId(name: string): string {
  return `https://closeout.invalid/schemas/v1/${name}.schema.json`;
}
