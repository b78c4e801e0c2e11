import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { huawei } from "../../src/clouds/huawei/cloud.ts";
import type { CloudSession } from "../../src/core/cloud.ts";
import { plainAccount } from "../support/account.ts";
import { quietClock } from "../support/quiet-clock.ts";

const ACCOUNT = "0123456789abcdef0123456789abcdef";
const MANAGER = "fedcba9876543210fedcba9876543210";
const EVERYTHING = { Effect: "Allow", Action: ["*:*:*"] };
const FORBIDS = { Effect: "Deny", Action: ["ecs:cloudServers:list"] };

type Statement = Readonly<Record<string, unknown>>;

/** What an account says of the rights of its user. */
interface World {
  /** Statements of the identity policy of the user's group. */
  readonly five?: readonly Statement[];
  /** Statements of a permission of version 3, and the query that it is told in. */
  readonly three?: { readonly statements: readonly Statement[]; readonly scope: string };
  /** Statements of the policy of the unit above the account, which manages the organization itself. */
  readonly above?: readonly Statement[];
  readonly manager?: string;
  readonly denied?: string;
  readonly principal?: string;
}

let server: Server | undefined;
let session: CloudSession | undefined;

afterEach(async () => {
  await session?.close();
  await new Promise((done) => server?.close(done));
  session = undefined;
});

function answerTo(path: string, query: string, world: World): unknown {
  const { five = [], three, above, manager = ACCOUNT } = world;
  const page = { page_info: { current_count: 1 } };
  const listed: Readonly<Record<string, unknown>> = {
    "/v5/caller-identity": {
      account_id: ACCOUNT,
      principal_urn: world.principal ?? `iam::${ACCOUNT}:user:closer`,
      principal_id: world.principal === undefined ? "u-1" : "a-1:session",
    },
    "/v3/auth/projects": { projects: [{ id: "p-1", name: "cn-north-4" }] },
    "/v3/projects": { projects: [] },
    "/v5/users/u-1": { user: { user_id: "u-1", user_name: "closer", is_root_user: false } },
    "/v5/users/u-1/attached-policies": { attached_policies: [], page_info: { current_count: 0 } },
    "/v5/groups": { groups: [{ group_id: "g-1", group_name: "closers" }], ...page },
    "/v5/groups/g-1/attached-policies": { attached_policies: [{ policy_id: "five" }], ...page },
    "/v5/agencies/a-1/attached-policies": { attached_policies: [{ policy_id: "five" }], ...page },
    "/v5/policies/five": { policy: { policy_name: "five", default_version_id: "v2" } },
    "/v5/policies/five/versions/v2": {
      policy_version: { document: JSON.stringify({ Version: "5.0", Statement: five }) },
    },
    "/v3/roles/three": {
      role: { name: "three", policy: { Version: "1.1", Statement: three?.statements ?? [] } },
    },
    "/v1/organizations/entities": {
      entities: [
        query.includes(`child_id=${ACCOUNT}`)
          ? { id: "ou-1", type: "organizational_unit" }
          : { id: "r-1", type: "root" },
      ],
      ...page,
    },
    "/v1/organizations/policies": {
      policies: [
        { id: query.includes("ou-1") ? "unit" : "full", type: "service_control_policy" },
        { id: "tags", type: "tag_policy" },
      ],
      ...page,
    },
    "/v1/organizations/policies/full": {
      policy: {
        content: JSON.stringify({ Statement: [EVERYTHING] }),
        policy_summary: { name: "FullAccess" },
      },
    },
    "/v1/organizations/policies/unit": {
      policy: {
        content: JSON.stringify({ Statement: above ?? [] }),
        policy_summary: { name: "unit" },
      },
    },
  };
  if (path === "/v3.0/OS-PERMISSION/role-assignments") {
    const here = three !== undefined && query.includes(three.scope);
    const role_assignments = here ? [{ role: { id: "three" } }] : [];
    return { role_assignments, total_num: role_assignments.length };
  }
  if (path === "/v1/organizations") {
    if (above === undefined && world.manager === undefined) return undefined;
    return { organization: { id: "o-1", management_account_id: manager } };
  }
  return listed[path];
}

/** What is not proved of a world, and what would help. */
async function reachOf(world: World) {
  server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const [path = "", query = ""] = decodeURIComponent(request.url ?? "").split("?");
      const denied = path === world.denied;
      const body = denied ? undefined : answerTo(path, query, world);
      const refusal = denied
        ? [403, { error_code: "PAP5.0001", error_msg: "Policy doesn't allow" }]
        : [404, { error_code: "Organizations.1015", error_msg: "no organization" }];
      response.writeHead(body === undefined ? Number(refusal[0]) : 200, {
        "content-type": "application/json",
      });
      response.end(JSON.stringify(body ?? refusal[1]));
    });
  });
  await new Promise<void>((ready) => server?.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  session = await huawei.open(
    plainAccount({ name: "shop", cloud: "huawei", id: ACCOUNT, kind: "standalone" }),
    {
      clock: quietClock(),
      env: {
        HOME: "/nonexistent",
        CLOSEOUT_HUAWEI_ENDPOINT: `http://127.0.0.1:${port}`,
        HUAWEICLOUD_SDK_AK: "AKtester",
        HUAWEICLOUD_SDK_SK: "sk-tester-0123456789",
      },
      log: () => {},
    },
  );
  const { unproved, next } = await session.reach(AbortSignal.timeout(20_000));
  return { unproved, next };
}

const ALL_PROJECTS = "is_inherited=true";

describe("what an identity of Huawei Cloud is proved to see", () => {
  test("is everything by an identity policy of its group", async () => {
    expect((await reachOf({ five: [EVERYTHING] })).unproved).toEqual([]);
  });

  test("is everything by the document that is printed for a scan", async () => {
    const [scan] = huawei.permissions("scan");
    const document = JSON.parse(JSON.stringify(scan?.document)) as { Statement: Statement[] };
    expect((await reachOf({ five: document.Statement })).unproved).toEqual([]);
  });

  test("is everything by a permission of version 3 for all projects", async () => {
    const three = { statements: [EVERYTHING], scope: ALL_PROJECTS };
    expect((await reachOf({ three })).unproved).toEqual([]);
  });

  test.each(["scope=project", "scope=enterprise_project", "is_inherited=false"])(
    "is nothing by a permission of version 3 for some (%s)",
    async (scope) => {
      const { unproved } = await reachOf({ three: { statements: [EVERYTHING], scope } });
      expect(unproved).toContain("ecs:*:{get,list}*");
    },
  );

  test("is everything by the policies of an agency", async () => {
    const principal = `sts::${ACCOUNT}:assumed-agency:closeout/session`;
    expect((await reachOf({ five: [EVERYTHING], principal })).unproved).toEqual([]);
  });

  test.each([
    ["an identity policy", { five: [EVERYTHING, FORBIDS] }],
    [
      "a permission for one project",
      { five: [EVERYTHING], three: { statements: [FORBIDS], scope: "scope=project" } },
    ],
    ["a policy above the account", { five: [EVERYTHING], above: [EVERYTHING, FORBIDS] }],
  ] as const)("is not what %s forbids a part of", async (_, world) => {
    const { unproved } = await reachOf(world);
    expect(unproved).toEqual(["ecs:*:{get,list}*"]);
  });

  test("is not what is allowed for some resources", async () => {
    const some = { ...EVERYTHING, Resource: ["ecs:*:*:instance:one"] };
    expect((await reachOf({ five: [some] })).unproved).toContain("vpc:*:{get,list}*");
  });

  test("is not what is allowed in half", async () => {
    const half = { Effect: "Allow", Action: ["vpc:*:list*"] };
    expect((await reachOf({ five: [half] })).unproved).toContain("vpc:*:{get,list}*");
  });

  test("is nothing where the policies cannot be read, and says what lets them be", async () => {
    const { unproved, next } = await reachOf({
      five: [EVERYTHING],
      denied: "/v5/groups/g-1/attached-policies",
    });
    expect(unproved).toContain("ecs:*:{get,list}*");
    expect(next).toContain("iam:*:{get,list}*");
  });

  test("is nothing in a member whose organization only its manager can read", async () => {
    const { unproved, next } = await reachOf({ five: [EVERYTHING], manager: MANAGER });
    expect(unproved).toContain("ecs:*:{get,list}*");
    expect(next).toContain("access.via: management");
  });
});
