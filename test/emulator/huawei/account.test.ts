import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { send, type TestCall, type TestKey } from "./support/sign.ts";

const head = { id: "HEAD", secret: "head" };
const shop = { id: "SHOP", secret: "shop" };
const DAY = 86_400_000;
const organizations = "organizations.myhuaweicloud.com";
const bss = "bss.myhuaweicloud.com";

const seed = {
  huaweiRegions: ["cn-north-4"],
  configLagHours: 24,
  accounts: [
    {
      cloud: "huawei",
      id: "head",
      kind: "management",
      name: "head",
      closeQuota: 2,
      keys: [head],
    },
    {
      cloud: "huawei",
      id: "shop",
      kind: "created-member",
      managedBy: "head",
      master: "head",
      createdByMaster: true,
      keys: [shop],
      debt: 5,
      resources: {
        "cn-north-4": { "ecs.server": [{ id: "s-1", metadata: { charging_mode: "1" } }] },
        "*": {
          "bss.resource": [
            { resource_id: "s-1", _refund: 40 },
            { resource_id: "v-1", is_main_resource: 0, parent_resource_id: "s-1" },
            { resource_id: "s-2", _refuse: "CBC.99003651" },
          ],
          "bss.order": [
            { order_id: "o-1", status: 6 },
            { order_id: "o-2", status: 5 },
          ],
          "bss.balance": [{ account_type: 1, amount: 10 }],
          "bss.coupon": [{ coupon_id: "c-1", balance: 3 }],
        },
      },
    },
    { cloud: "huawei", id: "guest", kind: "invited-member", managedBy: "head", keys: [] },
  ],
};

let emulator: Emulator;
const call = (key: TestKey, host: string, path: string, parts: Partial<TestCall> = {}) =>
  send(emulator.url, { key, host, path, ...parts });
const post = (key: TestKey, host: string, path: string, body?: unknown) =>
  call(key, host, path, { method: "POST", body });

async function person(name: string, body: Record<string, unknown>) {
  const answer = await fetch(`${emulator.url}/_admin/console/${name}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by tests
  return (await answer.json()) as any;
}

beforeEach(async () => {
  emulator = await startEmulator({ seed });
});
afterEach(() => emulator.close());

describe("a member", () => {
  const close = (id: string) => post(head, organizations, `/v1/organizations/accounts/${id}/close`);

  it("that was created is closed after a while, and its keys end", async () => {
    expect((await close("shop")).status).toBe(200);
    expect((await close("shop")).body.error_code).toBe("Organizations.1325");
    const path = "/v1/organizations/close-account-status";
    const pending = await call(head, organizations, path);
    expect(pending.body.close_account_statuses[0].state).toBe("pending_closure");
    emulator.clock.advance(2 * DAY);
    const closed = await call(head, organizations, path, { query: { states: "suspended" } });
    expect(closed.body.close_account_statuses[0].account_id).toBe("shop");
    expect((await call(shop, bss, "/v2/accounts/customer-accounts/balances")).status).toBe(401);
  });

  it("that was invited is not closed, but removed", async () => {
    expect((await close("guest")).status).toBe(400);
    const path = "/v1/organizations/accounts/guest/remove";
    expect((await post(head, organizations, path)).status).toBe(200);
    const { body } = await call(head, organizations, "/v1/organizations/accounts");
    expect(body.accounts.map((one: { id: string }) => one.id)).toEqual(["shop"]);
  });

  it("does not manage the organization, but sees it", async () => {
    const listed = await call(shop, organizations, "/v1/organizations/accounts");
    expect([listed.status, listed.body.error_code]).toEqual([401, "Organizations.1001"]);
    const { body } = await call(shop, organizations, "/v1/organizations");
    expect(body.organization.management_account_id).toBe("head");
  });

  it("is entered through its agency, for as long as the credentials last", async () => {
    const { body } = await post(head, "sts.cn-north-4.myhuaweicloud.com", "/v5/agencies/assume", {
      agency_urn: "iam::shop:agency:OrganizationAccountAccessAgency",
      agency_session_name: "close",
      duration_seconds: 900,
    });
    const given = body.credentials;
    const key = {
      id: given.access_key_id,
      secret: given.secret_access_key,
      token: given.security_token,
    };
    const host = "sts.cn-north-4.myhuaweicloud.com";
    const seen = await call(key, host, "/v5/caller-identity");
    expect(seen.body.account_id).toBe("shop");
    expect((await call({ ...key, token: "x" }, host, "/v5/caller-identity")).status).toBe(401);
  });
});

describe("what was bought", () => {
  it("is unsubscribed from with what belongs to it; the rest fails with 200", async () => {
    const path = "/v2/orders/subscriptions/resources/unsubscribe";
    const { status, body } = await post(shop, bss, path, {
      resource_ids: ["s-1", "v-1", "s-2", "nothing"],
      unsubscribe_type: 1,
    });
    expect(status).toBe(200);
    expect(body.order_ids).toHaveLength(1);
    const failed = body.fail_resource_infos.map((one: { error_code: string }) => one.error_code);
    expect(failed).toEqual(["CBC.99003012", "CBC.99003651", "CBC.99003012"]);
    const left = await post(shop, bss, "/v2/orders/suscriptions/resources/query", {});
    expect(left.body.data.map((one: { resource_id: string }) => one.resource_id)).toEqual(["s-2"]);
    const money = await call(head, bss, "/v2/accounts/customer-accounts/balances");
    expect(money.body.account_balances[0].amount).toBe(40);
  });

  it("takes ten at most, and is named by Config for a while", async () => {
    const path = "/v2/orders/subscriptions/resources/unsubscribe";
    const eleven = Array.from({ length: 11 }, (_, n) => `r-${n}`);
    const refused = await post(shop, bss, path, { resource_ids: eleven, unsubscribe_type: 1 });
    expect([refused.status, refused.body.error_code]).toEqual([400, "CBC.0100"]);
    await post(shop, bss, path, { resource_ids: ["s-1"], unsubscribe_type: 1 });
    const config = "/v1/resource-manager/domains/shop/all-resources";
    const host = "rms.cn-north-4.myhuaweicloud.com";
    expect((await call(shop, host, config)).body.resources[0].id).toBe("s-1");
    emulator.clock.advance(2 * DAY);
    expect((await call(shop, host, config)).body.resources).toEqual([]);
  });

  it("is cancelled before it is paid, not after", async () => {
    const cancel = (order_id: string) =>
      call(shop, bss, "/v2/orders/customer-orders/cancel", { method: "PUT", body: { order_id } });
    expect((await cancel("o-2")).body.error_code).toBe("CBC.99005010");
    expect((await cancel("o-1")).status).toBe(204);
    const { body } = await call(shop, bss, "/v2/orders/customer-orders", {
      query: { status: "6" },
    });
    expect(body.total_count).toBe(0);
  });
});

describe("the tie to a master", () => {
  const request = () => person("request-disassociation", { account: "head", member: "shop" });
  const ready = () =>
    call(shop, bss, "/v2/orders/customer-orders/cancel", {
      method: "PUT",
      body: { order_id: "o-1" },
    });

  it("is not given up while orders are unpaid or a side is suspended", async () => {
    expect((await request()).reasons).toEqual(["member: unpaid orders"]);
    await ready();
    await person("suspend", { account: "head", reason: "arrears" });
    expect((await request()).reasons).toEqual(["master: suspended (arrears)"]);
    await person("pay-bills", { account: "head" });
    expect((await request()).state).toBe("requested");
  });

  it("is given up when the member accepts, who is then suspended until a card is bound", async () => {
    await ready();
    await request();
    expect((await person("reject-disassociation", { account: "shop" })).state).toBe("rejected");
    await request();
    const cancelled = await person("cancel-disassociation", { account: "head", member: "shop" });
    expect(cancelled.state).toBe("cancelled");
    await request();
    expect((await person("accept-disassociation", { account: "shop" })).state).toBe("accepted");
    const status = await person("disassociation-status", { account: "shop" });
    expect(status.suspended).toBe("no-card");
    const path = "/v2/enterprises/multi-accounts/sub-customers";
    expect((await call(head, bss, path)).body.total_count).toBe(0);
    expect((await person("bind-card", { account: "shop" })).suspended).toBe(false);
  });
});

it("says what stands against the closing of an account by hand", async () => {
  const { reasons } = await person("check-closure", { account: "shop" });
  expect(reasons).toEqual([
    "resources: ecs.server",
    "period resources",
    "orders",
    "arrears",
    "balance",
    "member of an enterprise master",
    "member of an organization",
  ]);
});
