import { describe, expect, onTestFinished, test } from "vitest";
import { huawei } from "../../src/clouds/huawei/cloud.ts";
import type { Account, Master } from "../../src/core/account.ts";
import type { ClosureCondition } from "../../src/core/closure.ts";
import type { AssistedClosure } from "../../src/core/cloud.ts";
import { plainAccount } from "../support/account.ts";
import { quietClock } from "../support/quiet-clock.ts";
import { MASTER, MEMBER, type TwoSides, twoSides } from "./support/two-sides.ts";

const clock = quietClock();
const signal = () => AbortSignal.timeout(20_000);
const byMaster = { via: "management", managementId: MASTER, role: "closer" } as const;

/** The closure as one side reads it: the member with its own key, the master with its. */
async function closureOf(
  side: "master" | "member",
  changes: Partial<TwoSides> = {},
  parts: Partial<Account> & { readonly tie?: Master["tie"]; readonly disassociate?: boolean } = {},
): Promise<{ readonly closure: AssistedClosure; readonly world: TwoSides }> {
  const { tie = "associated", disassociate = true, ...more } = parts;
  const { world, env } = await twoSides(changes);
  const head = { name: "shop", cloud: "huawei", id: MEMBER, kind: "standalone" };
  const base = plainAccount(head, {
    access: side === "member" ? { via: "own" } : byMaster,
    master: { id: MASTER, tie },
    ...more,
  });
  const account = disassociate
    ? { ...base, closure: { ...base.closure, disassociate: MEMBER } }
    : base;
  const session = await huawei.open(account, {
    clock,
    env: env(side === "member" ? MEMBER : MASTER),
    log: () => undefined,
  });
  onTestFinished(() => session.close());
  if (session.closure.by !== "assisted") throw new Error("not an assisted closure");
  return { closure: session.closure, world };
}

type Found = Readonly<Record<string, ClosureCondition>>;

async function read(closure: AssistedClosure): Promise<Found> {
  return Object.fromEntries((await closure.conditions(signal())).map((one) => [one.id, one]));
}

/** Each condition in a word; where a person is asked, with the side that is. */
function inWords(found: Found): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(found).map(([id, { outcome, question }]) => [
      id,
      question === undefined ? outcome : `${outcome}, asks ${question.side ?? "anybody"}`,
    ]),
  );
}

describe("a disassociation that nothing stands against", () => {
  test("is read with the member's own key, and asks the master's side for what only that sees", async () => {
    const { closure, world } = await closureOf("member");
    expect(inWords(await read(closure))).toEqual({
      association: "unknown, asks member",
      tie: "unknown, asks master",
      "member-orders": "met",
      "member-active": "unknown, asks member",
      "master-active": "unknown, asks master",
      "paid-by-master": "met",
    });
    expect(closure.readBack).toBe(undefined);
    expect(world.calls.some((call) => call.startsWith("master"))).toBe(false);
  });

  test("is read with the master's key on both sides, where that may enter the member", async () => {
    const { closure } = await closureOf("master", { joined: "invited" });
    expect(inWords(await read(closure))).toEqual({
      association: "met",
      tie: "met",
      "member-orders": "met",
      "member-active": "unknown, asks member",
      "master-active": "unknown, asks master",
      "paid-by-master": "met",
    });
  });

  test("asks the member's side for the rest, where the master may not enter it", async () => {
    const { closure } = await closureOf("master", { enters: false });
    expect(inWords(await read(closure))).toEqual({
      association: "met",
      tie: "unknown, asks master",
      "member-orders": "unknown, asks member",
      "member-active": "unknown, asks member",
      "master-active": "unknown, asks master",
      "paid-by-master": "unknown, asks member",
    });
  });
});

describe("what stands against a disassociation", () => {
  const reasons: readonly [string, "master" | "member", string, Partial<TwoSides>, RegExp][] = [
    [
      "an unpaid order",
      "member",
      "member-orders",
      { orders: { [MEMBER]: [{ id: "CS1", status: 6 }] } },
      /CS1/u,
    ],
    [
      "an order under review",
      "member",
      "member-orders",
      { orders: { [MEMBER]: [{ id: "CS2", status: 1 }] } },
      /CS2/u,
    ],
    [
      "an order that the master pays",
      "master",
      "member-orders",
      { paidFor: [{ id: "CS3", status: 6 }], enters: false },
      /CS3/u,
    ],
    [
      "an unpaid part of a combined order",
      "member",
      "member-orders",
      { orders: { [MEMBER]: [{ id: "CS6", status: 5, parts: [5, 6] }] } },
      /^CS6-1 /u,
    ],
    [
      "an order in a state that is not known here",
      "member",
      "member-orders",
      { orders: { [MEMBER]: [{ id: "CS7", status: 99 }] } },
      /CS7.*99/u,
    ],
    ["what the member owes", "member", "member-active", { debts: { [MEMBER]: 3.5 } }, /3\.5 USD/u],
    [
      "what is frozen in the member",
      "member",
      "member-active",
      { resources: { [MEMBER]: [{ id: "r-1", status: 4, order: "CS9" }] } },
      /r-1/u,
    ],
    ["what the master owes", "master", "master-active", { debts: { [MASTER]: 12 } }, /12 USD/u],
    [
      "what the master paid for and is still there",
      "member",
      "paid-by-master",
      {
        orders: { [MEMBER]: [{ id: "CS4", status: 5, agent: true }] },
        resources: {
          [MEMBER]: [
            { id: "r-2", status: 2, order: "CS4" },
            { id: "r-3", status: 2, order: "CS5" },
          ],
        },
      },
      /^r-2$/u,
    ],
  ];

  test.each(reasons)("is %s, which no attestation settles", async (_, side, id, world, detail) => {
    const { closure } = await closureOf(side, world);
    const found = (await read(closure))[id];
    expect(found).toMatchObject({ outcome: "unmet" });
    expect(found?.question).toBe(undefined);
    expect(found?.detail).toMatch(detail);
    expect(found?.remedy).toMatch(/side/u);
  });

  test("is not an order that is paid, and under way", async () => {
    const { closure } = await closureOf("member", {
      orders: { [MEMBER]: [{ id: "CS8", status: 11 }] },
    });
    expect((await read(closure))["member-orders"]).toMatchObject({ outcome: "met" });
  });

  test("is not what the member paid for itself", async () => {
    const { closure } = await closureOf("member", {
      orders: { [MEMBER]: [{ id: "CS5", status: 5 }] },
      resources: { [MEMBER]: [{ id: "r-3", status: 2, order: "CS5" }] },
    });
    expect((await read(closure))["paid-by-master"]?.outcome).toBe("met");
  });

  test("is a tie of another kind than account.yaml says, by the master's organization", async () => {
    const tieOf = async (joined: string, tie: Master["tie"]) =>
      inWords(await read((await closureOf("master", { joined }, { tie })).closure))["tie"];
    expect(await tieOf("created", "created")).toBe("met");
    expect(await tieOf("created", "associated")).toBe("unmet");
    expect(await tieOf("invited", "associated")).toBe("met");
    expect(await tieOf("invited", "created")).toBe("unmet, asks master");
  });

  test("is a master that does not list the account, until its side looked", async () => {
    const { closure } = await closureOf("master", { members: [] });
    expect(inWords(await read(closure))["association"]).toBe("unknown, asks master");
  });
});

describe("the master's list", () => {
  test("is read back, and contradicts what was stated while it shows the account", async () => {
    const { closure, world } = await closureOf("master");
    expect(await closure.readBack?.(signal())).toMatchObject({ outcome: "contradicts" });
    world.members = [];
    expect(await closure.readBack?.(signal())).toMatchObject({ outcome: "agrees" });
  });
});

describe("an invited member that leaves its organization itself", () => {
  const NO_RECORDER = { begin: async () => () => undefined };
  async function leaving(managedBy: string | undefined) {
    const { world, env } = await twoSides({ managedBy });
    const base = plainAccount({ name: "shop", cloud: "huawei", id: MEMBER, kind: "invited" });
    const account = { ...base, closure: { ...base.closure, leaveDirectory: true } };
    const session = await huawei.open(account, {
      clock,
      env: env(MEMBER),
      log: () => undefined,
    });
    onTestFinished(() => session.close());
    const { closure } = session;
    if (closure.by !== "api") throw new Error("not by API");
    return { closure, world };
  }

  test("is let go once, is left by its own word and the cloud's, and is closed by none of it", async () => {
    const { closure, world } = await leaving(MASTER);
    expect(closure.leaves).toBe(true);
    expect((await closure.conditions(signal())).map(({ outcome }) => outcome)).toEqual([
      "met",
      "met",
    ]);
    const status = async (submitted: boolean) =>
      (await closure.status({ submitted }, signal())).phase;
    expect(await status(false)).toBe("none");
    const options = { abandon: [], recorder: NO_RECORDER, signal: signal() };
    expect(await closure.submit(options)).toMatchObject({ outcome: "accepted" });
    expect([await status(false), await status(true)]).toEqual(["none", "left"]);
    expect(await closure.submit(options)).toMatchObject({ outcome: "adopted" });
    expect(world.calls.filter((call) => call.endsWith("/leave"))).toHaveLength(2);
  });

  test("is held up where it is in none, or manages it", async () => {
    for (const managedBy of [undefined, MEMBER]) {
      const { closure } = await leaving(managedBy);
      const found = await closure.conditions(signal());
      expect(found.find(({ id }) => id === "member-kind")?.outcome).toBe("unmet");
    }
  });
});

describe("the closing of an account in the console", () => {
  const closing = (changes: Partial<TwoSides>, parts: Partial<Account>) =>
    closureOf("member", changes, { disassociate: false, ...parts });

  test("is held up by a master account that the file names, and by nothing else here", async () => {
    const { closure } = await closing({}, {});
    expect(inWords(await read(closure))).toEqual({
      "own-key": "met",
      "enterprise-member": "unmet",
      "organization-membership": "met",
      "enterprise-master": "met",
      "open-orders": "met",
      arrears: "met",
    });
  });

  test("is held up by member accounts of its own, and by none that is closed", async () => {
    const master = async (status: number) => {
      const { closure } = await closing({ ownMembers: [{ id: "m-1", status }] }, {});
      return (await read(closure))["enterprise-master"]?.outcome;
    };
    expect(await master(4)).toBe("met");
    for (const status of [1, 3, 101]) expect(await master(status)).toBe("unmet");
  });

  test("asks in the console, where the file names none", async () => {
    const { closure } = await closing({}, { master: "none" });
    expect(inWords(await read(closure))["enterprise-member"]).toBe("unknown, asks member");
  });

  test.each([2, 10, 11, 12, 13, 99])("is held up by an order in state %i", async (status) => {
    const { closure } = await closing(
      { orders: { [MEMBER]: [{ id: "CS1", status }] } },
      { master: "none" },
    );
    expect(inWords(await read(closure))["open-orders"]).toBe("unmet");
  });

  test("is held up by debts and orders", async () => {
    const { closure } = await closing(
      { debts: { [MEMBER]: 1 }, orders: { [MEMBER]: [{ id: "CS1", status: 3 }] } },
      { master: "none" },
    );
    expect(inWords(await read(closure))).toMatchObject({
      "open-orders": "unmet",
      arrears: "unmet",
    });
  });
});
