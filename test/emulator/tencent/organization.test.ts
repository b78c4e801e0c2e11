import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { consoleOf } from "../support/admin.ts";
import { arrayAt, callerOf, codeOf, objectAt } from "./support/client.ts";
import { accountId, opsOf, rootKey, worldOf } from "./support/one-account.ts";

const shop = 100000000002;
const guest = 100000000003;
let emulator: Emulator;
let call: ReturnType<typeof opsOf>;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: worldOf(
      {
        "*": {
          "organization.share-unit": [{ UnitId: "share-1", Name: "s", Area: "ap-guangzhou" }],
        },
      },
      { kind: "management", name: "head", organization: { id: 7, deletionPermission: true } },
    ),
  });
  const member = { cloud: "tencent", managedBy: accountId };
  emulator.seed({
    accounts: [
      {
        ...member,
        id: String(shop),
        kind: "created-member",
        name: "shop",
        keys: [{ id: "AKIDshop", secret: "s" }],
        resources: { "ap-guangzhou": { "vpc.vpc": [{ VpcId: "vpc-1" }] } },
      },
      { ...member, id: String(guest), kind: "invited-member", name: "guest" },
    ],
  });
  call = opsOf(emulator, "organization", "2021-03-31");
});
afterEach(() => emulator.close());

const person = () => consoleOf(emulator.url, accountId);
const empty = () =>
  emulator.world.store.account(String(shop))?.tables.get("ap-guangzhou|vpc.vpc")?.remove("vpc-1");

test("the check fills its reasons with mixed polarity, allowed or not", async () => {
  const full = await call("CheckAccountDelete", { MemberUin: shop });
  expect(full).toMatchObject({
    AllowDelete: false,
    NotAllowReason: { IsCreateMember: true, DeletionPermission: true, ExistResources: ["vpc"] },
  });
  empty();
  const free = await call("CheckAccountDelete", { MemberUin: shop });
  expect(free).toMatchObject({
    AllowDelete: true,
    NotAllowReason: { BillingPermission: true, IsAssignManager: false, ExistResources: [] },
  });
  const invited = objectAt(
    await call("CheckAccountDelete", { MemberUin: guest }),
    "NotAllowReason",
  );
  expect(invited["IsCreateMember"]).toBe(false);
});

test("a member is deleted by a sub-user, reviewed, and gone with its keys when the review is over", async () => {
  const root = callerOf(emulator, rootKey, "organization", "2021-03-31");
  expect(await codeOf(call("DeleteAccount", { MemberUin: shop }))).toBe(
    "UnsupportedOperation.MemberAccountExistResource",
  );
  empty();
  expect(await codeOf(root("DeleteAccount", { MemberUin: shop }))).toMatch(/^AuthFailure/);
  expect(await codeOf(call("DeleteAccount", { MemberUin: shop }))).toBe("");
  expect(await codeOf(call("DeleteAccount", { MemberUin: shop }))).toBe(
    "FailedOperation.MemberAccountDeregisterPending",
  );
  const listed = async () =>
    arrayAt(
      await call("DescribeOrganizationMembers", { Offset: 0, Limit: 50, SearchKey: String(shop) }),
      "Items",
    );
  expect(await listed()).toHaveLength(1);
  emulator.clock.advance(4 * 86_400_000);
  expect(await listed()).toHaveLength(0);
  expect(await codeOf(call("DeleteAccount", { MemberUin: shop }))).toBe(
    "ResourceNotFound.MemberNotExist",
  );
  const own = callerOf(emulator, { id: "AKIDshop", secret: "s" }, "sts", "2018-08-13");
  expect(await codeOf(own("GetCallerIdentity"))).toBe("AuthFailure.SecretIdNotFound");
});

test("a rejected deletion may be submitted again", async () => {
  empty();
  await call("DeleteAccount", { MemberUin: shop });
  expect(await person()("reject-deletion", { member: String(shop) })).toEqual({
    state: "rejected",
  });
  emulator.clock.advance(9 * 86_400_000);
  expect(await call("DescribeOrganizationMembers", { Offset: 0, Limit: 50 })).toMatchObject({
    Total: 2,
  });
});

test("what only the console clears is cleared there", async () => {
  empty();
  await person()("allow-member-deletion", { allowed: false });
  expect(await codeOf(call("DeleteAccount", { MemberUin: shop }))).toBe(
    "UnsupportedOperation.DeleteAccountDisabled",
  );
  await person()("allow-member-deletion");
  expect(await codeOf(call("DeleteAccount", { MemberUin: shop }))).toBe("");
});

test("invited members are removed and stand alone; the organization goes last", async () => {
  expect(await codeOf(call("DeleteAccount", { MemberUin: guest }))).toBe(
    "UnsupportedOperation.InviteAccountNotAllowDelete",
  );
  expect(await codeOf(call("DeleteOrganizationMembers", { MemberUin: [shop] }))).toBe(
    "UnsupportedOperation.CreateMemberNotAllowDelete",
  );
  expect(await codeOf(call("DeleteOrganizationMembers", { MemberUin: [guest] }))).toBe("");
  expect(await codeOf(call("DeleteOrganization"))).toBe("FailedOperation.OrganizationNotEmpty");
  empty();
  await call("DeleteAccount", { MemberUin: shop });
  emulator.clock.advance(4 * 86_400_000);
  expect(await codeOf(call("DeleteOrganization"))).toBe("FailedOperation.ShareUnitNotEmpty");
  await call("DeleteShareUnit", { UnitId: "share-1" });
  expect(await codeOf(call("DeleteOrganization"))).toBe("");
  expect(await codeOf(call("DescribeOrganization"))).toBe("ResourceNotFound.OrganizationNotExist");
});
