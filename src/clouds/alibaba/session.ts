import type { Account } from "../../core/account.ts";
import type { Caller, CloudSession, SessionContext } from "../../core/cloud.ts";
import type { Coverage } from "../../core/inventory.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import type { Row } from "../../core/row.ts";
import type { Service } from "../../core/service.ts";
import { createCatalogSession } from "../shared/catalog-session.ts";
import type { Hook } from "../shared/hook.ts";
import { proved } from "../shared/key-source.ts";
import { once } from "../shared/once.ts";
import { demand } from "../shared/reply.ts";
import type { Calls } from "../shared/session-calls.ts";
import { CallError } from "../shared/transport.ts";
import { checkAccount } from "./account-check.ts";
import { assumedKeys } from "./assumed-role.ts";
import { type Bills, readBills } from "./bills.ts";
import { ownConditions } from "./by-hand/conditions.ts";
import { ownKey } from "./by-hand/own-key.ts";
import {
  CALLER_MUST,
  identityProblem,
  isSameRole,
  mismatch,
  readCaller,
  verdictOf,
} from "./caller.ts";
import { createAlibabaTransport } from "./client/transport.ts";
import { closingOf } from "./closing.ts";
import { memberClosure } from "./closure.ts";
import { type KeySource, type Keys, usualKeys } from "./credentials.ts";
import { ownItems } from "./identity.ts";
import { leavingDirectory } from "./leaving.ts";
import { refundQuotes } from "./quotes.ts";
import { accountRegions } from "./regions.ts";
import { billSightings, inventorySightings } from "./sightings.ts";

const CLOUD = "alibaba";

/** The catalog that a session works with. */
export interface SessionCatalog {
  readonly services: readonly Service[];
  readonly rows: ReadonlyMap<string, Row>;
  /** Hooks that removal steps of the services name. */
  readonly hooks: Readonly<Record<string, Hook>>;
}

/** Answers to a key that is no more, or was disabled. https://help.aliyun.com/document_detail/434846.html */
const NO_KEY: readonly string[] = ["InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive"];

/** What is said instead of a call with a key that a run of ours deleted. */
function keyDeleted(account: Account, keyId: string, at: string): Problem {
  return new Problem({
    code: "own-key-deleted",
    summary: `The key ${keyId} was deleted by Closeout on ${at}, as its final step, since ${account.file} says \`ownKey: delete-last\``,
    where: `account ${account.id}`,
    next: "Go on with the packet. To look at the account once more, make another key in its console, and delete that one by hand.",
  });
}

const WHO = {
  product: "Sts",
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
): Promise<Caller> {
  const { accessKeyId } = await keys();
  const deleted = context.deletedKey?.(accessKeyId);
  if (deleted?.sure === true) throw keyDeleted(account, accessKeyId, deleted.at);
  let caller: Caller;
  try {
    caller = readCaller(await calls.read(WHO, signal), accessKeyId);
  } catch (error) {
    // The run that deleted it was killed before the answer came; now it did.
    if (deleted !== undefined && error instanceof CallError && NO_KEY.includes(error.code))
      throw keyDeleted(account, accessKeyId, deleted.at);
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
    createAlibabaTransport({ credentials, env, clock, log });
  /** Whose keys they are, by a client of their own. */
  const holderOf = async (fresh: Keys): Promise<Caller> => {
    const asking = transportFor(async () => fresh);
    try {
      return readCaller(
        demand(await asking.send(WHO, life.signal), CALLER_MUST),
        fresh.accessKeyId,
      );
    } finally {
      await asking.close();
    }
  };
  let caller: Caller | undefined;
  const keys = proved(usualKeys(env), async (fresh) => isSameRole(caller, await holderOf(fresh)));
  const base = transportFor(keys);
  const given = createCatalogSession({
    cloud: CLOUD,
    accountId: access.via === "own" ? account.id : access.managementId,
    services: access.via === "own" ? catalog.services : [],
    transport: base,
    clock,
    hooks: catalog.hooks,
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
          }),
        );
  const own =
    access.via === "own"
      ? given
      : createCatalogSession({
          cloud: CLOUD,
          accountId: account.id,
          services: catalog.services,
          transport: entered,
          clock,
          hooks: catalog.hooks,
          lost: verdictOf({
            as: `the role ${access.role} of member ${account.id}`,
            ask: () => entered.send(WHO, life.signal),
          }),
        });
  const management: Calls | undefined = access.via === "own" ? undefined : given;
  /** What stands against the list of regions, by what was asked so far. */
  let doubts: readonly Coverage[] = [];
  const regions = once(
    async (signal) => {
      const onRecord = context.regionsOnRecord?.() ?? [];
      const found = await accountRegions(own, account, onRecord, signal);
      doubts = found.doubts;
      return found.all;
    },
    () => clock.now(),
  );
  let seen: Bills | undefined;
  // Sightings and conditions of one survey ask for the same bills.
  const bills = once(
    async (signal) => {
      seen = await readBills({ account, own, management, now: clock.now() }, signal);
      return seen;
    },
    () => clock.now(),
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
    closure: closureOf(account, identified, { given, own, clock, log, bills, seen: () => seen }),
    async close() {
      life.abort(new Error("the session is closed"));
      await Promise.all(entered === base ? [base.close()] : [entered.close(), base.close()]);
    },
  };
}

interface ClosureParts extends Pick<SessionContext, "clock" | "log"> {
  /** Calls with the given credentials. */
  readonly given: Calls;
  /** Calls as the account itself. */
  readonly own: Calls;
  readonly bills: (signal: AbortSignal) => Promise<Bills>;
  /** The bills that were read so far. */
  readonly seen: () => Bills | undefined;
}

function closureOf(account: Account, caller: Caller, parts: ClosureParts): CloudSession["closure"] {
  const { given, own, clock, log, bills, seen } = parts;
  const means = closingOf(account);
  if (means.by === "none") return means;
  if (means.by === "assisted") {
    return {
      by: "assisted",
      conditions: (signal) =>
        ownConditions({ account, own, bills, now: () => clock.now() }, signal),
      ownKey: ownKey(caller, own),
    };
  }
  const seenPayAsYouGo = () => payAsYouGo(seen());
  const context = { account, caller, management: given, own, clock, log, bills, seenPayAsYouGo };
  return means.leaves === true ? leavingDirectory(context) : memberClosure(context);
}

/** True for types that are listed once for the account, also through their parents. */
function isGlobal(rows: ReadonlyMap<string, Row>, type: string): boolean {
  const scope = rows.get(type)?.scope;
  if (scope === undefined) throw new Error(`no row knows ${type}`);
  if (typeof scope === "string") return scope === "account";
  return isGlobal(rows, scope.per);
}

function payAsYouGo(bills: Bills | undefined): readonly string[] {
  const lines = bills?.lines.filter((line) => line.subscriptionType === "PayAsYouGo") ?? [];
  const newest = [...new Set(lines.map((line) => line.cycle))].sort().reverse().slice(0, 2);
  return [
    ...new Set(lines.filter((line) => newest.includes(line.cycle)).map((line) => line.productCode)),
  ];
}
