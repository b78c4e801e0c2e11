import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import { legalHold } from "../../examples/legal-hold.ts";
import { type Project, type Setup, withProject } from "./support/project.ts";
import { HERE, SHOP, type TencentSetup, withTencent } from "./support/tencent.ts";
import { bucket } from "./support/things.ts";
import { MEMBER, REGION } from "./support/world.ts";

type Tags = Readonly<Record<string, string>>;

const HOLD: Tags = { "legal-hold": "yes" };
const keep = [{ match: { tags: HOLD }, because: "under legal hold" }];

/** Of each type one that carries the tags and one that carries none, on each cloud. */
const alibaba = (_tags: Tags): NonNullable<Setup["resources"]> => ({
  [REGION]: {
    "rds.instance": both(_tags, (DBInstanceId) => ({
      DBInstanceId,
      DBInstanceStatus: "Running",
      DBInstanceType: "Primary",
      Engine: "MySQL",
      PayType: "Postpaid",
      CreateTime: "{now-30d}",
    })),
    "kms.key": both(_tags, (KeyId) => ({
      KeyId,
      KeyState: "Enabled",
      Creator: MEMBER,
      CreationDate: "{now-30d}",
    })),
    "sls.project": both(_tags, (projectName) => ({
      projectName,
      status: "Normal",
      createTime: "1760000000",
    })),
  },
  "*": {
    "oss.bucket": both(_tags, (name) => bucket(name)),
    "ram.user": both(_tags, (UserName) => ({
      UserName,
      UserId: `${UserName}-id`,
      CreateDate: "{now-30d}",
    })),
  },
});

const tencent = (_tags: Tags): NonNullable<TencentSetup["resources"]> => {
  const shown = Object.entries(_tags).map(([Key, Value]) => ({ Key, Value }));
  const pairs = Object.entries(_tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
  const key = { KeyState: "Enabled", Owner: "user", CreateTime: 1760000000 };
  return {
    [HERE]: {
      "cdb.instance": [
        { InstanceId: "held", PayType: 1, Status: 1, TagList: pairs },
        { InstanceId: "free", PayType: 1, Status: 1 },
      ],
      "kms.key": both(_tags, (KeyId) => ({ KeyId, ...key })),
      "cls.logset": [
        { LogsetId: "held", LogsetName: "held", Tags: shown },
        { LogsetId: "free", LogsetName: "free" },
      ],
    },
    "*": {
      "cos.bucket": both(_tags, (name) => ({
        Name: `${name}-1250000002`,
        Location: HERE,
        CreationDate: "{now-90d}",
      })),
      "cam.user": [
        { Uin: 100000200011, Name: "held", Uid: 11, _tags },
        { Uin: 100000200012, Name: "free", Uid: 12 },
      ],
    },
  };
};

function both(_tags: Tags, fields: (name: string) => JsonObject): readonly JsonObject[] {
  return [{ ...fields("held"), _tags }, fields("free")];
}

/** What is left of both: names, or `pending` for a key that goes in some days. */
function left(project: Project, tables: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    tables.map((table) => [
      table,
      ["held", "free", "held-1250000002", "free-1250000002", "100000200011", "100000200012"]
        .filter((id) => {
          const row = project.row(table, id);
          return row !== undefined && !/^Pending/u.test(String(row["KeyState"]));
        })
        .map((id) => (id.startsWith("held") || id.endsWith("11") ? "held" : "free")),
    ]),
  );
}

const TABLES = {
  alibaba: ["rds.instance", "kms.key", "sls.project", "oss.bucket", "ram.user"],
  tencent: ["cdb.instance", "kms.key", "cls.logset", "cos.bucket", "cam.user"],
} as const;

type Run = (
  parts: {
    readonly account?: JsonObject;
    readonly policies?: Setup["policies"];
    readonly tags?: Tags;
  },
  test: (project: Project) => Promise<void>,
) => Promise<void>;

const CLOUDS: readonly (readonly [keyof typeof TABLES, string, Run, readonly string[]])[] = [
  [
    "alibaba",
    MEMBER,
    ({ account, policies, tags = HOLD }, run) =>
      withProject(
        { resources: alibaba(tags), ...(account && { account }), ...(policies && { policies }) },
        run,
      ),
    ["ListTagResources", "GetBucketTags"],
  ],
  [
    "tencent",
    SHOP,
    ({ account, policies, tags = HOLD }, run) =>
      withTencent(
        { resources: tencent(tags), ...(account && { account }), ...(policies && { policies }) },
        run,
      ),
    ["GetResources", "GetBucketTagging"],
  ],
];

describe.each(CLOUDS)("on %s, what carries a tag", (cloud, member, run, actions) => {
  const tables = TABLES[cloud];
  const only = (who: string) => Object.fromEntries(tables.map((table) => [table, [who]]));

  test("is kept by a rule about it, and what does not is removed", () =>
    run({ account: { keep } }, async (project) => {
      const review = await project.review();
      expect(Object.keys(review.items).filter((id) => /:held/u.test(id))).toEqual([]);
      const deployed = await project.deploy("teardown");
      expect(deployed.code, deployed.says).toBe(0);
      // A database that stays may be encrypted by any key.
      const more = cloud === "alibaba" ? { "kms.key": ["held", "free"] } : {};
      expect(left(project, tables)).toEqual({ ...only("held"), ...more });
    }));

  test("is named by the README's own policy, and nothing of it is removed", () =>
    run({ policies: [legalHold] }, async (project) => {
      await project.review();
      const planned = await project.plan("teardown");
      expect(planned.says).toContain("legal-hold");
      expect(planned.says).not.toContain("are not known");
      await project.deploy("teardown");
      for (const table of tables) expect(left(project, [table])[table], table).toContain("held");
    }));

  test("is not let go when its tags are denied: the types are named", () =>
    run({ account: { keep } }, async (project) => {
      const lifts = actions.map((action) =>
        project.fault({
          kind: "error",
          action,
          status: 403,
          code: cloud === "tencent" ? "AuthFailure.UnauthorizedOperation" : "NoPermission",
        }),
      );
      await project.review();
      const planned = await project.plan("teardown");
      expect(planned.code).toBe(1);
      expect(planned.says).toContain("cannot be evaluated");
      for (const type of ["kms.key", cloud === "tencent" ? "cos.bucket" : "oss.bucket"]) {
        expect(planned.says).toContain(type);
      }
      expect((await project.deploy("teardown")).code).toBe(1);
      expect(project.changes()).toEqual([]);
      for (const lift of lifts) lift();
    }));

  test("is kept when it was tagged after the review", () =>
    run({ account: { keep: [...keep] }, tags: { team: "a" } }, async (project) => {
      // A rule must match something.
      tag(project, member, ["oss.bucket", "cos.bucket"], "held");
      await project.review();
      const [users, id] = cloud === "alibaba" ? ["ram.user", "free"] : ["cam.user", "100000200012"];
      tag(project, member, [users], id);
      await project.deploy("teardown");
      expect(left(project, [users])).toEqual({ [users]: ["free"] });
    }));
});

test("a user that is tagged while a deploy removes other things is kept by the last question", () =>
  withProject({ resources: alibaba({ team: "a" }), account: { keep } }, async (project) => {
    tag(project, MEMBER, ["oss.bucket"], "held");
    await project.review();
    const stop = project.emulator.observe(({ action }) => {
      if (action !== "DeleteDBInstance") return;
      stop();
      tag(project, MEMBER, ["ram.user"], "free");
    });
    await project.deploy("teardown");
    expect(project.changes().map(({ action }) => action)).toContain("DeleteDBInstance");
    expect(left(project, ["ram.user"])).toEqual({ "ram.user": ["free"] });
  }));

/** Puts the tag on what is called so, or begins so, as its owner would. */
function tag(project: Project, member: string, names: readonly string[], id: string): void {
  const account = project.emulator.world.store.account(member);
  for (const table of names.flatMap((name) => account?.everywhere(name) ?? [])) {
    for (const row of table.rows()) {
      if (table.idOf(row).startsWith(id)) table.patch(table.idOf(row), { _tags: HOLD });
    }
  }
}
