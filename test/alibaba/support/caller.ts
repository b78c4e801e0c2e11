import type { Json, JsonObject } from "../../../emulator/core/json.ts";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { alibaba } from "../../../src/clouds/alibaba/cloud.ts";
import type { Account } from "../../../src/core/account.ts";
import type { Clock } from "../../../src/core/clock.ts";
import type { CloudSession } from "../../../src/core/cloud.ts";
import type { Coverage, Inventory } from "../../../src/core/inventory.ts";
import { scan } from "../../../src/engine/scan.ts";
import { autoClock } from "../../support/auto-clock.ts";
import { accountFile, MANAGER, MEMBER } from "./directory.ts";

/** The one region of these accounts. */
export const REGION = "cn-hangzhou";

/** A statement that allows everything. */
export const EVERYTHING = { Effect: "Allow", Action: "*", Resource: "*" } as const;

/** What a test says of the caller that lists. */
export interface CallerSetup {
  /** Statements of custom policies that the user `ops` has itself. @default AdministratorAccess */
  readonly statements?: readonly (readonly JsonObject[])[];
  /** Whole documents of such policies. */
  readonly documents?: readonly Json[];
  /** Names of system policies that it has. */
  readonly system?: readonly string[];
  /** Further tables of the account that is not a region's. */
  readonly tables?: Readonly<Record<string, readonly JsonObject[]>>;
  /** Attributes of the account, and of its management account where `managed`. */
  readonly attributes?: Readonly<Record<string, Json>>;
  readonly manager?: Readonly<Record<string, Json>>;
  readonly managerTables?: Readonly<Record<string, readonly JsonObject[]>>;
  /** Set where the account is a member: `management` enters it by its role. @default a standalone account */
  readonly member?: "own" | "management";
  readonly as?: "ops" | "root";
  /** What the seed says of the whole world. */
  readonly world?: Readonly<Record<string, Json>>;
}

/** An account with things in it, and the session of a caller. */
export interface CallerWorld {
  readonly emulator: Emulator;
  readonly session: CloudSession;
  readonly clock: Clock;
  /** `Product.Action` of each call so far. */
  calls(): readonly string[];
  scan(...types: readonly string[]): Promise<Inventory>;
  /** The record of one listing. */
  listed(type: string, region?: string): Promise<Coverage>;
}

const signal = (): AbortSignal => AbortSignal.timeout(100_000);

/** Rows that make a custom policy with its document. */
function policy(name: string, document: Json): Readonly<Record<string, readonly JsonObject[]>> {
  return {
    "ram.policy": [{ PolicyName: name, PolicyType: "Custom", DefaultVersion: "v1" }],
    "ram.policy-version": [
      {
        PolicyName: name,
        VersionId: "v1",
        IsDefaultVersion: true,
        PolicyDocument: JSON.stringify(document),
      },
    ],
  };
}

/** Attaches a policy to a principal, in the whole account or in one resource group. */
export function attachment(
  PolicyName: string,
  more: Readonly<Record<string, Json>> = {},
): JsonObject {
  return {
    PrincipalType: "IMSUser",
    PrincipalName: "ops",
    PolicyType: "Custom",
    PolicyName,
    ResourceGroupId: MEMBER,
    ...more,
  };
}

/** Tables with a custom policy and its attachment. */
export function attached(
  name: string,
  document: Json,
  more: Readonly<Record<string, Json>> = {},
): Readonly<Record<string, readonly JsonObject[]>> {
  return { ...policy(name, document), "ram.attachment": [attachment(name, more)] };
}

/** Tables put together. */
export function together(
  ...all: readonly Readonly<Record<string, readonly JsonObject[]>>[]
): Readonly<Record<string, readonly JsonObject[]>> {
  const made: Record<string, JsonObject[]> = {};
  for (const tables of all) {
    for (const [name, rows] of Object.entries(tables))
      made[name] = [...(made[name] ?? []), ...rows];
  }
  return made;
}

/** Runs a test as a caller of its own. */
export async function withCaller(
  setup: CallerSetup,
  test: (world: CallerWorld) => Promise<void>,
): Promise<void> {
  const { statements = [], documents = [], as = "ops" } = setup;
  const all = [
    ...statements.map((one): Json => ({ Version: "1", Statement: [...one] })),
    ...documents,
  ];
  const custom = all.map((document, at) => attached(`custom-${at}`, document));
  const given = setup.system ?? (all.length === 0 ? ["AdministratorAccess"] : []);
  const tables = together(...custom, setup.tables ?? {});
  const emulator = await startEmulator({
    seed: {
      regions: [REGION],
      ...setup.world,
      accounts: [
        {
          id: MANAGER,
          kind: "management",
          keys: [{ id: "LTAI-closer", secret: "closer-secret", user: "closer" }],
          ...setup.manager,
          resources: { "*": plain(setup.managerTables ?? {}) },
        },
        {
          id: MEMBER,
          kind: setup.member === undefined ? "standalone" : "resource-account",
          ...(setup.member === undefined ? {} : { managedBy: MANAGER }),
          users: [{ name: "ops", policies: [...given] }],
          keys: [
            { id: "LTAI-ops", secret: "ops-secret", user: "ops" },
            { id: "LTAI-own-root", secret: "root-secret" },
          ],
          ...setup.attributes,
          resources: {
            "*": plain(tables),
            [REGION]: {
              "ecs.key-pair": [{ KeyPairName: "one" }, { KeyPairName: "two" }],
              "ecs.disk": [{ DiskId: "d-1", Status: "Available" }],
            },
          },
        },
      ],
    },
  });
  const own: Partial<Account> = {
    access: { via: "own" },
    kind: setup.member === undefined ? "standalone" : "resource-account",
  };
  const account = accountFile(setup.member === "management" ? {} : own);
  const clock = autoClock();
  const [id, secret] =
    setup.member === "management"
      ? ["LTAI-closer", "closer-secret"]
      : as === "root"
        ? ["LTAI-own-root", "root-secret"]
        : ["LTAI-ops", "ops-secret"];
  const session = await alibaba.open(account, {
    clock,
    env: {
      HOME: "/nonexistent",
      CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
      ALIBABA_CLOUD_ACCESS_KEY_ID: id,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret,
    },
    log: () => undefined,
  });
  const look = (types: readonly string[]) =>
    scan(session, {
      rows: alibaba.rows,
      cloud: "alibaba",
      accountId: MEMBER,
      clock,
      signal: signal(),
      ...(types.length === 0 ? {} : { types: new Set(types) }),
    });
  try {
    await test({
      emulator,
      session,
      clock,
      calls: () => emulator.world.log.list().map(({ product, action }) => `${product}.${action}`),
      scan: (...types) => look(types),
      async listed(type, region = REGION) {
        const { coverage } = await look([type]);
        const found = coverage.find((one) => one.type === type && one.region === region);
        if (found === undefined) throw new Error(`${type} was not listed in ${region}`);
        return found;
      },
    });
  } finally {
    await session.close();
    await emulator.close();
  }
}

function plain(tables: Readonly<Record<string, readonly JsonObject[]>>): JsonObject {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, [...rows]]));
}
