import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../emulator/core/json.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { lacksOf } from "../../src/clouds/shared/reach/rights.ts";
import { readRights } from "../../src/clouds/shared/session/control-layers.ts";
import { tencent } from "../../src/clouds/tencent/cloud.ts";
import { rights as parts } from "../../src/clouds/tencent/rights.ts";
import type { CloudSession, Purpose } from "../../src/core/cloud.ts";
import type { Coverage, Inventory } from "../../src/core/inventory.ts";
import { scan } from "../../src/engine/scan.ts";
import { quietClock } from "../support/quiet-clock.ts";
import { ACCOUNT, accountOf, envOf, HERE, KEY, TESTER } from "./support/world.ts";

const MANAGER = "100000000001";
const ROLE = "OrganizationAccessControlRole";
const signal = (): AbortSignal => AbortSignal.timeout(100_000);

const EVERYTHING = { effect: "allow", action: "*", resource: "*" } as const;
/** What lets a user read its own rights, and nothing of what stands in the account. */
const RIGHTS = { effect: "allow", action: ["cam:*", "organization:*", "region:*"], resource: "*" };
const TAGGED = { "for_any_value:string_equal": { "qcs:resource_tag": ["team&web"] } };

interface Setup {
  /** Documents of the user's own policies. @default AdministratorAccess */
  readonly documents?: readonly Json[];
  readonly tables?: Readonly<Record<string, readonly JsonObject[]>>;
  readonly user?: JsonObject;
  /** The account is a member: its own key is used, or it is entered from above. @default it stands alone */
  readonly member?: "own" | "management";
  readonly managerTables?: Readonly<Record<string, readonly JsonObject[]>>;
  readonly organization?: JsonObject;
}

interface Caller {
  readonly emulator: Emulator;
  readonly session: CloudSession;
  scan(...types: readonly string[]): Promise<Inventory>;
  listed(type: string): Promise<Coverage>;
}

const statement = (...all: readonly JsonObject[]): Json => ({
  version: "2.0",
  statement: [...all],
});

function plain(tables: Readonly<Record<string, readonly JsonObject[]>>): JsonObject {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, [...rows]]));
}

async function withCaller(setup: Setup, run: (caller: Caller) => Promise<void>): Promise<void> {
  const { documents, member, tables = {} } = setup;
  const policies = (documents ?? []).map((document, at) => ({
    PolicyId: 7_000 + at,
    PolicyName: `custom-${at}`,
    Type: 1,
    _document: JSON.stringify(document),
  }));
  const instance = (InstanceId: string, team: string): JsonObject => ({
    InstanceId,
    InstanceState: "RUNNING",
    InstanceChargeType: "POSTPAID_BY_HOUR",
    Tags: [{ Key: "team", Value: team }],
  });
  const emulator = await startEmulator({
    seed: {
      regions: [HERE],
      actionQuota: 0,
      accounts: [
        {
          cloud: "tencent",
          id: MANAGER,
          kind: "management",
          organization: { id: 500_001, ...setup.organization },
          keys: [{ id: "AKIDcloser", secret: "closer-secret", user: "closer" }],
          resources: { "*": plain(setup.managerTables ?? {}) },
        },
        {
          cloud: "tencent",
          id: ACCOUNT,
          kind: member === undefined ? "standalone" : "created-member",
          ...(member === undefined ? {} : { managedBy: MANAGER }),
          users: [{ ...TESTER, policies: documents === undefined ? ["AdministratorAccess"] : [] }],
          keys: [
            { ...KEY, user: TESTER.name },
            { id: "AKIDownroot", secret: "root-secret" },
          ],
          resources: {
            "*": plain({
              "cam.policy": policies,
              "cam.attachment": policies.map(({ PolicyId }) => ({
                Kind: "user",
                Target: TESTER.uin,
                PolicyId,
              })),
              ...tables,
            }),
            [HERE]: { "cvm.instance": [instance("ins-web", "web"), instance("ins-shop", "shop")] },
          },
        },
      ],
    },
  });
  if (setup.user !== undefined) {
    const [users] = emulator.world.store.account(ACCOUNT)?.everywhere("cam.user") ?? [];
    users?.patch(TESTER.uin, setup.user);
  }
  const access =
    member === "management"
      ? ({ via: "management", managementId: MANAGER, role: ROLE } as const)
      : ({ via: "own" } as const);
  const key = member === "management" ? { id: "AKIDcloser", secret: "closer-secret" } : KEY;
  const clock = quietClock();
  const session = await tencent.open(accountOf([], { access }), {
    clock,
    env: envOf(emulator, key),
    log: () => undefined,
  });
  const look = (types: readonly string[]) =>
    scan(session, {
      rows: tencent.rows,
      cloud: "tencent",
      accountId: ACCOUNT,
      clock,
      signal: signal(),
      ...(types.length === 0 ? {} : { types: new Set(types) }),
    });
  try {
    await run({
      emulator,
      session,
      scan: (...types) => look(types),
      async listed(type) {
        const found = (await look([type])).coverage.find((one) => one.type === type);
        if (found === undefined) throw new Error(`${type} was not listed`);
        return found;
      },
    });
  } finally {
    await session.close();
    await emulator.close();
  }
}

/** The documents that `npx closeout permissions` prints for the account itself. */
function printed(purpose: Purpose): readonly Json[] {
  return tencent
    .permissions(purpose)
    .filter(({ attachTo }) => attachTo.includes("in the account"))
    .map(({ document }): Json => JSON.parse(JSON.stringify(document)));
}

describe("a listing counts as complete", () => {
  test.each(["scan", "remove"] as const)(
    "for a user with the document that `permissions` prints for %s, attached as it is",
    (purpose) =>
      withCaller({ documents: printed(purpose) }, async ({ scan: look, session }) => {
        const { coverage } = await look();
        expect(coverage.filter(({ outcome }) => outcome === "denied")).toEqual([]);
        expect(coverage.filter(({ outcome }) => outcome === "unproved")).toEqual([]);
        expect(await session.reach(signal())).toMatchObject({ unproved: [] });
      }),
  );

  test("for a user whose group has the rights", () =>
    withCaller(
      {
        documents: [],
        tables: {
          "cam.group": [{ GroupId: 9, GroupName: "admins" }],
          "cam.group-member": [{ GroupId: 9, Uin: TESTER.uin }],
          "cam.attachment": [{ Kind: "group", Target: "9", PolicyName: "AdministratorAccess" }],
        },
      },
      async ({ listed }) => {
        expect(await listed("cvm.instance")).toMatchObject({ outcome: "listed", count: 2 });
      },
    ));

  test("for the role by which the management account enters its member, with rights read once a run", () =>
    withCaller({ member: "management" }, async ({ scan: look, emulator }) => {
      const { coverage } = await look("cvm.instance", "cam.user", "vpc.vpc");
      expect(new Set(coverage.map(({ outcome }) => outcome))).toEqual(new Set(["listed"]));
      const read = emulator.world.log
        .list()
        .filter(({ action }) => action === "ListAttachedRolePolicies");
      expect(read).toHaveLength(1);
    }));
});

describe("a listing that succeeded is not proved to be complete", () => {
  test("for a user whose policy is for a tag: it sees a part, with success", () =>
    withCaller(
      { documents: [statement(RIGHTS, { ...EVERYTHING, condition: TAGGED })] },
      async ({ scan: look }) => {
        const { items, coverage } = await look("cvm.instance");
        expect(items.map(({ nativeId }) => nativeId)).toEqual(["ins-web"]);
        const record = coverage.find(({ type }) => type === "cvm.instance");
        expect(record).toMatchObject({
          outcome: "unproved",
          count: 1,
          permission: "cvm:DescribeInstances",
          reachOf: `user ${TESTER.uin}`,
        });
        expect(record?.message).toContain("custom-0");
      },
    ));

  test("for a user whose policy is for one resource", () =>
    withCaller(
      {
        documents: [
          statement(RIGHTS, {
            effect: "allow",
            action: "cvm:Describe*",
            resource: ["qcs::cvm:ap-guangzhou:uin/1:instance/ins-shop"],
          }),
        ],
      },
      async ({ listed }) => {
        expect(await listed("cvm.instance")).toMatchObject({ outcome: "unproved", count: 1 });
      },
    ));

  test("for a user within a permission boundary that does not hold it", () =>
    withCaller(
      {
        user: {
          _boundary: statement(RIGHTS, { ...EVERYTHING, action: "cvm:*", condition: TAGGED }),
        },
      },
      async ({ listed }) => {
        const record = await listed("cvm.instance");
        expect(record).toMatchObject({ outcome: "unproved" });
        expect(record.message).toContain("permission boundary");
      },
    ));

  test("for a user that may not read its own policies, which is said with what to allow", () =>
    withCaller(
      {
        documents: [statement({ ...EVERYTHING, action: ["cvm:*", "organization:*", "region:*"] })],
      },
      async ({ listed, session }) => {
        const record = await listed("cvm.instance");
        expect(record).toMatchObject({ outcome: "unproved", count: 2 });
        expect(record.message).toContain("cam:ListAttachedUserAllPolicies");
        expect((await session.reach(signal())).next).toContain("cam:ListAttachedUserAllPolicies");
      },
    ));
});

describe("service control policies above the account", () => {
  const control = (TargetId: string, document: Json) => ({
    "organization.control-policy": [
      { TargetId, PolicyId: 8_001, PolicyName: "guard", _document: document },
    ],
    "organization.node": [
      { NodeId: 12, Name: "inner", ParentNodeId: 11 },
      { NodeId: 11, Name: "outer", ParentNodeId: 1 },
    ],
    "organization.member": [
      {
        MemberUin: Number(ACCOUNT),
        Name: "shop",
        MemberType: "Create",
        NodeId: 12,
        PayUin: "",
      },
    ],
  });
  const denial = statement({ effect: "deny", action: "cvm:*", resource: "*", condition: TAGGED });

  test.each([ACCOUNT, "12", "11", "1"])("on %s count", (target) =>
    withCaller(
      { member: "management", managerTables: control(target, denial) },
      async ({ listed }) => {
        const record = await listed("cvm.instance");
        expect(record).toMatchObject({ outcome: "unproved", count: 2 });
        expect(record.message).toContain(`guard in the service control policies of ${target}`);
      },
    ),
  );

  test("elsewhere do not", () =>
    withCaller(
      { member: "management", managerTables: control("13", denial) },
      async ({ listed }) => {
        expect(await listed("cvm.instance")).toMatchObject({ outcome: "listed" });
      },
    ));

  test("cannot be read by the member, so that its own key proves nothing", () =>
    withCaller({ member: "own", organization: { controlPolicies: true } }, async ({ listed }) => {
      const record = await listed("cvm.instance");
      expect(record).toMatchObject({ outcome: "unproved" });
      expect(record.message).toContain("access.via: management");
    }));

  test("do not bind where the organization has them switched off", () =>
    withCaller({ member: "own" }, async ({ listed }) => {
      expect(await listed("cvm.instance")).toMatchObject({ outcome: "listed" });
    }));
});

test("keys of GetFederationToken prove nothing, also those that the root user asked for", async () => {
  const caller = {
    accountId: ACCOUNT,
    userId: ACCOUNT,
    principal: `qcs::sts:${ACCOUNT}:federated-user/${ACCOUNT}`,
    kind: "root",
    accessKeyId: "AKIDtemporary",
  } as const;
  const nobody = async (): Promise<never> => {
    throw new Error("nothing is asked of keys that carry a policy of their own");
  };
  const own = { read: nobody, readAll: nobody, change: nobody };
  const rights = await readRights(
    parts,
    { account: accountOf(), own, management: undefined, caller: async () => caller },
    signal(),
  );
  expect(lacksOf(rights, ["cvm:DescribeInstances"])).toHaveLength(1);
});
