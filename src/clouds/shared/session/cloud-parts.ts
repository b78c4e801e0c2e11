import type { Account } from "../../../core/account.ts";
import type { Disassociation } from "../../../core/assisted.ts";
import type { Clock } from "../../../core/clock.ts";
import type {
  AccountCheck,
  ApiClosure,
  AssistedClosure,
  Caller,
  Cloud,
  CloudSession,
  KeyVariables,
  SessionContext,
} from "../../../core/cloud.ts";
import type { Item } from "../../../core/item.ts";
import type { Row } from "../../../core/row.ts";
import type { Service } from "../../../core/service.ts";
import type { SightParts } from "../reach/sight.ts";
import type { Offered } from "../rows/absence.ts";
import type { CatalogSession, ReadingRequest } from "../rows/catalog-session.ts";
import type { Hook } from "../rows/hook.ts";
import type { KeyWords } from "../wire/credentials-verdict.ts";
import type { KeySource } from "../wire/key-source.ts";
import type { Answer } from "../wire/reply.ts";
import type { Transport } from "../wire/transport.ts";
import type { AccountCheckParts } from "./account-check.ts";
import type { RightsParts } from "./control-layers.ts";
import type { RegionList } from "./regions.ts";
import type { Calls } from "./session-calls.ts";
import type { Source } from "./sighted.ts";

/** A transport that knows how far this machine's clock is off. */
export interface SessionTransport extends Transport {
  readonly skewMs: number | undefined;
}

/** What the parts of a cloud work with once an account is reached. */
export interface Reached<C extends Caller> {
  readonly account: Account;
  /** Who the given keys are. */
  readonly caller: C;
  /** Calls with the given keys. */
  readonly given: Calls;
  /** Calls as the account itself. */
  readonly own: Calls;
  /** Calls as the management account; undefined where the access is the account's own. */
  readonly management: Calls | undefined;
  readonly clock: Clock;
  readonly log: SessionContext["log"];
}

/** What reading the rights of the identity that lists works with. */
export interface Lists<C extends Caller>
  extends Pick<Reached<C>, "account" | "own" | "management"> {
  /** That identity: who the given keys are, or the role of the member that was entered. */
  caller(signal: AbortSignal): Promise<C>;
}

/** How a cloud tells what an identity may see. */
export interface ReachParts<C extends Caller> extends Pick<SightParts, "permissionOf" | "passed"> {
  /** What gives the identity its rights, and what limits them. */
  readonly rights: RightsParts<C>;
  /** Permissions of the cloud's other sources, which may be short without an error as well. */
  readonly sources: {
    readonly inventory: readonly string[];
    readonly billed: readonly string[];
  };
}

/** How keys work in a cloud: `K` are keys as it signs with them, `C` who they may be. */
export interface KeyParts<K, C extends Caller> {
  /** The variables that a key is first looked for in. */
  readonly variables: Omit<KeyVariables, "endpoint">;
  /** The keys of this environment. */
  usual(env: SessionContext["env"]): KeySource<K>;
  /** The id of a key, which is no secret. */
  idOf(keys: K): string;
  /** The call that says whose keys they are. */
  readonly who: ReadingRequest;
  read(answer: Answer, keyId: string): C;
  /** What the cloud says of keys that it does not take. */
  readonly words: KeyWords;
  /** Codes that say that a key is no more, or was disabled. */
  readonly goneCodes: readonly string[];
  /** Keys of a member, got with the given ones. */
  assume(role: {
    readonly memberId: string;
    readonly role: string;
    readonly caller: C;
    readonly clock: Clock;
    readonly send: (request: ReadingRequest) => Promise<Answer>;
    /** The account that keys are of. */
    readonly accountOf: (keys: K) => Promise<string>;
    /** Holds account.yaml against what the organization tells: asked where the member may not be entered. */
    readonly check: () => Promise<AccountCheck>;
  }): KeySource<K>;
}

/** Everything that makes a cloud: data, and functions for what is no data. See {@link defineCloud}. */
export interface CloudParts<K, C extends Caller, B>
  extends Pick<
    Cloud,
    | "name"
    | "title"
    | "kinds"
    | "accountId"
    | "masters"
    | "partsBehind"
    | "members"
    | "regions"
    | "closing"
    | "told"
    | "words"
    | "leftOn"
  > {
  readonly services: readonly Service[];
  readonly rows: ReadonlyMap<string, Row>;
  /** Hooks that removal steps of the services name. */
  readonly hooks: Readonly<Record<string, Hook>>;
  /** Zone of times that name none, e.g. `+08:00`; UTC unless told. */
  readonly zone?: string;
  /** The variable that points calls elsewhere, and the host that is asked first. */
  readonly endpoint: { readonly variable: string; readonly host: string };
  readonly keys: KeyParts<K, C>;
  readonly reach: ReachParts<C>;
  /** Sends and signs. */
  transport(options: {
    readonly credentials: KeySource<K>;
    readonly env: SessionContext["env"];
    readonly clock: Clock;
    readonly log: SessionContext["log"];
    /** The site that account.yaml names. */
    readonly site: Account["site"];
  }): SessionTransport;
  permissions(
    services: readonly Service[],
    purpose: Parameters<Cloud["permissions"]>[0],
  ): ReturnType<Cloud["permissions"]>;
  /** What the cloud says of the regions of the account; `known` are those that it is held against. */
  regionsOf(
    own: CatalogSession,
    account: Account,
    known: readonly string[],
    signal: AbortSignal,
  ): Promise<RegionList>;
  /** Where the cloud says that it offers a product; see absence.ts. Throws a `CallError`. */
  offeredIn?(own: CatalogSession, product: string, signal: AbortSignal): Promise<Offered>;
  /** What tells whether `id` and `kind` of account.yaml are right. */
  readonly accountCheck: AccountCheckParts;
  /** The account's bills; asked once for all who need them. */
  bills(reached: Reached<C>, signal: AbortSignal): Promise<B>;
  readonly sightings: {
    inventory(own: Calls, rows: ReadonlyMap<string, Row>, signal: AbortSignal): Promise<Source>;
    billed(bills: B, rows: ReadonlyMap<string, Row>): Source;
  };
  /** What giving a prepaid item back would pay now, `12.34 CNY`, or why there is no quote. */
  quoteOf(own: Calls, item: Item, signal: AbortSignal): Promise<string>;
  ownItems(
    items: readonly Item[],
    caller: C,
    access: Account["access"],
  ): ReturnType<CloudSession["ownIdentity"]>;
  /** How an account is closed, by what `closing` says of it. */
  readonly closes: {
    /** In the console, or taken away from its master account there. */
    assisted(
      reached: Reached<C>,
      leaves: Disassociation | undefined,
      bills: Read<B>,
    ): AssistedClosure;
    /** By its management account, or by itself: `given` are the calls of the one that asks. */
    member(reached: Reached<C>, bills: Read<B>): ApiClosure;
    leaving(reached: Reached<C>, bills: Read<B>): ApiClosure;
  };
}

/** Bills that are read once for all who need them. */
export interface Read<B> {
  readonly read: (signal: AbortSignal) => Promise<B>;
  /** Those that were read so far. */
  readonly seen: () => B | undefined;
}
