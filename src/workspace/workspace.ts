import type { Account } from "../core/account.ts";
import type { AssistedTerms } from "../core/assisted.ts";
import type { Attestation } from "../core/attestation.ts";
import { type ClosureStatus, readable } from "../core/closure.ts";
import {
  type ClosureMeans,
  type Cloud,
  type CloudSession,
  type EarlierCall,
  type LeftOn,
  leaves,
  type SessionContext,
} from "../core/cloud.ts";
import type { Inventory } from "../core/inventory.ts";
import type { JournalEntry } from "../core/journal.ts";
import type { Policy } from "../core/policy.ts";
import { Problem } from "../core/problem.ts";
import type { ClosureRecord, RecordKind, Witness } from "../core/record.ts";
import type { Review } from "../core/review.ts";
import { heldAgainst } from "../engine/contradiction.ts";
import type { Reader } from "../engine/in-language.ts";
import type { Note } from "../engine/recorder.ts";
import type { ScanProgress } from "../engine/scan.ts";
import { statedStatus } from "../engine/stated.ts";
import { withStatedReach } from "../engine/stated-reach.ts";
import { news } from "../engine/steady.ts";
import { type Survey, type SurveyOptions, survey } from "../engine/survey.ts";
import { isSettled } from "../engine/undo/plan.ts";
import { closureOnRecord, type JournalView, requireRecord } from "../engine/witnesses.ts";
import { readAccount } from "../files/account/account-file.ts";
import { readAttestations } from "../files/attestations/attestation-file.ts";
import { Latest } from "../files/latest.ts";
import { readReviewAt } from "../files/review/review-at.ts";
import { type ReviewExpected, readReview } from "../files/review/review-file.ts";
import type { Approval } from "../files/settings/settings-file.ts";
import { removals } from "../record/journal/journal-removals.ts";
import { entriesOf, type JournalSummary, summarise } from "../record/journal/journal-summary.ts";
import type { AccountRecord } from "../record/record.ts";
import { recordOf } from "../record/record-of.ts";
import { Approvals } from "./approval.ts";
import { clockAhead } from "./clock-ahead.ts";
import {
  accountCalls,
  deletedKey,
  journalWitnesses,
  mayHaveBeen,
  notLookedAt,
  packetWitnesses,
  refuseAssisted,
  refuseQuiet,
  reviewedRun,
  toRemember,
} from "./closing.ts";
import { languageOf } from "./language.ts";
import { Listings } from "./listings.ts";
import { type PolicyFile, policiesInForce } from "./policies.ts";
import { regionsOnRecord } from "./regions-on-record.ts";
import { type Run, SharedRun } from "./run.ts";

/** Where the files of one account stand. */
export interface WorkspaceFiles {
  readonly account: string;
  readonly review: string;
  readonly journal: string;
  /** Folder of attestations. */
  readonly attestations: string;
  /** Folder for what a person needs to submit an assisted closure. */
  readonly packet: string;
}

/** What a workspace is made of. */
export interface WorkspaceOptions extends SessionContext {
  readonly files: WorkspaceFiles;
  readonly clouds: ReadonlyMap<string, Cloud>;
  /** The project's own policies; the standard ones are always in force. */
  readonly policies: readonly PolicyFile[];
  /** What approves, as the project's settings say; undefined: the files as they are. */
  readonly approval: Approval | undefined;
  /** What is being done, for the journal and the lock, e.g. `deploy acme-teardown`. */
  readonly command: string;
  /** The process of the command, where that is another one than this: Terraform's, for its provider. */
  readonly owner?: number;
  /** Where the project's settings say that the record stands; undefined leaves it to the environment. */
  readonly record: RecordKind | undefined;
}

/**
 * One account's folder, opened: settings, review, journal and a connection that is made when first
 * needed and shared, so that one command makes one scan.
 */
export class Workspace {
  readonly account: Account;
  readonly cloud: Cloud;
  /** What is asked for this account. */
  readonly policies: readonly Policy[];
  /** Who reads what this command shows and writes. */
  readonly reader: Reader;
  /** For dates and waits. */
  readonly clock: SessionContext["clock"];
  readonly #options: WorkspaceOptions;
  #session: Promise<CloudSession> | undefined;
  readonly #listings: Listings;
  #closureStatus: Promise<ClosureStatus> | undefined;
  #attestations: readonly Attestation[] | undefined;
  /** Surveys with the inventory that they are of. */
  readonly #surveys = new Map<
    SurveyOptions["purpose"],
    { readonly of: Promise<Inventory> | undefined; readonly found: Promise<Survey> }
  >();
  // Thousands of items are read once, however many waves ask.
  readonly #review: Latest<Review | undefined>;
  readonly #store: AccountRecord;
  /** What the entries say that were last read. */
  #summary: { readonly of: readonly JournalEntry[]; readonly says: JournalSummary } | undefined;
  #run: SharedRun | undefined;
  readonly #approvals: Approvals;
  /** What the front end knows besides the folder. */
  readonly #witnesses = new Map<string, Witness>();

  /** Reads the account's file. Throws a Problem when it is wrong. */
  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.account = readAccount(options.files.account, options.clouds);
    const cloud = options.clouds.get(this.account.cloud);
    if (cloud === undefined) {
      throw new Problem({
        code: "account-file",
        summary: `The cloud "${this.account.cloud}" is not known`,
        where: options.files.account,
        next: `Use one of: ${[...options.clouds.keys()].join(", ")}.`,
      });
    }
    this.cloud = cloud;
    this.reader = {
      language: languageOf(options.env, this.account),
      told: cloud.told,
      words: cloud.words,
    };
    this.#approvals = new Approvals({ ...options, account: this.account });
    this.policies = [
      ...policiesInForce(options.policies, this.account),
      ...this.#approvals.policies,
    ];
    this.clock = clockAhead(options.clock, options.env, cloud);
    this.#listings = new Listings({
      session: () => this.session(),
      rows: cloud.rows,
      cloud: cloud.name,
      accountId: this.account.id,
      clock: this.clock,
    });
    const { review, journal } = options.files;
    this.#review = new Latest(review, (file) => readReview(file, this.#expected()));
    this.#store = recordOf({
      account: this.account,
      journal,
      env: options.env,
      wanted: options.record,
    });
  }

  get files(): WorkspaceFiles {
    return this.#options.files;
  }

  /** How this account is closed; known without a call. */
  get closing(): ClosureMeans {
    return this.cloud.closing(this.account);
  }

  /**
   * Attestations as they stand in the account's folder, each with whether it is approved. Throws a Problem
   * when one is wrong.
   */
  attestations(): readonly Attestation[] {
    this.#attestations ??= this.#approvals.attestations(
      readAttestations(this.files.attestations, this.account.id),
    );
    return this.#attestations;
  }

  /**
   * The connection. Throws a Problem when the credentials are missing or of another account, and, before
   * any call, while the quiet period of a closure runs: a login might cancel it.
   */
  session(): Promise<CloudSession> {
    this.#session ??= this.#open();
    return this.#session;
  }

  async #open(): Promise<CloudSession> {
    const { closing, account } = this;
    // A login undoes no disassociation.
    if (closing.by === "assisted" && !leaves(closing))
      refuseQuiet(account, await this.#stated(closing));
    else refuseAssisted(account, this.attestations(), await this.closureOnRecord());
    requireRecord(account, await this.#journalView(), await this.#allWitnesses());
    const { items } = await this.record();
    const session = await this.cloud.open(this.account, {
      ...this.#options,
      knownRegions: this.cloud.regions,
      deletedKey: (keyId) => deletedKey(items, keyId),
      regionsOnRecord: () => regionsOnRecord(() => this.review(), items.keys()),
    });
    const attestations = () => this.attestations();
    return withStatedReach(session, { account, attestations, clock: this.clock });
  }

  /**
   * Takes in what something outside of the folder tells of the account, such as Terraform's state. To be
   * said before anything is asked: what it knows may forbid every call.
   */
  heed(witness: Witness): void {
    this.#witnesses.set(witness.where, witness);
    this.#closureStatus = undefined;
  }

  async #allWitnesses(): Promise<readonly Witness[]> {
    const { review, packet, journal } = this.files;
    const run = reviewedRun(() => this.review());
    return [
      ...this.#witnesses.values(),
      ...(run === undefined ? [] : [{ where: review, run }]),
      ...packetWitnesses(packet, this.account.id),
      // Where the record stands in a database, a journal of the folder may be from before.
      ...(this.#store.kind === "file" ? [] : await journalWitnesses(journal, this.account.id)),
    ];
  }

  async #journalView(): Promise<JournalView> {
    const { runs, closures } = await this.record();
    return {
      where: this.#store.where,
      isShared: this.#store.kind === "postgres",
      runs: new Set(runs.map(({ run }) => run)),
      closure: closures.get(this.account.id),
    };
  }

  /** Where the closure stands by everything that is written down. */
  async closureOnRecord(): Promise<ClosureRecord | undefined> {
    return closureOnRecord(await this.#journalView(), await this.#allWitnesses());
  }

  /** The review file, as it is now; undefined when nothing was reviewed yet. */
  review(): Review | undefined {
    return this.#review.get();
  }

  /** The review that counts, as it is now; undefined when nothing is approved. */
  approvedReview(): Review | undefined {
    const review = this.review();
    return review !== undefined && this.#approvals.approvesReview() ? review : undefined;
  }

  /** The review as a commit of the repository has it; undefined where that commit has none. */
  reviewAt(ref: string): Review | undefined {
    return readReviewAt(ref, this.files.review, this.#expected());
  }

  #expected(): ReviewExpected {
    const { cloud, id: accountId } = this.account;
    return { cloud, accountId, now: new Date(this.clock.now()).toISOString() };
  }

  /** Where the journal and the lock of the account are. */
  get store(): AccountRecord {
    return this.#store;
  }

  /** What the journal says so far. */
  async record(): Promise<JournalSummary> {
    const entries = await this.#store.load();
    if (this.#summary?.of !== entries) {
      // The folder may have been used for another account before.
      this.#summary = { of: entries, says: summarise(entriesOf(entries, this.account.id)) };
    }
    return this.#summary.says;
  }

  /** The inventory of this command: scanned once, shared by all who ask. */
  inventory(signal: AbortSignal, progress?: (progress: ScanProgress) => void): Promise<Inventory> {
    return this.#listings.inventory(signal, progress);
  }

  /** Lists some types anew; the rest stays as last seen. */
  refresh(types: ReadonlySet<string>, signal: AbortSignal): Promise<Inventory> {
    return this.#listings.refresh(types, signal);
  }

  /**
   * Scans, judges, asks the cloud and the policies, and plans; once a command for each purpose, shared
   * by all who ask until something is listed anew.
   */
  survey(
    purpose: SurveyOptions["purpose"],
    signal: AbortSignal,
    progress?: (progress: ScanProgress) => void,
  ): Promise<Survey> {
    const known = this.#surveys.get(purpose);
    if (known !== undefined && known.of === this.#listings.current) return known.found;
    const found = this.#survey(purpose, signal, progress).catch((cause: unknown) => {
      if (this.#surveys.get(purpose)?.found === found) this.#surveys.delete(purpose);
      throw cause;
    });
    this.#surveys.set(purpose, { of: this.#listings.current, found });
    return found;
  }

  async #survey(
    purpose: SurveyOptions["purpose"],
    signal: AbortSignal,
    progress?: (progress: ScanProgress) => void,
  ): Promise<Survey> {
    // First, so that a review that cannot be used is said before anything is listed.
    const review = this.review();
    // Leaving a directory closes nothing, and the account may have no role to be entered by.
    const unseen = purpose === "closure" && leaves(this.closing);
    const inventory = unseen
      ? notLookedAt(this.account, new Date(this.clock.now()))
      : await this.inventory(signal, progress);
    return this.judged(inventory, {
      purpose,
      policies: this.policies,
      review,
      signal,
    });
  }

  /** Judges an inventory, asks the policies and plans, with everything that this folder knows. */
  async judged(
    inventory: Inventory,
    options: Pick<SurveyOptions, "purpose" | "policies" | "review" | "signal">,
  ): Promise<Survey> {
    const record = await this.record();
    const { purpose, review } = options;
    this.#approvals.look(purpose, review !== undefined);
    const found = await survey(await this.session(), inventory, {
      ...options,
      review: review !== undefined && this.#approvals.approvesReview() ? review : undefined,
      account: this.account,
      rows: this.cloud.rows,
      closing: this.closing,
      closure: options.purpose === "closure" ? await this.closureStatus(options.signal) : undefined,
      attestations: this.attestations(),
      removed: new Set(record.items.keys()),
      removedAt: removals(record.items),
      readings: record.readings.filter(({ accountId }) => accountId === this.account.id),
    });
    await this.#remember(found, record);
    return found;
  }

  /**
   * Puts on record what conditions were that must hold for a while. Where that is not possible now
   * (another run holds the account), the next plan does.
   */
  #remember({ readings }: Survey, record: JournalSummary): Promise<void> {
    const fresh = news(readings, record.readings);
    return this.note(
      "reading",
      fresh.map((one) => ({
        kind: "reading",
        accountId: this.account.id,
        name: one.name,
        met: one.met,
        detail: one.detail,
      })),
    );
  }

  /** Notes what was seen and changes nothing; not now when another run holds the account. */
  async note(outcome: string, entries: readonly Note[]): Promise<void> {
    if (entries.length === 0) return;
    try {
      const run = await this.begin({ looks: true });
      await run.during(undefined, async () => {
        for (const entry of entries) run.recorder.note(entry);
        await run.end(outcome);
      });
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
    }
  }

  /**
   * Where the closure stands, asked without entering the account, and of an assisted closure without any
   * call. `none` when it was never submitted, or when this account cannot be closed.
   */
  closureStatus(signal?: AbortSignal): Promise<ClosureStatus> {
    this.#closureStatus ??= this.#askClosureStatus(signal ?? new AbortController().signal).then(
      readable,
    );
    return this.#closureStatus;
  }

  /** Forgets what is known of the closure, after it moved on. */
  forgetClosureStatus(): void {
    this.#closureStatus = undefined;
    this.#attestations = undefined;
    this.#surveys.delete("closure");
  }

  /** True when a submission of ours of this account's closure is on record, in the journal or elsewhere. */
  async submittedByUs(): Promise<boolean> {
    const phase = (await this.closureOnRecord())?.phase;
    return (
      phase === "submitting" ||
      phase === "submitted" ||
      phase === "waiting" ||
      phase === "closed" ||
      phase === "left"
    );
  }

  /** Changing calls on the account itself by earlier runs, oldest first, with what became of each. */
  async earlierCalls(): Promise<readonly (EarlierCall & { readonly at: string })[]> {
    return accountCalls(await this.record());
  }

  /**
   * What a run left switched on beside the account, with a view to the journal alone, and to the cloud
   * where it can be asked: what is off by now is noted so, and not named again.
   */
  async leftOn(signal: AbortSignal): Promise<LeftOn | undefined> {
    const found = this.cloud.leftOn?.(await this.earlierCalls());
    if (found === undefined) return undefined;
    try {
      const { closure } = await this.session();
      if (closure.by !== "api" || closure.isLeftOn === undefined) return found;
      if (await closure.isLeftOn(signal)) return found;
    } catch {
      // What cannot be asked is said by whoever needs the answer; until then it counts as on.
      return found;
    }
    const now = new Date(this.clock.now()).toISOString();
    if (found.call.at !== undefined && !isSettled(found.call.at, now)) return undefined;
    await this.note("looked", [
      { kind: "undone", item: "account", step: found.call.does, how: "it reads off" },
    ]);
    return undefined;
  }

  /** What a run left switched on beside the account, by the journal alone. */
  async leftOnRecord(): Promise<LeftOn | undefined> {
    return this.cloud.leftOn?.(await this.earlierCalls());
  }

  /**
   * Takes the lock and opens the journal; waves of one process share the run. `looks`: nothing is changed
   * by it.
   */
  begin({ looks = false }: { readonly looks?: boolean } = {}): Promise<Run> {
    const { command, owner } = this.#options;
    const { account, clock } = this;
    const going = this.#run;
    // What changes something is no part of a run that says of itself that it changes nothing.
    const joins = going !== undefined && !going.isEnding && (looks || !going.looks);
    const run = joins
      ? going
      : new SharedRun(
          { accountId: account.id, record: this.#store, clock, command, owner, looks },
          going?.over ?? Promise.resolve(),
        );
    this.#run = run;
    return run.join();
  }

  /** Closes the connection. */
  async close(): Promise<void> {
    const session = await this.#session?.catch(() => undefined);
    await session?.close();
    await this.#store.close();
  }

  async #askClosureStatus(signal: AbortSignal): Promise<ClosureStatus> {
    const { closing } = this;
    if (closing.by === "assisted") return this.#stated(closing);
    const session = await this.session();
    if (session.closure.by !== "api") return { phase: "none", detail: "", reasons: [] };
    const since = await this.lastCall();
    const status = await session.closure.status(
      { submitted: await this.submittedByUs(), ...(since === undefined ? {} : { since }) },
      signal,
    );
    return heldAgainst(status, await this.closureOnRecord(), this.account);
  }

  /** When the account itself was last called for a change that may have been carried out. */
  async lastCall(): Promise<string | undefined> {
    const last = (await this.earlierCalls()).findLast(({ outcome }) => mayHaveBeen(outcome));
    return last?.at ?? (await this.closureOnRecord())?.submittedAt;
  }

  /** Where an assisted closure stands, by what is written down alone; puts on record what is news. */
  async #stated(terms: AssistedTerms): Promise<ClosureStatus> {
    const journal = (await this.record()).closures.get(this.account.id);
    const status = statedStatus(terms, {
      account: this.account,
      attestations: this.attestations(),
      journal: await this.closureOnRecord(),
      now: new Date(this.clock.now()).toISOString(),
    });
    // A rejected request is asked about by its own attestation, and is no closure that failed.
    if (terms.leaves === undefined || status.phase !== "failed")
      await this.note(`closure ${status.phase}`, toRemember(this.account.id, status, journal));
    return status;
  }
}
