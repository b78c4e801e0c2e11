import type { Account } from "../core/account.ts";
import type { ClosureStatus } from "../core/closure.ts";
import type { Cloud, CloudSession, SessionContext } from "../core/cloud.ts";
import type { Inventory } from "../core/inventory.ts";
import type { Policy } from "../core/policy.ts";
import { Problem } from "../core/problem.ts";
import type { Review } from "../core/review.ts";
import { rescan, type ScanProgress, scan } from "../engine/scan.ts";
import { type Survey, type SurveyOptions, survey } from "../engine/survey.ts";
import { readAccount } from "../files/account-file.ts";
import { loadJournal } from "../files/journal-file.ts";
import { entriesOf, type JournalSummary, summarise } from "../files/journal-summary.ts";
import { matches } from "../files/match.ts";
import { readReview } from "../files/review-file.ts";
import { Latest } from "./latest.ts";
import { type Run, SharedRun } from "./run.ts";

/** Where the files of one account stand. */
export interface WorkspaceFiles {
  readonly account: string;
  readonly review: string;
  readonly journal: string;
}

/** What a workspace is made of. */
export interface WorkspaceOptions extends SessionContext {
  readonly files: WorkspaceFiles;
  readonly clouds: ReadonlyMap<string, Cloud>;
  readonly policies: readonly Policy[];
  /** What is being done, for the journal and the lock, e.g. `deploy acme-teardown`. */
  readonly command: string;
}

/**
 * One account's folder, opened: settings, review, journal and a connection that is made when first
 * needed and shared, so that one command makes one scan.
 */
export class Workspace {
  readonly account: Account;
  readonly cloud: Cloud;
  readonly #options: WorkspaceOptions;
  #session: Promise<CloudSession> | undefined;
  #inventory: Promise<Inventory> | undefined;
  #stage: Promise<ClosureStatus> | undefined;
  /** Surveys with the inventory that they are of. */
  readonly #surveys = new Map<
    SurveyOptions["purpose"],
    { readonly of: Promise<Inventory> | undefined; readonly found: Promise<Survey> }
  >();
  // Thousands of items are read once, however many waves ask.
  readonly #review: Latest<Review | undefined>;
  readonly #record: Latest<Promise<JournalSummary>>;
  #run: SharedRun | undefined;

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
    const { review, journal } = options.files;
    const expect = { cloud: this.account.cloud, accountId: this.account.id };
    this.#review = new Latest(review, (file) => readReview(file, expect));
    this.#record = new Latest(journal, async (file) =>
      // The folder may have been used for another account before.
      summarise(entriesOf(await loadJournal(file), this.account.id)),
    );
  }

  get policies(): readonly Policy[] {
    return this.#options.policies;
  }

  get clock(): SessionContext["clock"] {
    return this.#options.clock;
  }

  get files(): WorkspaceFiles {
    return this.#options.files;
  }

  /** The connection; throws a Problem when the credentials are missing or of another account. */
  session(): Promise<CloudSession> {
    this.#session ??= this.cloud.open(this.account, this.#options);
    return this.#session;
  }

  /** The review file, as it is now; undefined when nothing was reviewed yet. */
  review(): Review | undefined {
    return this.#review.get();
  }

  /** What the journal says so far. */
  record(): Promise<JournalSummary> {
    return this.#record.get();
  }

  /** The inventory of this command: scanned once, shared by all who ask. */
  inventory(signal: AbortSignal, progress?: (progress: ScanProgress) => void): Promise<Inventory> {
    this.#inventory ??= this.#scan(signal, progress).catch((cause: unknown) => {
      this.#inventory = undefined;
      throw cause;
    });
    return this.#inventory;
  }

  /**
   * Lists some types anew (everything when nothing was listed yet); the rest stays as last seen. One
   * after another, so that each builds on what the last one saw; after a failure everything is listed.
   */
  refresh(types: ReadonlySet<string>, signal: AbortSignal): Promise<Inventory> {
    if (this.#inventory === undefined) return this.inventory(signal);
    const next = this.#rescan(this.#inventory, types, signal).catch((cause: unknown) => {
      if (this.#inventory === next) this.#inventory = undefined;
      throw cause;
    });
    this.#inventory = next;
    return next;
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
    if (known !== undefined && known.of === this.#inventory) return known.found;
    const found = this.#survey(purpose, signal, progress).catch((cause: unknown) => {
      if (this.#surveys.get(purpose)?.found === found) this.#surveys.delete(purpose);
      throw cause;
    });
    this.#surveys.set(purpose, { of: this.#inventory, found });
    return found;
  }

  async #survey(
    purpose: SurveyOptions["purpose"],
    signal: AbortSignal,
    progress?: (progress: ScanProgress) => void,
  ): Promise<Survey> {
    // First, so that a review that cannot be used is said before anything is listed.
    const review = this.review();
    const inventory = await this.inventory(signal, progress);
    return survey(await this.session(), inventory, {
      account: this.account,
      rows: this.cloud.rows,
      policies: this.policies,
      review,
      matches,
      signal,
      purpose,
      closure: purpose === "closure" ? await this.stage(signal) : undefined,
    });
  }

  /**
   * Where the closure stands, asked without entering the account. `none` when it was never submitted
   * or this kind of account is not closed through the API.
   */
  stage(signal: AbortSignal): Promise<ClosureStatus> {
    this.#stage ??= this.#askStage(signal);
    return this.#stage;
  }

  /** Forgets what is known of the closure, after it moved on. */
  forgetStage(): void {
    this.#stage = undefined;
    this.#surveys.delete("closure");
  }

  /** True when our own journal holds a submission of this account's closure. */
  async submittedByUs(): Promise<boolean> {
    const phase = (await this.record()).closures.get(this.account.id)?.phase;
    return (
      phase === "submitting" || phase === "submitted" || phase === "waiting" || phase === "closed"
    );
  }

  /** Takes the lock and opens the journal; waves of one process share the run. */
  begin(): Run {
    if (this.#run === undefined) {
      const { files, clock, command } = this.#options;
      const { account } = this;
      const run = new SharedRun({ accountId: account.id, journal: files.journal, clock, command });
      this.#run = run;
    }
    return this.#run.join(() => {
      this.#run = undefined;
    });
  }

  /** Closes the connection. */
  async close(): Promise<void> {
    const session = await this.#session?.catch(() => undefined);
    await session?.close();
  }

  async #rescan(
    before: Promise<Inventory>,
    types: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<Inventory> {
    return rescan(await this.session(), await before, types, this.#scanOptions(signal));
  }

  async #scan(
    signal: AbortSignal,
    progress?: (progress: ScanProgress) => void,
  ): Promise<Inventory> {
    return scan(await this.session(), {
      ...this.#scanOptions(signal),
      ...(progress === undefined ? {} : { progress }),
    });
  }

  #scanOptions(signal: AbortSignal): Parameters<typeof rescan>[3] {
    return {
      rows: this.cloud.rows,
      cloud: this.cloud.name,
      accountId: this.account.id,
      clock: this.clock,
      signal,
    };
  }

  async #askStage(signal: AbortSignal): Promise<ClosureStatus> {
    const session = await this.session();
    if (session.closure.by !== "api") return { phase: "none", detail: "", reasons: [] };
    return session.closure.status({ submitted: await this.submittedByUs() }, signal);
  }
}
