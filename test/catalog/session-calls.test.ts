import { expect, test } from "vitest";
import { bss, bssFunds } from "../../emulator/alibaba/products/bss.ts";
import { ecs } from "../../emulator/alibaba/products/ecs.ts";
import { resourceCenter } from "../../emulator/alibaba/products/resource-center.ts";
import { codeCalls } from "../../scripts/vendor-models/code-calls.ts";
import { bss as bssRows } from "../../src/clouds/alibaba/services/bss.ts";
import { ecs as ecsRows } from "../../src/clouds/alibaba/services/ecs.ts";
import { withOwn } from "../alibaba/support/alone.ts";
import { attached, together, withCaller } from "../alibaba/support/caller.ts";
import {
  accountFile,
  journal,
  MANAGER,
  MEMBER,
  open,
  organization,
} from "../alibaba/support/directory.ts";
import { alibaba } from "./support/alibaba.ts";
import { Wire } from "./support/wire.ts";

const signal = (): AbortSignal => AbortSignal.timeout(50_000);

/** Submits the deletion of a member that nothing stands in the way of. */
async function closeOne(wire: Wire): Promise<void> {
  const emulator = await organization({
    directory: { deletion: "Disabled" },
    member: {
      checks: [{ CheckId: "NON_SP_cs", CheckName: "odd", Description: "odd", abandonable: true }],
    },
  });
  emulator.observe(wire.note);
  const abandon = ["NON_SP_cs"];
  const closure = {
    confirm: MEMBER,
    abandonChecks: abandon,
    enableMemberDeletion: true,
    leaveDirectory: false,
    ownKey: "keep",
    quietDays: undefined,
  } as const;
  const session = await open(emulator, { account: accountFile({ closure }) });
  try {
    if (session.closure.by !== "api") throw new Error("a member is closed by API");
    const options = { abandon, recorder: journal(), signal: signal() };
    expect(await session.closure.submit(options)).toMatchObject({ outcome: "accepted" });
    await session.closure.status({ submitted: true }, signal());
  } finally {
    await session.close();
    await emulator.close();
  }
}

/** Takes an invited account out of its directory. */
async function leaveOne(wire: Wire): Promise<void> {
  const emulator = await organization({ kind: "cloud-account" });
  emulator.observe(wire.note);
  const { closure } = accountFile();
  const account = accountFile({
    kind: "cloud-account",
    closure: { ...closure, leaveDirectory: true },
  });
  const session = await open(emulator, { account });
  try {
    if (session.closure.by !== "api") throw new Error("a member leaves by API");
    await session.closure.conditions(signal());
    const options = { abandon: [], recorder: journal(), signal: signal() };
    expect(await session.closure.submit(options)).toMatchObject({ outcome: "accepted" });
  } finally {
    await session.close();
    await emulator.close();
  }
}

/** Reads what a closure by hand depends on, and deletes the key in use. */
async function prepareOne(wire: Wire): Promise<void> {
  await withOwn({}, async ({ emulator, closure }) => {
    emulator.observe(wire.note);
    await closure.conditions(signal());
    const { ownKey } = closure;
    if ("refused" in ownKey) throw new Error(ownKey.refused);
    expect(await ownKey.delete({ recorder: journal(), signal: signal() })).toEqual({
      outcome: "requested",
    });
  });
}

/** Lists as a user in a group, and as the role of a member that control policies bind. */
async function seeAll(wire: Wire): Promise<void> {
  const everything = { Effect: "Allow", Action: "*", Resource: "*" };
  const document = { Version: "1", Statement: [everything] };
  const tables = together(
    attached("all", document, { PrincipalType: "IMSGroup", PrincipalName: "cleaners" }),
    {
      "ram.group": [{ GroupName: "cleaners" }],
      "ram.group-member": [{ GroupName: "cleaners", UserName: "ops" }],
    },
  );
  const managerTables = {
    "resourcemanager.control-policy-attachment": [
      { TargetId: MEMBER, PolicyId: "cp-odd", PolicyName: "odd", _document: document },
    ],
  };
  for (const setup of [{ tables }, { member: "management", managerTables }] as const) {
    await withCaller(setup, async ({ emulator, session }) => {
      emulator.observe(wire.note);
      expect((await session.reach(signal())).unproved).toEqual([]);
    });
  }
}

/**
 * Calls that nothing below leads to: a host that does not exist, a listing of buckets for one, and a known
 * region that the cloud leaves out.
 */
const ELSEWHERE: readonly string[] = [
  "DescribeEndpoints",
  "ListBuckets",
  "DescribeLaunchTemplates",
];

test("all that a session calls beside its rows is declared, and answered by the vendor's names", async () => {
  const wire = new Wire(alibaba);
  const emulator = await organization({
    products: [bss, bssFunds, ecs, resourceCenter],
    member: {
      resourceCenter: "Enabled",
      payer: MANAGER,
    },
    managerResources: {
      "*": {
        "bss.relation": [{ RelationId: 51463, AccountId: Number(MEMBER), State: "RELATED" }],
        "resourcemanager.delegated-administrator": [
          { AccountId: MEMBER, ServicePrincipal: "odd.aliyuncs.com" },
        ],
      },
    },
    resources: {
      "cn-hangzhou": { "ecs.key-pair": [{ KeyPairName: "odd" }] },
      "*": {
        "bss.bill": [
          { BillingCycle: "2026-11", ProductCode: "odd", SubscriptionType: "PayAsYouGo" },
        ],
        "bss.evaluate": [{ Id: 1, BillCycle: "202610", CanInvoiceAmount: -1200 }],
        "bss.instance": [
          {
            InstanceID: "odd",
            ProductCode: "odd_waf",
            SubscriptionType: "Subscription",
            EndTime: "2031-01-01T00:00:00Z",
          },
        ],
      },
    },
  });
  emulator.observe(wire.note);
  const session = await open(emulator, { services: [bssRows, ecsRows] });
  try {
    await session.regionsOf("ecs.instance");
    await session.sightings(signal());
    const { items } = await session.list(
      { type: "bss.subscription", region: "global", parents: [] },
      signal(),
    );
    await session.quotes(items, signal());
    if (session.closure.by !== "api") throw new Error("a member is closed by API");
    await session.closure.conditions(signal());
  } finally {
    await session.close();
    await emulator.close();
  }
  await closeOne(wire);
  await leaveOne(wire);
  await prepareOne(wire);
  await seeAll(wire);
  expect(await wire.undeclared()).toEqual([]);
  expect(wire.unknown()).toEqual([]);
  const own = codeCalls.filter(({ where }) => !where.includes("hooks/"));
  const unseen = own.map(({ action }) => action).filter((action) => !wire.actions.has(action));
  expect(unseen.filter((action) => !ELSEWHERE.includes(action))).toEqual([]);
});
