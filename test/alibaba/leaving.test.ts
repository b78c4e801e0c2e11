import { afterEach, describe, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import { closingOf } from "../../src/clouds/alibaba/closing.ts";
import type { ApiClosure } from "../../src/core/cloud.ts";
import {
  accountFile,
  journal,
  MANAGER,
  MEMBER,
  type Organization,
  open,
  organization,
} from "./support/directory.ts";

const signal = () => AbortSignal.timeout(50_000);
let emulator: Emulator;
let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

async function leaving(
  setup: Organization & { readonly allowed?: boolean } = {},
): Promise<ApiClosure> {
  emulator = await organization({ kind: "cloud-account", ...setup });
  ends.push(() => emulator.close());
  const base = accountFile();
  const account = accountFile({
    kind: "cloud-account",
    closure: { ...base.closure, leaveDirectory: setup.allowed ?? true },
  });
  const session = await open(emulator, { account });
  ends.unshift(() => session.close());
  if (session.closure.by !== "api") throw new Error("expected a closure by API");
  return session.closure;
}

async function submit(closure: ApiClosure) {
  const recorder = journal();
  const result = await closure.submit({ abandon: [], recorder, signal: signal() });
  return { result, calls: recorder.entries };
}

const removals = (): number =>
  emulator.world.log.list().filter(({ action }) => action === "RemoveCloudAccount").length;

describe("conditions", () => {
  const outcomes = async (closure: ApiClosure) =>
    Object.fromEntries((await closure.conditions(signal())).map((one) => [one.id, one]));

  test("of an invited account with the switch on are all met", async () => {
    const found = await outcomes(await leaving());
    expect(Object.values(found).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      "leave-directory met",
      "member-kind met",
      "delegated-administrator met",
    ]);
  });

  test("name the switch that is off", async () => {
    const found = await outcomes(await leaving({ allowed: false }));
    expect(found["leave-directory"]).toMatchObject({ outcome: "unmet" });
    expect(found["leave-directory"]?.remedy).toContain("The account is not closed by it");
  });

  test("name a resource account, which is deleted instead", async () => {
    const found = await outcomes(await leaving({ kind: "resource-account" }));
    expect(found["member-kind"]).toMatchObject({ outcome: "unmet" });
    expect(found["member-kind"]?.detail).toContain("ResourceAccount");
  });

  test("name a delegated administrator", async () => {
    const found = await outcomes(
      await leaving({
        managerResources: {
          "*": {
            "resourcemanager.delegated-administrator": [
              { AccountId: MEMBER, ServicePrincipal: "actiontrail.aliyuncs.com" },
            ],
          },
        },
      }),
    );
    expect(found["delegated-administrator"]).toMatchObject({ outcome: "unmet" });
  });

  test("that cannot be read are not known", async () => {
    const closure = await leaving();
    emulator.fault({ kind: "error", action: "GetAccount", status: 403, code: "NoPermission" });
    expect((await outcomes(closure))["member-kind"]).toMatchObject({ outcome: "unknown" });
  });
});

describe("leaving", () => {
  test("is one call on record, and the account stands alone afterwards with its payer", async () => {
    const closure = await leaving({ member: { payer: MANAGER } });
    expect(await closure.status({ submitted: false }, signal())).toMatchObject({ phase: "none" });
    const { result, calls } = await submit(closure);
    expect(result).toMatchObject({ outcome: "accepted" });
    expect(calls).toEqual([
      expect.objectContaining({
        item: "account",
        action: "ResourceManager.RemoveCloudAccount",
        answer: expect.objectContaining({ outcome: "accepted" }),
      }),
    ]);
    const left = await closure.status({ submitted: true }, signal());
    expect(left.phase).toBe("left");
    expect(left.detail).toContain("is not closed");
    expect(left.detail).toContain("kind: standalone");
    const member = emulator.world.store.account(MEMBER);
    expect(member?.attributes["deleted"]).not.toBe(true);
    expect(member?.everywhere("bss.relation").flatMap((table) => table.rows())).toEqual([
      expect.objectContaining({ AccountId: MANAGER, State: "RELATED" }),
    ]);
  });

  test("is adopted when the directory let the account go already", async () => {
    const closure = await leaving();
    await submit(closure);
    const { result } = await submit(closure);
    expect(result).toMatchObject({ outcome: "adopted" });
  });

  test("is not believed where no removal of ours is on record", async () => {
    const closure = await leaving();
    await submit(closure);
    const status = await closure.status({ submitted: false }, signal());
    expect(status).toMatchObject({ phase: "none" });
    expect(status.detail).toContain("not taken for left");
  });

  test("waits while the directory is changed by somebody else", async () => {
    const closure = await leaving();
    emulator.fault({
      kind: "error",
      action: "RemoveCloudAccount",
      status: 409,
      code: "ConcurrentCallNotSupported",
      times: 2,
    });
    expect((await submit(closure)).result).toMatchObject({ outcome: "accepted" });
    expect(removals()).toBe(3);
  });

  test("that the vendor refuses is told with its code", async () => {
    const closure = await leaving();
    emulator.fault({
      kind: "error",
      action: "RemoveCloudAccount",
      status: 403,
      code: "NoPermission",
    });
    expect((await submit(closure)).result).toMatchObject({
      outcome: "refused",
      code: "NoPermission",
    });
  });

  test("that cannot be followed says which permission is missing", async () => {
    const closure = await leaving();
    emulator.fault({ kind: "error", action: "GetAccount", status: 403, code: "NoPermission" });
    await expect(closure.status({ submitted: true }, signal())).rejects.toMatchObject({
      code: "cloud-refused",
      next: expect.stringContaining("resourcemanager:GetAccount"),
    });
  });
});

describe("how an account is closed is known without a call:", () => {
  const means = (kind: string, via: "own" | "management") =>
    closingOf(accountFile(via === "own" ? { kind, access: { via } } : { kind }));

  test.each([
    ["resource-account", "management", { by: "api" }],
    ["resource-account", "own", { by: "none" }],
    ["cloud-account", "management", { by: "api", leaves: true }],
    ["cloud-account", "own", { by: "assisted" }],
    ["standalone", "own", { by: "assisted" }],
    ["standalone", "management", { by: "none" }],
  ] as const)("%s via %s", (kind, via, expected) => {
    expect(means(kind, via)).toMatchObject(expected);
  });
});
