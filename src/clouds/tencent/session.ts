import type { Account } from "../../core/account.ts";
import type { CloudSession, SessionContext } from "../../core/cloud.ts";
import type { Coverage } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import type { Row } from "../../core/row.ts";
import type { Service } from "../../core/service.ts";
import { type CatalogSession, createCatalogSession } from "../shared/catalog-session.ts";
import type { Hook } from "../shared/hook.ts";
import { proved } from "../shared/key-source.ts";
import { once } from "../shared/once.ts";
import { demand } from "../shared/reply.ts";
import type { Calls } from "../shared/session-calls.ts";
import { CallError } from "../shared/transport.ts";
import { checkAccount } from "./account-check.ts";
import { assumedKeys } from "./assumed-role.ts";
import { readBills } from "./bills.ts";
import { ownConditions } from "./by-hand/conditions.ts";
import { ownKey } from "./by-hand/own-key.ts";
import {
  CALLER_MUST,
  identityProblem,
  isSameRole,
  mismatch,
  readCaller,
  type TencentCaller,
  verdictOf,
} from "./caller.ts";
import { createTencentTransport } from "./client/transport.ts";
import type { Keys } from "./client/wire.ts";
import { closingOf } from "./closing.ts";
import { memberClosure } from "./closure.ts";
import type { ClosureContext } from "./closure-context.ts";
import { type KeySource, usualKeys } from "./credentials.ts";
import { ownItems } from "./identity.ts";
import { leavingOrganization } from "./leaving.ts";
import { payerOf } from "./member.ts";
import { refundQuotes } from "./quotes.ts";
import { accountRegions, productAbsence } from "./regions.ts";
import { billSightings, inventorySightings } from "./sightings.ts";

const CLOUD = "tencent";

/** Times without a zone are Beijing's; so say the pages that say anything, for the others it is unverified. */
const BEIJING = "+08:00";

/** The catalog that a session works with. */
export interface SessionCatalog {
  readonly services: readonly Service[];
  readonly rows: ReadonlyMap<string, Row>;
  /** Hooks that removal steps of the services name. */
  readonly hooks: Readonly<Record<string, Hook>>;
}

/** The answers to a key that is no more, or was disabled. https://cloud.tencent.com/document/api/213/30435 */
const NO_KEY: readonly string[] = ["AuthFailure.SecretIdNotFound", "AuthFailure.InvalidSecretId"];

/** What is said instead of a call with a key that a run of ours deleted. */
function keyDeleted(account: Account, keyId: string, at: string): Problem {
  return new Problem({
    code: "own-key-deleted",
    summary: `The key ${keyId} was deleted by Closeout on ${at}, as its final step`,
    where: `account ${account.id}`,
    next: "Go on with the packet. To look at the account once more, make another key in its console, and delete that one by hand.",
  });
}

const WHO = {
  product: "sts",
  action: "GetCallerIdentity",
  region: GLOBAL_REGION,
  params: {},
  must: CALLER_MUST,
} as const;

/** Who the keys are: the first call of every session, and the only one when they do not fit. */
async function identify(
  account: Account,
  calls: Calls,
  context: Pick<SessionContext, "deletedKey">,
  keys: KeySource,
  signal: AbortSignal,
): Promise<TencentCaller> {
  const { secretId } = await keys();
  const deleted = context.deletedKey?.(secretId);
  if (deleted?.sure === true) throw keyDeleted(account, secretId, deleted.at);
  let caller: TencentCaller;
  try {
    caller = readCaller(await calls.read(WHO, signal), secretId);
  } catch (error) {
    // The run that deleted it was killed before the answer came; now it did.
    if (deleted !== undefined && error instanceof CallError && NO_KEY.includes(error.code))
      throw keyDeleted(account, secretId, deleted.at);
    throw identityProblem(error);
  }
  const wrong = mismatch(account, caller);
  if (wrong !== undefined) throw wrong;
  return caller;
}

/**
 * Connects to an account. One call is made: GetCallerIdentity with the given keys. The member is entered
 * on the first call that needs it. Throws a Problem `credentials` or `account-mismatch`.
 */
export async function openSession(
  account: Account,
  context: SessionContext,
  catalog: SessionCatalog,
): Promise<CloudSession> {
  const { clock, env, log } = context;
  // Ends what belongs to no caller's signal (regions, keys) together with the session.
  const life = new AbortController();
  const { access } = account;
  const transportFor = (credentials: KeySource) =>
    createTencentTransport({ credentials, env, clock, log });
  /** Whose keys they are, by a client of their own. */
  const holderOf = async (fresh: Keys): Promise<TencentCaller> => {
    const asking = transportFor(async () => fresh);
    try {
      return readCaller(demand(await asking.send(WHO, life.signal), CALLER_MUST), fresh.secretId);
    } finally {
      await asking.close();
    }
  };
  let caller: TencentCaller | undefined;
  const keys = proved(usualKeys(env), async (fresh) => isSameRole(caller, await holderOf(fresh)));
  const base = transportFor(keys);
  const absence = (product: string, region: string) =>
    productAbsence(own, product, region, life.signal);
  const given = createCatalogSession({
    cloud: CLOUD,
    accountId: access.via === "own" ? account.id : access.managementId,
    services: access.via === "own" ? catalog.services : [],
    transport: base,
    clock,
    hooks: catalog.hooks,
    zone: BEIJING,
    absence,
    // At the start, what the cloud says of the keys is judged where they are identified.
    lost: async (error, request) =>
      caller === undefined
        ? undefined
        : verdictOf({ ask: () => base.send(WHO, life.signal) })(error, request),
  });
  try {
    caller = await identify(account, given, context, keys, life.signal);
  } catch (error) {
    await base.close();
    throw error;
  }
  const identified = caller;
  const entered =
    access.via === "own"
      ? base
      : transportFor(
          assumedKeys({
            memberId: account.id,
            role: access.role,
            caller: identified,
            clock,
            send: (request) => given.read(request, life.signal),
            accountOf: async (assumed) => (await holderOf(assumed)).accountId,
          }),
        );
  const own: CatalogSession =
    access.via === "own"
      ? given
      : createCatalogSession({
          cloud: CLOUD,
          accountId: account.id,
          services: catalog.services,
          transport: entered,
          clock,
          hooks: catalog.hooks,
          zone: BEIJING,
          absence,
          lost: verdictOf({
            as: `the role ${access.role} of member ${account.id}`,
            ask: () => entered.send(WHO, life.signal),
          }),
        });
  const now = () => clock.now();
  /** What stands against the list of regions, by what was asked so far. */
  let doubts: readonly Coverage[] = [];
  const regions = once(async (signal) => {
    const onRecord = context.regionsOnRecord?.() ?? [];
    const found = await accountRegions(own, account, onRecord, signal);
    doubts = found.doubts;
    return found.all;
  }, now);
  const otherPayer = async (signal: AbortSignal): Promise<string | undefined> =>
    access.via === "own" ? undefined : payerOf({ account, management: given }, signal);
  const bills = once(
    (signal) => readBills(own, clock.now(), () => otherPayer(signal), signal),
    now,
  );

  return {
    caller: identified,
    get skewMs() {
      return base.skewMs;
    },
    checkAccount: (signal) => checkAccount({ account, given }, signal),
    list: (request, signal) => own.list(request, signal),
    describe: (item, disposition) => own.describe(item, disposition),
    remove: (item, options) => own.remove(item, options),
    detach: (item, options) => own.detach(item, options),
    undo: (item, act, options) => own.undo(item, act, options),
    async regionsOf(type) {
      return isGlobal(catalog.rows, type) ? [GLOBAL_REGION] : regions(life.signal);
    },
    async sightings(signal) {
      const [inventory, billed] = await Promise.all([
        inventorySightings(own, catalog.rows, signal),
        bills(signal).then((read) => billSightings(read, catalog.rows)),
      ]);
      return {
        sightings: [...inventory.sightings, ...billed.sightings],
        coverage: [inventory.coverage, billed.coverage, ...doubts],
      };
    },
    quotes: (items, signal) => refundQuotes(own, items, signal),
    ownIdentity: (items) => ownItems(items, identified, access),
    closure: closureOf({ account, caller: identified, management: given, clock }, own),
    async close() {
      life.abort(new Error("the session is closed"));
      await Promise.all(entered === base ? [base.close()] : [entered.close(), base.close()]);
    },
  };
}

function closureOf(context: ClosureContext, own: Calls): CloudSession["closure"] {
  const { account, clock } = context;
  const means = closingOf(account);
  if (means.by === "none") return means;
  if (means.by === "assisted") {
    return {
      by: "assisted",
      conditions: (signal) => ownConditions({ account, own, now: () => clock.now() }, signal),
      ownKey,
    };
  }
  return means.leaves === true ? leavingOrganization(context) : memberClosure(context);
}

/** True for types that are listed once for the account, also through their parents. */
function isGlobal(rows: ReadonlyMap<string, Row>, type: string): boolean {
  const scope = rows.get(type)?.scope;
  if (scope === undefined) throw new Error(`no row knows ${type}`);
  if (typeof scope === "string") return scope === "account";
  return isGlobal(rows, scope.per);
}
