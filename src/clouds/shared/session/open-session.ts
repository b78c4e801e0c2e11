import type { Account } from "../../../core/account.ts";
import type { Caller, CloudSession, SessionContext } from "../../../core/cloud.ts";
import type { Coverage } from "../../../core/inventory.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { Problem } from "../../../core/problem.ts";
import type { Row } from "../../../core/row.ts";
import { sightOf } from "../reach/sight.ts";
import type { Offered, OfferedRegions } from "../rows/absence.ts";
import { type CatalogSession, createCatalogSession } from "../rows/catalog-session.ts";
import { unproved } from "../rows/coverage.ts";
import { credentialsVerdict, identityProblem } from "../wire/credentials-verdict.ts";
import { type KeySource, proved } from "../wire/key-source.ts";
import { demand } from "../wire/reply.ts";
import { orAborted } from "../wire/signals.ts";
import { CallError } from "../wire/transport.ts";
import { checkAccount } from "./account-check.ts";
import { accountRegions } from "./account-regions.ts";
import { isSameRole, mismatch } from "./caller.ts";
import type { CloudParts, KeyParts, Lists, Reached } from "./cloud-parts.ts";
import { readRights } from "./control-layers.ts";
import { closureOf, quotesOf } from "./of-the-account.ts";
import { once } from "./once.ts";
import { reachReport } from "./reach-report.ts";
import type { Calls } from "./session-calls.ts";

/** Rights that were read this long ago are read again, in milliseconds. */
const SAME_RIGHTS_MS = 600_000;

/**
 * Connects to an account. One call is made: who the given keys are. A member is entered on the first call
 * that needs it. Throws a Problem `credentials`, `account-mismatch` or `own-key-deleted`.
 */
export async function openSession<K, C extends Caller, B>(
  cloud: CloudParts<K, C, B>,
  account: Account,
  context: SessionContext,
): Promise<CloudSession> {
  const { clock, env, log } = context;
  const { access } = account;
  const { keys, rows } = cloud;
  const verdictOf = credentialsVerdict(cloud.title, keys.words);
  // Ends what belongs to no caller's signal (regions, keys) together with the session.
  const life = new AbortController();
  const { signal } = life;
  const transportFor = (credentials: KeySource<K>) =>
    cloud.transport({ credentials, env, clock, log, site: account.site });
  /** Whose keys they are, by a client of their own. */
  const holderOf = async (fresh: K): Promise<C> => {
    const asking = transportFor(async () => fresh);
    try {
      return keys.read(
        demand(await asking.send(keys.who, signal), keys.who.must),
        keys.idOf(fresh),
      );
    } finally {
      await asking.close();
    }
  };
  let known: C | undefined;
  const usual = proved(keys.usual(env), async (fresh) => isSameRole(known, await holderOf(fresh)));
  const base = transportFor(usual);
  // Read when a first listing succeeded, and again in a long run: rights may be taken away meanwhile.
  const rights = once(
    (asking) => readRights(cloud.reach.rights, lists, asking),
    () => clock.now(),
    SAME_RIGHTS_MS,
  );
  const sight = sightOf({ ...cloud.reach, rights: () => rights(signal) });
  const offered = offeredRegions(
    (product) => cloud.offeredIn?.(own, product, signal),
    () => clock.now(),
    signal,
  );
  const shared = {
    cloud: cloud.name,
    clock,
    hooks: cloud.hooks,
    ...(cloud.zone === undefined ? {} : { zone: cloud.zone }),
    offered,
  };
  const given = createCatalogSession({
    ...shared,
    accountId: access.via === "own" ? account.id : access.managementId,
    services: access.via === "own" ? cloud.services : [],
    transport: base,
    sight,
    // At the start, what the cloud says of the keys is judged where they are identified.
    lost: async (error, request) =>
      known === undefined
        ? undefined
        : verdictOf({ ask: () => base.send(keys.who, signal) })(error, request),
  });
  try {
    known = await identify(account, cloud, given, context, usual, signal);
  } catch (error) {
    await base.close();
    throw error;
  }
  const caller = known;
  const entered =
    access.via === "own"
      ? base
      : transportFor(
          keys.assume({
            memberId: account.id,
            role: access.role,
            caller,
            clock,
            send: (request) => given.read(request, signal),
            accountOf: async (assumed) => (await holderOf(assumed)).accountId,
            check: () => checkAccount(cloud.accountCheck, { account, given }, signal),
          }),
        );
  const own: CatalogSession =
    access.via === "own"
      ? given
      : createCatalogSession({
          ...shared,
          accountId: account.id,
          services: cloud.services,
          transport: entered,
          sight,
          lost: verdictOf({
            as: `the role ${access.role} of member ${account.id}`,
            ask: () => entered.send(keys.who, signal),
          }),
        });
  const management: Calls | undefined = access.via === "own" ? undefined : given;
  const lists: Lists<C> = {
    account,
    own,
    management,
    caller: async (asking) =>
      access.via === "own" ? caller : keys.read(await own.read(keys.who, asking), ""),
  };
  const reached: Reached<C> = { account, caller, given, own, management, clock, log };
  const now = (): number => clock.now();
  const regions = accountRegions(
    (asking) => {
      const known = [
        ...(context.knownRegions ?? cloud.regions),
        ...(context.regionsOnRecord?.() ?? []),
      ];
      return cloud.regionsOf(own, account, known, asking);
    },
    account,
    rows,
    now,
  );
  let seenBills: B | undefined;
  // Sightings and conditions of one survey ask for the same bills.
  const bills = once(async (asking) => {
    seenBills = await cloud.bills(reached, asking);
    return seenBills;
  }, now);

  /** The coverage records of a source, once it was asked whether the identity sees everything in it. */
  const seen = async (
    records: readonly Coverage[],
    permissions: readonly string[],
    asking: AbortSignal,
  ): Promise<readonly Coverage[]> => {
    if (!records.some(({ outcome }) => outcome === "listed")) return records;
    const doubt = await sight.doubt(permissions, asking);
    if (doubt === undefined) return records;
    return records.map((one) => (one.outcome === "listed" ? unproved(one, doubt) : one));
  };

  return {
    caller,
    get skewMs() {
      return base.skewMs;
    },
    checkAccount: (asking) => checkAccount(cloud.accountCheck, { account, given }, asking),
    async list(request, asking) {
      const listing = await own.list(request, asking);
      regions.noteRecords(listing);
      return listing;
    },
    describe: (item, disposition) => own.describe(item, disposition),
    remove: (item, options) => own.remove(item, options),
    detach: (item, options) => own.detach(item, options),
    undo: (item, act, options) => own.undo(item, act, options),
    async regionsOf(type) {
      return isGlobal(rows, type) ? [GLOBAL_REGION] : (await regions.found(signal)).all;
    },
    regionCoverage: async () => (await regions.found(signal)).records,
    async sightings(asking) {
      const [inventory, billed] = await Promise.all([
        cloud.sightings.inventory(own, rows, asking),
        bills(asking).then((read) => cloud.sightings.billed(read, rows)),
      ]);
      const { sources } = cloud.reach;
      const [named, charged] = await Promise.all([
        seen(inventory.coverage, sources.inventory, asking),
        seen(billed.coverage, sources.billed, asking),
      ]);
      regions.noteSources([inventory, billed].flatMap((source) => source.regions ?? []));
      return {
        sightings: [...inventory.sightings, ...billed.sightings],
        coverage: [...named, ...charged],
      };
    },
    reach: async (asking) =>
      reachReport(await orAborted(rights(signal), asking), cloud.services, cloud.reach),
    quotes: (items, asking) => quotesOf(cloud, own, items, asking),
    ownIdentity: (items) => cloud.ownItems(items, caller, access),
    closure: closureOf(cloud, reached, { read: bills, seen: () => seenBills }),
    async close() {
      life.abort(new Error("the session is closed"));
      await Promise.all(entered === base ? [base.close()] : [entered.close(), base.close()]);
    },
  };
}

/** Where the cloud says that it offers a product, asked once a survey; undefined where it does not tell. */
function offeredRegions(
  ask: (product: string) => Promise<Offered> | undefined,
  now: () => number,
  signal: AbortSignal,
): OfferedRegions {
  const byProduct = new Map<string, ReturnType<typeof once<Offered | undefined>>>();
  return async (product) => {
    const asked = byProduct.get(product) ?? once(async () => ask(product), now);
    byProduct.set(product, asked);
    try {
      return await asked(signal);
    } catch (error) {
      if (error instanceof CallError) return undefined;
      throw error;
    }
  };
}

/** Who the keys are: the first call of every session, and the only one when they do not fit. */
async function identify<K, C extends Caller>(
  account: Account,
  { title, keys }: { readonly title: string; readonly keys: KeyParts<K, C> },
  calls: Calls,
  context: Pick<SessionContext, "deletedKey">,
  source: KeySource<K>,
  signal: AbortSignal,
): Promise<C> {
  const keyId = keys.idOf(await source());
  const deleted = context.deletedKey?.(keyId);
  if (deleted?.sure === true) throw keyDeleted(account, keyId, deleted.at);
  let caller: C;
  try {
    caller = keys.read(await calls.read(keys.who, signal), keyId);
  } catch (error) {
    // The run that deleted it was killed before the answer came; now it did.
    const isGone = error instanceof CallError && keys.goneCodes.includes(error.code);
    if (deleted !== undefined && isGone) throw keyDeleted(account, keyId, deleted.at);
    throw identityProblem(title, keys.words, `${keys.who.product} ${keys.who.action}`, error);
  }
  const wrong = mismatch(account, caller);
  if (wrong !== undefined) throw wrong;
  return caller;
}

/** What is said instead of a call with a key that an earlier run deleted. */
function keyDeleted(account: Account, keyId: string, at: string): Problem {
  return new Problem({
    code: "own-key-deleted",
    summary: `Closeout deleted access key ${keyId} on ${at} as its final step (closure.ownKey: delete-last)`,
    where: `account ${account.id}`,
    next: "Go on with the packet. To look at the account once more, make another key in its console, and delete that one by hand.",
  });
}

/** True for types that are listed once for the account, also through their parents. */
function isGlobal(rows: ReadonlyMap<string, Row>, type: string): boolean {
  const scope = rows.get(type)?.scope;
  if (scope === undefined) throw new Error(`no row knows ${type}`);
  if (typeof scope === "string") return scope === "account";
  return isGlobal(rows, scope.per);
}
