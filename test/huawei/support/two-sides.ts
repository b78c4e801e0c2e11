import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export const MEMBER = "0123456789abcdef0123456789abcdef";
export const MASTER = "fedcba9876543210fedcba9876543210";

/** What the billing of the two accounts, and the organization of the master, answer. */
export interface TwoSides {
  /** By account: what it owes. */
  readonly debts: Record<string, number>;
  /** By account: its orders. */
  readonly orders: Record<
    string,
    {
      readonly id: string;
      readonly status: number;
      readonly agent?: true;
      /** States of the parts of a combined order. */
      readonly parts?: readonly number[];
    }[]
  >;
  /** Orders that the master pays for the member. */
  paidFor: { readonly id: string; readonly status: number }[];
  /** By account: what it bought for a period, with the order that bought it. */
  readonly resources: Record<
    string,
    { readonly id: string; readonly status: number; readonly order: string }[]
  >;
  /** Member accounts that the master's list shows. */
  members: string[];
  /** Member accounts of the member itself, by their state. */
  ownMembers: { readonly id: string; readonly status: number }[];
  /** How the member came into the master's organization; undefined where it is in none. */
  joined: string | undefined;
  /** Who manages the organization that the calling account is in; undefined for none. */
  managedBy: string | undefined;
  /** Whether the master may enter the member. */
  enters: boolean;
  /** Every call, as `account path`. */
  readonly calls: string[];
}

/** Key ids by account. */
const KEYS: Readonly<Record<string, string>> = { [MEMBER]: "AKmember", [MASTER]: "AKmaster" };

/** Two accounts on loopback; gives the world and the environment of each side. */
export async function twoSides(changes: Partial<TwoSides> = {}): Promise<{
  readonly world: TwoSides;
  readonly env: (account: string) => Readonly<Record<string, string>>;
}> {
  const world: TwoSides = {
    debts: {},
    orders: {},
    paidFor: [],
    resources: {},
    members: [MEMBER],
    ownMembers: [],
    joined: undefined,
    managedBy: undefined,
    enters: true,
    calls: [],
    ...changes,
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { status, body } = answer(world, request, Buffer.concat(chunks).toString("utf8"));
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(
    () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  );
  const { port } = server.address() as AddressInfo;
  const env = (account: string) => ({
    HOME: "/nonexistent",
    CLOSEOUT_HUAWEI_ENDPOINT: `http://127.0.0.1:${port}`,
    HUAWEICLOUD_SDK_AK: KEYS[account] ?? "AKnobody",
    HUAWEICLOUD_SDK_SK: "sk-tester-0123456789",
  });
  return { world, env };
}

/** The parts of a combined order, as its record holds them. */
function partsOf(order: { readonly id: string; readonly parts?: readonly number[] }): object {
  const { id, parts } = order;
  if (parts === undefined) return {};
  return { sub_order_infos: parts.map((status, at) => ({ order_id: `${id}-${at}`, status })) };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const refused = (status: number, code: string): Answer => ({
  status,
  body: { error_code: code, error_msg: `refused: ${code}`, request_id: "r-1" },
});

function answer(world: TwoSides, request: IncomingMessage, body: string): Answer {
  const url = new URL(request.url ?? "", "http://localhost");
  const key = /Access=([^,]+)/u.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const caller = Object.entries(KEYS).find(([, id]) => id === key)?.[0] ?? MEMBER;
  world.calls.push(`${caller === MASTER ? "master" : "member"} ${url.pathname}`);
  const query = url.searchParams;
  switch (url.pathname) {
    case "/v5/caller-identity":
      return ok({
        account_id: caller,
        principal_urn: key.startsWith("AKagency")
          ? `sts::${caller}:assumed-agency:closer/closeout`
          : `iam::${caller}:user:closer`,
        principal_id: "u-1",
      });
    case "/v5/agencies/assume":
      return world.enters
        ? ok({
            credentials: {
              access_key_id: "AKagency",
              secret_access_key: "sk-agency-0123456789",
              security_token: "token-0123456789",
              expiration: "2099-01-01T00:00:00Z",
            },
          })
        : refused(403, "PAP5.0001");
    case "/v2/accounts/customer-accounts/balances":
      return ok({
        account_balances: [],
        debt_amount: world.debts[caller] ?? 0,
        currency: "USD",
        measure_id: 1,
      });
    case "/v2/orders/customer-orders": {
      const wanted = query.get("status");
      const all =
        query.get("method") === "sub_customer" ? world.paidFor : (world.orders[caller] ?? []);
      const found = all.filter(({ status }) => wanted === null || String(status) === wanted);
      return ok({
        total_count: found.length,
        order_infos: found.map((one) => ({
          order_id: one.id,
          status: one.status,
          ...partsOf(one),
          ...("agent" in one ? { agent_pay_info: { is_agent_pay: true } } : {}),
        })),
      });
    }
    case "/v2/orders/suscriptions/resources/query": {
      const { order_id: order } = JSON.parse(body) as { readonly order_id?: string };
      const found = (world.resources[caller] ?? []).filter(
        (one) => order === undefined || one.order === order,
      );
      return ok({
        total_count: found.length,
        data: found.map(({ id, status }) => ({ resource_id: id, status })),
      });
    }
    case "/v2/enterprises/multi-accounts/sub-customers": {
      const members = caller === MASTER ? world.members.map((id) => ({ id, status: 1 })) : [];
      const all = [...members, ...(caller === MEMBER ? world.ownMembers : [])];
      return ok({
        total_count: all.length,
        sub_customer_infos: all.map((one) => ({ ...one, name: "shop" })),
      });
    }
    case "/v1/organizations/accounts":
      return world.joined === undefined
        ? refused(401, "Organizations.1015")
        : ok({
            accounts: [{ id: MEMBER, name: "shop", join_method: world.joined, status: "active" }],
            page_info: { current_count: 1 },
          });
    case "/v3/auth/projects":
    case "/v3/projects":
      return ok({ projects: [{ id: "p-1", name: "cn-north-4" }], links: {} });
    case "/v1/organizations":
      return world.managedBy === undefined
        ? refused(401, "Organizations.1015")
        : ok({ organization: { id: "o-1", management_account_id: world.managedBy } });
    case "/v1/organizations/leave":
      if (world.managedBy === undefined) return refused(401, "Organizations.1015");
      world.managedBy = undefined;
      return ok({});
    default:
      return refused(404, "APIGW.0101");
  }
}
