import type { Json, JsonObject } from "../../../emulator/core/json.ts";
import type { Emulator } from "../../../emulator/server.ts";
import { startEmulator } from "../../../emulator/server.ts";
import { rows, services } from "../../../src/clouds/alibaba/catalog.ts";
import { alibabaHooks } from "../../../src/clouds/alibaba/hooks/registry.ts";
import { alibabaParts } from "../../../src/clouds/alibaba/session.ts";
import { defineCloud } from "../../../src/clouds/shared/session/define-cloud.ts";
import type { Account } from "../../../src/core/account.ts";
import type { ActOutcome, CloudSession } from "../../../src/core/cloud.ts";
import type { Inventory } from "../../../src/core/inventory.ts";
import type { Disposition } from "../../../src/core/item.ts";
import type { JudgedItem, PolicyView } from "../../../src/core/policy.ts";
import { judge } from "../../../src/engine/judge.ts";
import { scan } from "../../../src/engine/scan.ts";
import { autoClock } from "../../support/auto-clock.ts";
import { accountFile, journal, MANAGER, MEMBER } from "./directory.ts";

/** The one region of these accounts. */
export const REGION = "cn-hangzhou";
const KEY = { id: "LTAI-root", secret: "root-secret-0123456789" } as const;

/** What stands in the account, by place (a region, `*`, a bucket's name) and table. */
export type Resources = Readonly<Record<string, Readonly<Record<string, readonly JsonObject[]>>>>;

/** A member of a directory, entered with its own root key, with the whole catalog. */
export interface OwnAccount {
  readonly emulator: Emulator;
  readonly session: CloudSession;
  /** Lists some types. */
  scan(...types: readonly string[]): Promise<Inventory>;
  /** Lists some types, and says what is to become of each item. */
  judged(types: readonly string[], account?: Partial<Account>): Promise<readonly JudgedItem[]>;
  /** What a policy would look at. */
  view(types: readonly string[], account?: Partial<Account>): Promise<PolicyView>;
  /** Makes the removal steps of an item, once; gives the outcome and the actions in order. */
  remove(
    item: JudgedItem,
    disposition?: Disposition,
  ): Promise<{ readonly outcome: ActOutcome; readonly actions: readonly string[] }>;
}

const signal = () => AbortSignal.timeout(50_000);

/** Runs a test in an account of its own. */
export async function withAccount(
  setup: { readonly resources: Resources; readonly member?: Readonly<Record<string, Json>> },
  test: (account: OwnAccount) => Promise<void>,
): Promise<void> {
  const emulator = await startEmulator({
    seed: {
      regions: [REGION],
      accounts: [
        { id: MANAGER, kind: "management" },
        {
          id: MEMBER,
          kind: "resource-account",
          managedBy: MANAGER,
          keys: [KEY],
          ...setup.member,
          resources: setup.resources,
        },
      ],
    },
  });
  const clock = autoClock();
  const settings = accountFile({ access: { via: "own" } });
  const cloud = defineCloud(alibabaParts({ services, rows, hooks: alibabaHooks }));
  const session = await cloud.open(settings, {
    clock,
    env: {
      HOME: "/nonexistent",
      CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
      ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.id,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY.secret,
    },
    log: () => undefined,
  });
  const look = (types: readonly string[]) =>
    scan(session, {
      rows,
      cloud: "alibaba",
      accountId: MEMBER,
      clock,
      signal: signal(),
      types: new Set(types),
      sightings: false,
    });
  const view = async (
    types: readonly string[],
    changes: Partial<Account> = {},
  ): Promise<PolicyView> => {
    const inventory = await look(types);
    const account = { ...settings, ...changes };
    const own = session.ownIdentity(inventory.items);
    const { items, faults } = judge(inventory.items, {
      account,
      rows,
      now: inventory.takenAt,
      own,
    });
    if (faults.length > 0) throw new Error(faults.map(({ says }) => says).join("; "));
    const { caller } = session;
    const { takenAt, coverage, sightings } = inventory;
    const rest = { review: undefined, check: undefined, closure: undefined };
    const nobody = { attestations: [], questions: [], removed: new Set<string>() };
    return {
      account,
      caller,
      takenAt,
      items,
      coverage,
      sightings,
      own,
      conditions: [],
      rows,
      ...rest,
      ...nobody,
      closing: { by: "api" },
    };
  };
  try {
    await test({
      emulator,
      session,
      scan: (...types) => look(types),
      judged: async (types, account) => (await view(types, account)).items,
      view,
      async remove(item, disposition = item.disposition) {
        const recorder = journal();
        const reviewedAt = new Date(clock.now()).toISOString();
        const options = { disposition, reviewedAt, recorder, signal: signal() };
        const outcome = await session.remove(item, options);
        return { outcome, actions: recorder.entries.map(({ action }) => action) };
      },
    });
  } finally {
    await session.close();
    await emulator.close();
  }
}

/** The item of a type with the native id. */
export function itemOf(items: readonly JudgedItem[], nativeId: string, type?: string): JudgedItem {
  const found = items.find(
    (item) => item.nativeId === nativeId && (type === undefined || item.type === type),
  );
  if (found === undefined) throw new Error(`${nativeId} is not listed`);
  return found;
}
