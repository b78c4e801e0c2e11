import { afterEach, describe, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import type { ApiClosure } from "../../src/core/cloud.ts";
import { byApi, journal, MANAGER, memberOf, open, organizationWorld } from "./support/closing.ts";
import { ACCOUNT } from "./support/world.ts";

const signal = () => AbortSignal.timeout(50_000);
let emulator: Emulator;
let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

async function leaving(
  setup: Parameters<typeof organizationWorld>[0] & { readonly allowed?: boolean } = {},
): Promise<ApiClosure> {
  emulator = await organizationWorld({ kind: "invited-member", ...setup });
  ends.push(() => emulator.close());
  const base = memberOf();
  const closure = { ...base.closure, leaveDirectory: setup.allowed ?? true };
  const session = await open(emulator, memberOf({ kind: "invited-member", closure }));
  ends.unshift(() => session.close());
  return byApi(session);
}

async function submit(closure: ApiClosure) {
  const recorder = journal();
  const result = await closure.submit({ abandon: [], recorder, signal: signal() });
  return { result, calls: recorder.entries };
}

describe("the conditions of leaving", () => {
  const outcomes = async (closure: ApiClosure) =>
    (await closure.conditions(signal())).map(({ id, outcome }) => `${id} ${outcome}`);

  test("are met by an invited member with the switch on", async () => {
    expect(await outcomes(await leaving())).toEqual([
      "leave-directory met",
      "member-kind met",
      "payer met",
    ]);
  });

  test("name the switch that is off, a created member, and who pays", async () => {
    const closure = await leaving({
      allowed: false,
      member: { MemberType: "Create", PayUin: MANAGER },
    });
    expect(await outcomes(closure)).toEqual([
      "leave-directory unmet",
      "member-kind unmet",
      "payer unmet",
    ]);
  });
});

describe("leaving", () => {
  test("is one call on record, and the account stands alone afterwards", async () => {
    const closure = await leaving();
    expect(closure.leaves).toBe(true);
    expect(await closure.status({ submitted: false }, signal())).toMatchObject({ phase: "none" });
    const { result, calls } = await submit(closure);
    expect(result).toMatchObject({ outcome: "accepted" });
    expect(calls.map(({ action }) => action)).toEqual(["organization.DeleteOrganizationMembers"]);
    const left = await closure.status({ submitted: true }, signal());
    expect(left).toMatchObject({ phase: "left" });
    expect(left.detail).toContain("kind: standalone");
    const account = emulator.world.store.account(ACCOUNT);
    expect(account?.kind).toBe("standalone");
    expect(account?.attributes["deleted"]).not.toBe(true);
  });

  test("is adopted when the organization has let the account go, whatever the answer was", async () => {
    const closure = await leaving();
    await submit(closure);
    emulator.fault({
      product: "organization",
      action: "DeleteOrganizationMembers",
      kind: "error",
      code: "InternalError",
    });
    expect((await submit(closure)).result).toMatchObject({ outcome: "adopted" });
  });

  test("without our own removal on record is not taken for left", async () => {
    const closure = await leaving();
    await submit(closure);
    expect(await closure.status({ submitted: false }, signal())).toMatchObject({ phase: "none" });
  });

  test("of a member that somebody pays for is refused with its meaning", async () => {
    const { result } = await submit(await leaving({ member: { PayUin: MANAGER } }));
    expect(result).toMatchObject({
      outcome: "refused",
      code: "FailedOperation.MemberExistDelegatePayerNotAllowDelete",
      meaning: expect.stringContaining("another account pays"),
    });
  });
});
