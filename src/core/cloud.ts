import type { Account } from "./account.ts";
import type { Act, Change } from "./acts.ts";
import type { AssistedTerms } from "./assisted.ts";
import type { Clock } from "./clock.ts";
import type { ClosureCondition, ClosureStatus, PreClosureCheck, Submission } from "./closure.ts";
import type { Coverage, Sighting } from "./inventory.ts";
import type { Disposition, Item, ItemId } from "./item.ts";
import type { Language, Sentence, Translations } from "./language.ts";
import type { OwnIdentity } from "./policy.ts";
import type { Optioned } from "./predicate.ts";
import type { Row } from "./row.ts";
import type { CatalogWords, TermsTold } from "./translated.ts";

/** Who the credentials are. */
export interface Caller {
  readonly accountId: string;
  readonly kind: "root" | "user" | "role";
  /** The vendor's name of the identity, e.g. an ARN. */
  readonly principal: string;
  readonly userName?: string;
  readonly roleName?: string;
  readonly accessKeyId: string;
}

/** A listing that is to be made: a type in a region, or under each of the given parents there. */
export interface ListRequest {
  readonly type: string;
  readonly region: string;
  /** Parents in that region, for types listed per parent. */
  readonly parents: readonly Item[];
}

/** What a listing gave. Items are complete only when the coverage says `listed`. */
export interface Listing {
  readonly coverage: Coverage;
  readonly items: readonly Item[];
}

/** Why the cloud did not do what a call asked for. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  /** What it means and what to do next, when the code is known. */
  readonly meaning?: string;
  /** What the code says stands in the way: a type of the catalog, or plain words. */
  readonly blockedBy?: string;
}

/**
 * What became of the removal calls for one item. `requested` is no proof. `busy` asks to come back
 * later. `unknown`: no answer came, so the item is to be looked at again.
 */
export type ActOutcome =
  | { readonly outcome: "requested" }
  | { readonly outcome: "gone" }
  | ({ readonly outcome: "busy" | "throttled" | "unknown" | "refused" | "denied" } & Refusal);

/** What became of a call that undoes. `moot`: what it needs is no more, so that nothing is left to undo. */
export type UndoOutcome =
  | { readonly outcome: "requested" }
  | ({
      readonly outcome: "moot" | "busy" | "throttled" | "unknown" | "refused" | "denied";
    } & Refusal);

/** One changing call, as the journal shows it. */
export interface CallRecord {
  /** Canonical id of the item, or `account`. */
  readonly item: string;
  readonly does: string;
  readonly action: string;
  readonly region: string;
  /** Set where it changes its item and does not delete it. */
  readonly changes?: Change;
  /** Set where it undoes what an earlier call changed. */
  readonly undoes?: Pick<Change, "step" | "each">;
}

/** A call of an earlier run, with what became of it. */
export interface EarlierCall extends CallRecord {
  /** When it was made, ISO 8601 in UTC. */
  readonly at?: string;
  readonly run?: string;
  /** Absent: no answer is on record, so it may have been carried out. */
  readonly outcome?: CallAnswer["outcome"];
}

/** Answer to a changing call, as the journal keeps it. */
export interface CallAnswer {
  readonly outcome: "accepted" | "gone" | "busy" | "refused" | "denied" | "throttled" | "unknown";
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
}

/** The one door for changing calls: written down before, answered after. */
export interface CallRecorder {
  /** Notes the call, waits until that is on disk, and gives the function that notes its answer. */
  begin(call: CallRecord): Promise<(answer: CallAnswer) => void>;
}

/** What a removal is allowed to do beyond its steps. */
export interface ActOptions {
  readonly disposition: Disposition;
  /** The row's option that account.yaml chose. */
  readonly option?: string | undefined;
  /** When the review was taken, ISO 8601: what is younger inside a container is not approved. */
  readonly reviewedAt: string;
  readonly recorder: CallRecorder;
  readonly signal: AbortSignal;
}

/** What a submission may do. */
export interface SubmitOptions {
  /** Ids of abandonable checks approved by name. */
  readonly abandon: readonly string[];
  /**
   * Changing calls on `account` that earlier runs made, oldest first, each with its outcome: what a run
   * switched on, and nobody was heard to put back, is put back by this one.
   */
  readonly earlier?: readonly EarlierCall[];
  readonly recorder: CallRecorder;
  readonly signal: AbortSignal;
}

/** Closing the account through the cloud's API. */
export interface ApiClosure {
  readonly by: "api";
  /**
   * True when submitting takes the account out of its directory and does not close it: only policies
   * that are also meant for leaving are asked, and it ends as `left`.
   */
  readonly leaves?: true;
  /** Things other than items that must hold; reading them changes nothing. */
  conditions(signal: AbortSignal): Promise<readonly ClosureCondition[]>;
  /** Runs the cloud's own pre-closure check. */
  check(signal: AbortSignal): Promise<PreClosureCheck>;
  /**
   * Where the closure stands. `submitted`: our own journal holds a submission; only then does an
   * account that the cloud no longer knows count as closed. `since`: when a call of ours on the account
   * itself was last made that the cloud took on or never answered, ISO 8601 in UTC, for clouds that do
   * not show a submission themselves.
   */
  status(
    known: { readonly submitted: boolean; readonly since?: string },
    signal: AbortSignal,
  ): Promise<ClosureStatus>;
  /** Submits; never twice: a closure that already runs is adopted. */
  submit(options: SubmitOptions): Promise<Submission>;
  /**
   * Puts back what an earlier run had switched on, where nothing is to be submitted; returns what to tell
   * the reader when that failed.
   */
  putBack(
    options: Required<Pick<SubmitOptions, "earlier" | "recorder">>,
  ): Promise<string | undefined>;
  /** False where what a run had switched on ({@link Cloud.leftOn}) is off by now; asked of the cloud. */
  isLeftOn?(signal: AbortSignal): Promise<boolean>;
  /** How a row of the plan describes what submitting does, e.g. the deletion type to expect. */
  expectation(items: readonly Item[], language: Language): string;
}

/** A kind of account that no API closes. */
export interface NoClosure {
  readonly by: "none";
  readonly because: Sentence;
  /** What is possible instead. */
  readonly instead: Sentence;
}

/** Why no run deletes the key in use. */
export interface KeyStays {
  readonly refused: string;
  /** The same in other languages. */
  readonly in: Translations<Pick<KeyStays, "refused">>;
}

/** Assisted closing, with everything that the API can tell before. */
export interface AssistedClosure {
  readonly by: "assisted";
  /** Things other than items that must hold; reading them changes nothing. */
  conditions(signal: AbortSignal): Promise<readonly ClosureCondition[]>;
  /**
   * Deletes the key in use, as the very last call; `refused` says why this caller cannot, e.g. because
   * its key is a temporary one.
   */
  readonly ownKey: OwnKey | KeyStays;
  /**
   * Whether the master account's own list still shows the account after its two sides stated that it is
   * disassociated; absent where these credentials do not show that list.
   */
  readBack?(signal: AbortSignal): Promise<ReadBack>;
}

/** What a list told of something that people stated. */
export interface ReadBack {
  readonly outcome: "agrees" | "contradicts" | "unknown";
  readonly detail: string;
}

/** The key in use, which can be deleted with itself. */
export interface OwnKey {
  /** Canonical id of the key's item. */
  readonly item: ItemId;
  /** What remains for a person, in the console. */
  readonly remains: readonly string[];
  delete(options: Pick<SubmitOptions, "recorder" | "signal">): Promise<ActOutcome>;
}

/**
 * How an account of a kind, reached the way its file says, is closed: known without a connection, since
 * a login may be what must not happen.
 */
export type ClosureMeans =
  | { readonly by: "api"; readonly leaves?: true }
  | NoClosure
  | ({ readonly by: "assisted" } & AssistedTerms);

/** True where carrying it out closes nothing: the account leaves its directory, or its master account. */
export function leaves(means: ClosureMeans): boolean {
  return means.by !== "none" && means.leaves !== undefined;
}

/**
 * Something beside the account that a run of ours switched on for its closure, and that nobody was heard
 * to put back.
 */
export interface LeftOn {
  /** One sentence, without its full stop. */
  readonly says: string;
  /** What puts it back, in words of the plan. */
  readonly putBack: string;
  /** The call that switched it on. */
  readonly call: EarlierCall;
  /** What a person does where no run puts it back. */
  readonly next: string;
  /** The same in other languages. */
  readonly in: Translations<Pick<LeftOn, "says" | "putBack" | "next">>;
}

/** Whether an account is what its file says, by what the cloud tells. */
export interface AccountCheck {
  /** `unknown-account`: whoever should know the id knows it not. `unknown`: it could not be asked. */
  readonly outcome: "right" | "wrong" | "unknown-account" | "unknown";
  readonly says: string;
  /** What to do, unless it is right. */
  readonly next: string;
}

/** Whether the identity that lists sees everything, by what was read of its rights. */
export interface Reach {
  /** The identity. */
  readonly of: string;
  /** Permissions of listings that are not proved to reach everything. */
  readonly unproved: readonly string[];
  readonly says: string;
  /** What to do; undefined where everything is proved. */
  readonly next: string | undefined;
}

/** A connection to one account. */
export interface CloudSession {
  /**
   * Who the given credentials are. Reached through a management account, this is the identity there;
   * the account itself is entered on the first call that needs it, so that following a closure never does.
   */
  readonly caller: Caller;
  /**
   * How far this machine's clock is ahead of the cloud's, in milliseconds and good to about a second,
   * by the last reply; undefined where none told.
   */
  readonly skewMs?: number | undefined;
  /**
   * Holds `id` and `kind` of account.yaml against what the cloud tells; changes nothing, and enters no
   * member.
   */
  checkAccount(signal: AbortSignal): Promise<AccountCheck>;
  /**
   * Regions in which the type is to be listed; `global` for account-wide types. There are more of them once
   * listings and sightings have named others.
   */
  regionsOf(type: string): Promise<readonly string[]>;
  /**
   * What is known of regions that a source names and no list of regions does, with everything that was
   * listed and sighted so far: one that stands in the way is not `inactive`.
   */
  regionCoverage(): Promise<readonly Coverage[]>;
  list(request: ListRequest, signal: AbortSignal): Promise<Listing>;
  /** Whether whoever lists sees everything, over all types; what is read for it is shared with listings. */
  reach(signal: AbortSignal): Promise<Reach>;
  /** What the cloud's other sources name; each source has a coverage record of its own. */
  sightings(
    signal: AbortSignal,
  ): Promise<{ readonly sightings: readonly Sighting[]; readonly coverage: readonly Coverage[] }>;
  /** Steps that the removal of an item would make now, in words, in order. */
  describe(item: Optioned, disposition: Disposition): readonly string[];
  /** Makes the removal steps for an item. */
  remove(item: Item, options: ActOptions): Promise<ActOutcome>;
  /** Makes the row's detach steps, which break a cycle. */
  detach(item: Item, options: ActOptions): Promise<ActOutcome>;
  /** Undoes one act. A success is a request: only reading the item again tells. */
  undo(
    item: Item,
    act: Act,
    options: Pick<ActOptions, "recorder" | "signal">,
  ): Promise<UndoOutcome>;
  /** Refund quotes of prepaid items by item id: decimal text with currency, or why there is none. */
  quotes(items: readonly Item[], signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** Items that are the caller's own way in: removed last or never. */
  ownIdentity(items: readonly Item[]): readonly OwnIdentity[];
  readonly closure: ApiClosure | AssistedClosure | NoClosure;
  close(): Promise<void>;
}

/** What a session needs from outside. */
export interface SessionContext {
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (
    level: "debug" | "info" | "warn",
    message: string,
    fields?: Readonly<Record<string, unknown>>,
  ) => void;
  /**
   * When a run of ours deleted the key of that id, or began to: asked before the first call, so that a
   * key that is no more is not tried. Undefined where nothing of the kind is on record.
   */
  readonly deletedKey?: (
    keyId: string,
  ) => { readonly at: string; readonly sure: boolean } | undefined;
  /**
   * Regions that the account's review, or a run of ours, names: a list of regions without one of them is
   * not believed.
   */
  readonly regionsOnRecord?: () => readonly string[];
  /** Regions that the cloud is known to have. @default {@link Cloud.regions} */
  readonly knownRegions?: readonly string[];
}

/** What permissions are for: listing, listing and removing, or closing the account. */
export const PURPOSES = ["scan", "remove", "closure"] as const;
/** One of {@link PURPOSES}. */
export type Purpose = (typeof PURPOSES)[number];

/** A least-privilege permission document in the vendor's own format. */
export interface PermissionDocument {
  readonly title: string;
  /** Which identity of which account it is attached to. */
  readonly attachTo: string;
  /** Ready to be printed as JSON. */
  readonly document: object;
}

/** A kind of account. */
export interface AccountKind {
  readonly kind: string;
  readonly title: string;
}

/** Where the members of a directory, or organization, are listed, and how they are entered. */
export interface MemberTerms {
  /** Type of the directory itself; members are listed under each. */
  readonly directory: string;
  readonly type: string;
  /** Fact of a member that tells how it came in, and the kind that each word of it is. */
  readonly fact: string;
  readonly kinds: Readonly<Record<string, string>>;
  /** Role that the cloud makes in a member which it creates. */
  readonly role: string;
}

/** The variables of the environment that lead to a cloud with a key of it. */
export interface KeyVariables {
  /** Points calls at an emulator instead of the cloud. */
  readonly endpoint: string;
  /** The two halves of a key. */
  readonly id: string;
  readonly secret: string;
  /** What else would become part of that key where it is set, such as a token by its several names. */
  readonly others: readonly string[];
}

/** One cloud: its catalog and how to reach an account. */
export interface Cloud {
  readonly name: string;
  readonly title: string;
  readonly kinds: readonly AccountKind[];
  /** True when the text has the shape of an account id. */
  readonly accountId: { readonly pattern: RegExp; readonly says: string };
  /** True where another account may pay for an account, which account.yaml then names. */
  readonly masters?: true;
  readonly members: MemberTerms;
  /** Known region ids, to catch spelling mistakes in account.yaml. */
  readonly regions: readonly string[];
  /** What stands between a region and the name of a part of it that is listed as a region of its own. */
  readonly partsBehind?: string;
  /** Rows by type. */
  readonly rows: ReadonlyMap<string, Row>;
  /** Least-privilege documents for a purpose, one for each account concerned. */
  permissions(purpose: Purpose): readonly PermissionDocument[];
  readonly variables: KeyVariables;
  /** True when the environment points at an emulator on this machine instead of the cloud. */
  emulated(env: SessionContext["env"]): boolean;
  /**
   * How calls leave this machine, in words: straight, through which proxy, to an emulator, and whose
   * certificates are trusted besides. Throws a Problem when a variable for that cannot be used.
   */
  wayOut(env: SessionContext["env"]): string;
  /** How such an account is closed; makes no call. */
  closing(account: Account): ClosureMeans;
  /** What is told of a closing that a person submits, in other languages. */
  readonly told: Translations<TermsTold>;
  /** What its catalog says, in other languages. */
  readonly words: Translations<CatalogWords>;
  /** What runs left switched on, by their calls on the account itself, oldest first; makes no call. */
  leftOn?(earlier: readonly EarlierCall[]): LeftOn | undefined;
  /** Connects; throws a Problem when credentials are missing, expired or of another account. */
  open(account: Account, context: SessionContext): Promise<CloudSession>;
}
