import { expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import type { Project } from "./support/project.ts";
import { HEAD, HERE, SHOP, server, tencentId, withTencent } from "./support/tencent.ts";

/** A pair of keys: gone as soon as it is deleted. */
const PAIR: JsonObject = { KeyId: "skey-1", KeyName: "one", AssociatedInstanceIds: [] };

const pairs = { [HERE]: { "cvm.key-pair": [PAIR] } };

async function deployed(project: Project): Promise<void> {
  await project.review();
  const deploy = await project.deploy("teardown");
  expect(deploy.code, deploy.text).toBe(0);
}

test("a region that account.yaml names and the account is not offered is refused by name", async () => {
  await withTencent(
    { resources: pairs, account: { regions: ["ap-tokyo", HERE] } },
    async (project) => {
      const plan = await project.plan("teardown");
      expect(plan.code).toBe(1);
      expect(plan.says).toContain("is not offered ap-tokyo");
      expect(plan.says).toContain(`offered are ${HERE}`);
    },
  );
});

test("a listing that the cloud refuses is a gap in the plan of the closure, and not taken for empty", async () => {
  await withTencent({ resources: pairs }, async (project) => {
    project.fault({
      kind: "error",
      product: "cvm",
      action: "DescribeKeyPairs",
      status: 200,
      code: "InternalError",
    });
    const plan = await project.plan("closure");
    expect(plan.code).toBe(1);
    expect(plan.says).toContain("cvm.key-pair");
    expect(plan.says).toContain("InternalError");
  });
});

test("a clock that is off by more than the cloud forgives is named, and nothing is called after it", async () => {
  await withTencent({ resources: pairs }, async (project) => {
    await project.review();
    const before = project.calls().length;
    project.fault({
      kind: "error",
      product: "sts",
      status: 200,
      code: "AuthFailure.SignatureExpire",
    });
    const plan = await project.plan("teardown");
    expect(plan.code).toBe(1);
    expect(plan.says).toContain("This machine's clock is more than five minutes off");
    expect(plan.says).toContain("Set the clock, then run again.");
    expect(
      new Set(
        project
          .calls()
          .slice(before)
          .map(({ action }) => action),
      ),
    ).toEqual(new Set(["GetCallerIdentity"]));
  });
});

test("calls that a burst refused are made again, and each of them once", async () => {
  const many = { [HERE]: { "cvm.key-pair": [{ ...PAIR, repeat: 30, KeyId: "skey-{nn}" }] } };
  await withTencent({ resources: many }, async (project) => {
    await project.review();
    project.fault({
      kind: "error",
      status: 200,
      code: "RequestLimitExceeded",
      action: "DeleteKeyPairs",
      times: 15,
    });
    project.fault({
      kind: "error",
      status: 200,
      code: "RequestLimitExceeded",
      action: "DescribeVpcs",
      times: 2,
    });
    const deploy = await project.deploy("teardown");
    expect(deploy.code, deploy.text).toBe(0);
    expect(project.standing("cvm.key-pair")).toEqual([]);
    const done = project
      .changes()
      .filter(({ action, code }) => action === "DeleteKeyPairs" && code === "");
    expect(done).toHaveLength(30);
  });
});

test("what is on its way for ever is stuck after the patience, named, and asked for once", async () => {
  const resources = {
    [HERE]: { "cvm.instance": [server("ins-1", { VirtualPrivateCloud: {} })] },
  };
  await withTencent({ resources, account: { limits: { patience: "1m" } } }, async (project) => {
    await project.review();
    // It is on its way after the first call, and stays so.
    const servers = project.emulator.world.store.account(SHOP)?.everywhere("cvm.instance")[0];
    project.emulator.observe(({ action }) => {
      if (action !== "TerminateInstances") return;
      servers?.put(server("ins-1", { VirtualPrivateCloud: {}, InstanceState: "TERMINATING" }));
    });
    const deploy = await project.deploy("teardown");
    expect(deploy.code).toBe(1);
    expect(deploy.says).toContain(tencentId("cvm.instance", "ins-1"));
    expect(project.standing("cvm.instance")).toEqual(["ins-1"]);
    const asked = project.changes().filter(({ action }) => action === "TerminateInstances");
    expect(asked).toHaveLength(1);
    expect(Object.keys(project.remaining())).toContain(tencentId("cvm.instance", "ins-1"));
  });
});

test("a delete that leaves the item in the recycle bin is no removal: it is destroyed there", async () => {
  const resources = {
    [HERE]: {
      "redis.instance": [{ InstanceId: "crs-1", InstanceName: "cart", BillingMode: 0, Status: 2 }],
    },
  };
  await withTencent({ resources, account: { limits: { patience: "1m" } } }, async (project) => {
    await project.review();
    const lift = project.fault({ kind: "ignore", action: "CleanUpInstance" });
    const first = await project.deploy("teardown");
    expect(first.code).toBe(1);
    expect(first.says).toContain(tencentId("redis.instance", "crs-1"));
    expect(project.row("redis.instance", "crs-1")?.["Status"]).toBe(-2);

    lift();
    await deployed(project);
    expect(project.standing("redis.instance")).toEqual([]);
  });
});

const EMPTY = {
  kind: "created-member",
  securityMailbox: "closing@head-office.example",
  closure: { confirm: SHOP },
} as const;

test("a detection that failed in the cloud's own check is a blocker by its product's name", async () => {
  await withTencent({ account: EMPTY }, async (project) => {
    const blocked = await withRow(project, { _detectFailed: ["redis"] }, () =>
      project.plan("closure"),
    );
    expect(blocked.code).toBe(1);
    expect(blocked.says).toContain("check:DetectFailedResources");
    expect(blocked.says).toContain("redis");

    await project.review();
    const plan = await project.plan("closure");
    expect(plan.code, plan.text).toBe(0);
    expect(project.calls().filter(({ action }) => action === "DeleteAccount")).toEqual([]);
  });
});

test("a member is deleted once: asking how it stands, and deploying again, never submits it anew", async () => {
  await withTencent({ account: EMPTY }, async (project) => {
    const submissions = () =>
      project.calls().filter(({ action }) => action === "DeleteAccount").length;
    const deploy = await project.deploy("closure");
    expect(deploy.code, deploy.text).toBe(0);
    expect(project.stored("closure", "closeout_closure")).toMatchObject({ status: "waiting" });
    expect(submissions()).toBe(1);

    for (const command of [project.plan, project.deploy]) {
      const again = await command("closure");
      expect(again.code, again.text).toBe(0);
    }
    expect(submissions()).toBe(1);
  });
});

/** Does something while the manager's row of the member says otherwise. */
async function withRow<T>(
  project: Project,
  changes: JsonObject,
  act: () => Promise<T>,
): Promise<T> {
  const members = project.emulator.world.store.account(HEAD)?.everywhere("organization.member")[0];
  const before = members?.get(SHOP);
  members?.patch(SHOP, changes);
  try {
    return await act();
  } finally {
    if (before !== undefined) members?.put(before);
  }
}
