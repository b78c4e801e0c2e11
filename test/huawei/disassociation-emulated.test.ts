import { expect, onTestFinished, test } from "vitest";
import { startEmulator } from "../../emulator/server.ts";
import { huawei } from "../../src/clouds/huawei/cloud.ts";
import type { Side } from "../../src/core/attestation.ts";
import { consoleOf } from "../emulator/support/admin.ts";
import { plainAccount } from "../support/account.ts";
import { quietClock } from "../support/quiet-clock.ts";
import { MASTER, MEMBER } from "./support/two-sides.ts";

const signal = () => AbortSignal.timeout(20_000);
const KEYS = {
  master: { id: "HEAD", secret: "head-secret-0123" },
  member: { id: "SHOP", secret: "shop-secret-0123" },
} as const;

test("both sides of the emulated cloud read what stands against a disassociation, and its end", async () => {
  const emulator = await startEmulator({
    seed: {
      huaweiRegions: ["cn-north-4"],
      accounts: [
        { cloud: "huawei", id: MASTER, kind: "management", name: "head", keys: [KEYS.master] },
        {
          cloud: "huawei",
          id: MEMBER,
          kind: "created-member",
          managedBy: MASTER,
          master: MASTER,
          createdByMaster: true,
          keys: [KEYS.member],
          debt: 5,
          resources: { "*": { "bss.order": [{ order_id: "o-1", status: 6 }] } },
        },
      ],
    },
  });
  onTestFinished(() => emulator.close());
  const clock = quietClock();
  const closureOf = async (side: Side) => {
    const base = plainAccount(
      { name: "shop", cloud: "huawei", id: MEMBER, kind: "created" },
      {
        access:
          side === "member"
            ? { via: "own" }
            : { via: "management", managementId: MASTER, role: "OrganizationAccountAccessAgency" },
        master: { id: MASTER, tie: "created" },
      },
    );
    const account = { ...base, closure: { ...base.closure, disassociate: MEMBER } };
    const session = await huawei.open(account, {
      clock,
      env: {
        HOME: "/nonexistent",
        CLOSEOUT_HUAWEI_ENDPOINT: emulator.url,
        HUAWEICLOUD_SDK_AK: KEYS[side].id,
        HUAWEICLOUD_SDK_SK: KEYS[side].secret,
      },
      log: () => undefined,
    });
    onTestFinished(() => session.close());
    if (session.closure.by !== "assisted") throw new Error("not an assisted closure");
    return session.closure;
  };
  const outcomes = async (side: Side) =>
    Object.fromEntries(
      (await (await closureOf(side)).conditions(signal())).map(({ id, outcome, question }) => [
        id,
        question === undefined ? outcome : `${outcome}, asks ${question.side}`,
      ]),
    );

  expect(await outcomes("member")).toMatchObject({
    "member-orders": "unmet",
    "member-active": "unmet",
    "master-active": "unknown, asks master",
    "paid-by-master": "met",
  });
  expect(await outcomes("master")).toMatchObject({
    association: "met",
    tie: "met",
    "member-orders": "unmet",
    "member-active": "unmet",
  });

  const member = consoleOf(emulator.url, MEMBER);
  const master = consoleOf(emulator.url, MASTER);
  expect(await master("request-disassociation", { member: MEMBER })).toMatchObject({
    error: "refused",
  });
  await member("pay-bills");
  emulator.seed({
    accounts: [
      { id: MEMBER, resources: { "*": { "bss.order": [{ order_id: "o-1", status: 4 }] } } },
    ],
  });
  expect(await outcomes("member")).toMatchObject({
    "member-orders": "met",
    "member-active": "unknown, asks member",
  });

  const { readBack } = await closureOf("master");
  expect(await master("request-disassociation", { member: MEMBER })).toMatchObject({
    state: "requested",
  });
  expect(await readBack?.(signal())).toMatchObject({ outcome: "contradicts" });
  expect(await member("accept-disassociation")).toMatchObject({ state: "accepted" });
  expect(await readBack?.(signal())).toMatchObject({ outcome: "agrees" });
  expect(await member("disassociation-status")).toMatchObject({ suspended: "no-card" });
});
