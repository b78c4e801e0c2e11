import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { send, type TestCall } from "./support/sign.ts";

const key = { id: "HWROOT", secret: "root-secret" };
const viewer = { id: "HWVIEW", secret: "view-secret" };
const account = "d0000000000000000000000000000001";
const project = "p0000000000000000000000000000001";
const ecs = "ecs.cn-north-4.myhuaweicloud.com";
const vpc = "vpc.cn-north-4.myhuaweicloud.com";

const seed = {
  huaweiRegions: ["cn-north-4", "cn-east-3"],
  accounts: [
    {
      cloud: "huawei",
      id: account,
      kind: "standalone",
      name: "shop",
      withoutProjects: ["cn-east-3"],
      projects: [
        { name: "cn-north-4", id: project },
        { name: "cn-north-4_dev", id: "p2" },
      ],
      keys: [{ ...key }, { ...viewer, user: "viewer" }],
      users: [{ name: "viewer", policies: ["ReadOnlyAccessPolicy"] }],
      resources: {
        "cn-north-4": {
          "ecs.server": [{ repeat: 30, id: "s-{nn}", name: "web-{nn}" }],
          "evs.volume": [
            { id: "v-1", bootable: "true", attachments: [{ server_id: "s-01" }] },
            { id: "v-2", attachments: [{ server_id: "s-01" }] },
          ],
          "vpc.vpc": [{ id: "vpc-1", name: "main" }],
          "vpc.subnet": [{ id: "sub-1", vpc_id: "vpc-1" }],
        },
        "cn-north-4_dev": { "vpc.vpc": [{ id: "vpc-2", name: "dev" }] },
      },
    },
    { cloud: "huawei", id: "d2", keys: [{ id: "HWOTHER", secret: "x" }] },
  ],
};

let emulator: Emulator;
const call = (parts: Omit<TestCall, "key"> & { key?: TestCall["key"] }) =>
  send(emulator.url, { key, ...parts });

beforeEach(async () => {
  emulator = await startEmulator({ seed });
});
afterEach(() => emulator.close());

describe("who calls", () => {
  it("is told by its own key", async () => {
    const host = "sts.cn-north-4.myhuaweicloud.com";
    const { status, body } = await call({ host, path: "/v5/caller-identity" });
    expect(status).toBe(200);
    expect(body.account_id).toBe(account);
  });

  it.each([
    ["a wrong secret", { key: { ...key, secret: "wrong" } }],
    ["an unknown key", { key: { id: "NOBODY", secret: "x" } }],
    ["a token that it has not", { key: { ...key, token: "x" } }],
    ["a clock that is twenty minutes late", { time: Date.now() - 20 * 60_000 }],
  ])("is not believed with %s", async (_what, parts) => {
    const host = "iam.cn-north-4.myhuaweicloud.com";
    const { status, body } = await call({ host, path: "/v3/projects", ...parts });
    expect([status, body.error_code]).toEqual([401, "APIGW.0301"]);
  });

  it("is refused in a project or an account that is not its own", async () => {
    const path = `/v1/${project}/cloudservers/detail`;
    const foreign = await call({ key: { id: "HWOTHER", secret: "x" }, host: ecs, path });
    expect(foreign.status).toBe(401);
    const elsewhere = await call({ host: "ecs.cn-east-3.myhuaweicloud.com", path });
    expect(elsewhere.status).toBe(401);
  });

  it("may not do what its policies do not allow", async () => {
    const path = `/v1/${project}/cloudservers/detail`;
    expect((await call({ key: viewer, host: ecs, path })).status).toBe(200);
    const { status, body } = await call({
      key: viewer,
      host: vpc,
      method: "DELETE",
      path: `/v3/${project}/vpc/vpcs/vpc-1`,
    });
    expect(status).toBe(403);
    expect(body.error_msg).toContain("Policy doesn't allow");
  });
});

describe("projects", () => {
  it("are those of the regions and those below, and a region may have none", async () => {
    const host = "iam.cn-north-4.myhuaweicloud.com";
    const { body } = await call({ host, path: "/v3/auth/projects" });
    const names = body.projects.map((one: { name: string }) => one.name).sort();
    expect(names).toEqual(["cn-north-4", "cn-north-4_dev"]);
  });

  it("hold what is theirs", async () => {
    const { body } = await call({ host: vpc, path: "/v3/p2/vpc/vpcs" });
    expect(body.vpcs.map((one: { id: string }) => one.id)).toEqual(["vpc-2"]);
    expect(body.page_info).toEqual({ current_count: 1 });
  });
});

describe("servers", () => {
  const path = `/v1/${project}/cloudservers/detail`;

  it("are listed by the number of the page, from 1", async () => {
    const first = await call({ host: ecs, path });
    expect([first.body.count, first.body.servers.length]).toEqual([30, 25]);
    const second = await call({ host: ecs, path, query: { offset: "2", limit: "25" } });
    expect(second.body.servers[0].id).toBe("s-26");
    expect((await call({ host: ecs, path, query: { limit: "1001" } })).status).toBe(400);
  });

  it("take their system disk along, and the others when asked for", async () => {
    const { status, body } = await call({
      host: ecs,
      method: "POST",
      path: `/v1/${project}/cloudservers/delete`,
      body: { servers: [{ id: "s-01" }], delete_volume: false },
    });
    expect(status).toBe(200);
    expect(body.job_id).not.toBe("");
    const disks = await call({
      host: "evs.cn-north-4.myhuaweicloud.com",
      path: `/v2/${project}/cloudvolumes/detail`,
    });
    expect(disks.body.volumes.map((one: { id: string }) => one.id)).toEqual(["v-2"]);
    for (const _poll of [1, 2]) await call({ host: ecs, path });
    expect((await call({ host: ecs, path })).body.count).toBe(29);
  });
});

it("keeps a VPC that has subnets", async () => {
  const path = `/v3/${project}/vpc/vpcs/vpc-1`;
  expect((await call({ host: vpc, method: "DELETE", path })).status).toBe(409);
  const subnet = `/v1/${project}/vpcs/vpc-1/subnets/sub-1`;
  expect((await call({ host: vpc, method: "DELETE", path: subnet })).status).toBe(204);
  expect((await call({ host: vpc, method: "DELETE", path })).status).toBe(204);
});
