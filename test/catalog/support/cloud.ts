import type { Json, JsonObject } from "../../../emulator/core/json.ts";
import type { LintException, VendorCall } from "../../../scripts/vendor-models/lint.ts";
import type { VendorModels } from "../../../scripts/vendor-models/models.ts";
import type { VendorTexts } from "../../../scripts/vendor-models/texts/model.ts";
import type { UsedCalls } from "../../../scripts/vendor-models/used.ts";
import type { Hook } from "../../../src/clouds/shared/rows/hook.ts";
import type { Account } from "../../../src/core/account.ts";
import type { CloudSession, SessionContext } from "../../../src/core/cloud.ts";
import type { Row } from "../../../src/core/row.ts";
import type { Service } from "../../../src/core/service.ts";
import type { CloudName } from "../../../src/workspace/clouds.ts";
import type { Resources } from "./seed.ts";

/** The catalog that a session works with. */
export type Catalog = {
  readonly services: readonly Service[];
  readonly rows: ReadonlyMap<string, Row>;
  readonly hooks: Readonly<Record<string, Hook>>;
};

/** What the proofs about rows need of a cloud. */
export type CatalogCloud = {
  readonly name: CloudName;
  readonly catalog: Catalog;
  /** The account under test, as the head of its account.yaml says. */
  readonly head: Pick<Account, "name" | "cloud" | "id" | "kind">;
  /** The region of most seeds. */
  readonly here: string;
  /**
   * The regions of the world. Sessions hold the account's against these alone: what a row does is the same
   * in all, and each that is known costs every session calls of its own. Undefined: against all.
   */
  readonly regions: readonly string[] | undefined;
  /** The emulator's seed of an account that holds these things. */
  seedOf(resources: Resources, attributes: Readonly<Record<string, Json>>): JsonObject;
  /** The environment that leads to the emulator, with the account's key. */
  envOf(url: string): Readonly<Record<string, string>>;
  open(account: Account, context: SessionContext, catalog: Catalog): Promise<CloudSession>;
  /** Native ids of what the account is entered with, which stands among its items. */
  readonly mine: ReadonlySet<string>;
  /** Whether the emulator's time is the run's, which jumps. */
  readonly jumps: boolean;
  /** By what a record tells the emulator its tags, where the row asks another service for them. */
  readonly tags: JsonObject;
  /** How the cloud refuses for good. */
  readonly denial: { readonly status: number; readonly code: string };
  /** The name that the emulator's log has for a row's action. */
  logged(product: string, action: string): string;
  /** The vendor's names, and what is known to differ. */
  readonly wire: {
    models(): VendorModels;
    used(): Promise<UsedCalls>;
    /** What the emulator answers, with all parameters that it takes: names that hold others by the first part. */
    answered(): Promise<readonly Pick<VendorCall, "product" | "version" | "action" | "params">[]>;
    /** What the vendor's packages say of calls by which things are listed, and what the committed texts lack. */
    texts(): VendorTexts;
    textsProblems(calls: readonly VendorCall[]): readonly string[];
    readonly exceptions: readonly LintException[];
    /** What is answered beside that. */
    readonly replyExceptions: readonly LintException[];
    /** Parameters that the vendor's package has in its paths. */
    readonly inPaths: ReadonlySet<string>;
    /** Parameters that every call may carry, or that stand in hosts, paths and bodies. */
    readonly elsewhere: ReadonlySet<string>;
  };
};
