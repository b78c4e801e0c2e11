import { afterEach, describe, expect, test } from "vitest";
import type { Emulator } from "../../emulator/server.ts";
import { closingOf } from "../../src/clouds/tencent/closing.ts";
import type { Account } from "../../src/core/account.ts";
import type { ApiClosure } from "../../src/core/cloud.ts";
import { consoleOf } from "../emulator/support/admin.ts";
import {
  byApi,
  journal,
  MANAGER,
  memberOf,
  open,
  organizationWorld,
  ROOT_KEY,
} from "./support/closing.ts";
import { ACCOUNT, accountOf, HERE, type KEY } from "./support/world.ts";

const signal = () => AbortSignal.timeout(50_000);
const SINCE = "2026-01-02T03:04:05.000Z";
let emulator: Emulator;
let ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

async function member(
  setup: Parameters<typeof organizationWorld>[0] & {
    readonly account?: Partial<Account>;
    readonly key?: typeof ROOT_KEY | typeof KEY;
  } = {},
): Promise<ApiClosure> {
  emulator = await organizationWorld(setup);
  ends.push(() => emulator.close());
  const session = await open(emulator, memberOf(setup.account), setup.key);
  ends.unshift(() => session.close());
  return byApi(session);
}

async function submit(closure: ApiClosure, abandon: readonly string[] = []) {
  const recorder = journal();
  const result = await closure.submit({ abandon, recorder, signal: signal() });
  return { result, calls: recorder.entries };
}

const deletions = (): number =>
  emulator.world.log.list().filter(({ action }) => action === "DeleteAccount").length;

describe("the ways to close an account", () => {
  const own = { via: "own" } as const;
  const management = memberOf().access;
  test.each([
    ["created-member", management, { by: "api" }],
    ["invited-member", management, { by: "api", leaves: true }],
    ["invited-member", own, { by: "assisted" }],
    ["standalone", own, { by: "assisted" }],
    [
      "created-member",
      own,
      { by: "none", because: { en: expect.stringContaining("management account") } },
    ],
    [
      "standalone",
      management,
      { by: "none", instead: { en: expect.stringContaining("via: own") } },
    ],
  ] as const)("of kind %s follow from how it is reached", (kind, access, means) => {
    expect(closingOf({ ...accountOf(), kind, access })).toMatchObject(means);
  });
});

describe("conditions", () => {
  const outcomes = async (closure: ApiClosure) =>
    Object.fromEntries((await closure.conditions(signal())).map((one) => [one.id, one]));

  test("of a created member and a sub-user of its manager are met", async () => {
    const found = await outcomes(await member());
    expect(Object.values(found).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      "closing-caller met",
      "member-kind met",
    ]);
  });

  test("refuse the root user of the management account", async () => {
    const found = await outcomes(await member({ key: ROOT_KEY }));
    expect(found["closing-caller"]).toMatchObject({ outcome: "unmet" });
    expect(found["closing-caller"]?.detail).toContain("root user");
  });

  test("name a member that was invited", async () => {
    const found = await outcomes(await member({ member: { MemberType: "Invite" } }));
    expect(found["member-kind"]).toMatchObject({ outcome: "unmet" });
  });

  test("that cannot be read are not known, with what to allow", async () => {
    const closure = await member();
    emulator.fault({
      product: "organization",
      action: "DescribeOrganizationMembers",
      kind: "error",
      code: "UnauthorizedOperation",
    });
    const found = await outcomes(closure);
    expect(found["member-kind"]).toMatchObject({ outcome: "unknown" });
    expect(found["member-kind"]?.remedy).toContain("organization:DescribeOrganizationMembers");
  });
});

describe("the check", () => {
  test("of an empty member lets it go, although its reasons are filled", async () => {
    expect(await (await member()).check(signal())).toEqual({
      allowed: true,
      reasons: [],
      abandonable: [],
    });
  });

  test.each([
    ["DeletionPermission", { _deletionPermission: false }],
    ["IsAssignManager", { _assignManager: true }],
    ["IsAuthManager", { _authManager: true }],
    ["IsShareManager", { _shareManager: true }],
    ["OperateProcess", { _operateProcess: true }],
    ["BillingPermission", { _billingPermission: false }],
    ["CICRoleConfig", { _cicRole: true }],
    ["CICUserConfig", { _cicUser: true }],
    ["IsCreateMember", { MemberType: "Invite" }],
  ])("names %s, and who clears it where", async (id, row) => {
    const check = await (await member({ member: row })).check(signal());
    expect(check.allowed).toBe(false);
    expect(check.reasons.map((reason) => reason.id)).toEqual([id]);
    expect(check.reasons[0]?.description).toMatch(/console|centre|No call/u);
  });

  test("shows the resources that it sees as they are written, and what it could not look at", async () => {
    const check = await (
      await member({
        member: { _detectFailed: ["some strange service"] },
        resources: { [HERE]: { "vpc.vpc": [{ VpcId: "vpc-1" }] } },
      })
    ).check(signal());
    expect(check.allowed).toBe(false);
    const said = Object.fromEntries(check.reasons.map(({ id, description }) => [id, description]));
    expect(said["ExistResources"]).toMatch(/^vpc\. /u);
    expect(said["DetectFailedResources"]).toMatch(/^some strange service\. /u);
  });

  test("of a member that is not there is a refusal with its meaning", async () => {
    const closure = await member({ account: { id: "100000000099" } });
    const check = await closure.check(signal());
    expect(check.reasons.map(({ id }) => id)).toEqual(["ResourceNotFound.MemberNotExist"]);
  });
});

describe("a deletion", () => {
  test("is submitted once, then reviewed, and closed when the member is no longer listed", async () => {
    const closure = await member();
    expect(await closure.status({ submitted: false }, signal())).toMatchObject({ phase: "none" });
    const { result, calls } = await submit(closure);
    expect(result).toMatchObject({ outcome: "accepted" });
    expect(calls).toEqual([
      expect.objectContaining({
        item: "account",
        action: "organization.DeleteAccount",
        answer: expect.objectContaining({ outcome: "accepted" }),
      }),
    ]);
    const known = { submitted: true, since: SINCE };
    const waiting = await closure.status(known, signal());
    expect(waiting).toMatchObject({ phase: "waiting", submittedAt: SINCE });
    expect(waiting.detail).toContain(`"rejection:${SINCE}"`);
    emulator.clock.advance(4 * 86_400_000);
    expect(await closure.status(known, signal())).toMatchObject({ phase: "closed" });
    expect(deletions()).toBe(1);
  });

  test("is not taken for done because somebody took the member out, and nothing of ours is on record", async () => {
    const closure = await member({ account: { id: "100000000099" } });
    expect(await closure.status({ submitted: false }, signal())).toMatchObject({ phase: "none" });
  });

  test("of which no call is on record was not submitted", async () => {
    const closure = await member();
    expect(await closure.status({ submitted: true }, signal())).toMatchObject({ phase: "none" });
  });

  test("that runs already is adopted, and stands in the journal as taken on", async () => {
    const closure = await member();
    await submit(closure);
    const { result, calls } = await submit(closure);
    expect(result).toMatchObject({ outcome: "adopted" });
    expect(calls[0]?.answer).toMatchObject({
      outcome: "accepted",
      code: "FailedOperation.MemberAccountDeregisterPending",
    });
  });

  test("that was sent back is over once a person says so, and can be submitted anew", async () => {
    const told = {
      policy: "closure-rejected",
      subject: `rejection:${SINCE}`,
      answer: "cleared",
      because: "a bill was open, it is paid",
      line: 12,
    };
    const closure = await member({ account: { answers: [told] } });
    await submit(closure);
    await consoleOf(emulator.url, MANAGER)("reject-deletion", { member: ACCOUNT });
    const status = await closure.status({ submitted: true, since: SINCE }, signal());
    expect(status).toMatchObject({ phase: "failed", submittedAt: SINCE });
    expect(status.detail).toContain("a bill was open");
    expect((await submit(closure)).result).toMatchObject({ outcome: "accepted" });
    const later = { submitted: true, since: "2026-02-02T00:00:00.000Z" };
    expect(await closure.status(later, signal())).toMatchObject({ phase: "waiting" });
  });

  test("is not asked for by the root user, nor while the check names something", async () => {
    const root = await member({ key: ROOT_KEY });
    expect((await submit(root)).result).toMatchObject({ outcome: "refused", code: "CallerIsRoot" });
    expect(deletions()).toBe(0);
    const blocked = await member({ member: { _operateProcess: true } });
    const { result, calls } = await submit(blocked);
    expect(result).toMatchObject({ outcome: "refused", code: "CheckNotPassed" });
    expect(calls).toEqual([]);
  });

  test("gives nothing up that the cloud does not offer", async () => {
    const { result, calls } = await submit(await member(), ["everything"]);
    expect(result).toMatchObject({ outcome: "refused", code: "CheckNotAbandonable" });
    expect(calls).toEqual([]);
  });

  test("whose answer never came says what is known, and is never sent again by itself", async () => {
    const closure = await member();
    emulator.fault({
      product: "organization",
      action: "DeleteAccount",
      kind: "error",
      code: "InternalError",
    });
    await expect(submit(closure)).rejects.toMatchObject({
      code: "no-progress",
      message: expect.stringContaining("It is not known whether"),
    });
    expect(deletions()).toBe(1);
    const status = await closure.status({ submitted: true, since: SINCE }, signal());
    expect(status.phase).toBe("waiting");
    expect(deletions()).toBe(1);
  });

  test("that is denied says what to allow", async () => {
    const closure = await member();
    emulator.fault({
      product: "organization",
      action: "DeleteAccount",
      kind: "error",
      code: "UnauthorizedOperation",
    });
    expect((await submit(closure)).result).toMatchObject({
      outcome: "refused",
      next: expect.stringContaining("organization:DeleteAccount"),
    });
  });

  test("that the cloud refuses says what the code means and what to do", async () => {
    const closure = await member();
    emulator.fault({
      product: "organization",
      action: "DeleteAccount",
      kind: "error",
      code: "UnsupportedOperation.DeleteAccountDisabled",
    });
    expect((await submit(closure)).result).toMatchObject({
      outcome: "refused",
      meaning: expect.stringContaining("成员删除许可"),
      next: expect.stringContaining("no API does"),
    });
  });
});
