import { expect, test } from "vitest";
import { HERE, NETWORK, tencentId, withTencent } from "./support/tencent.ts";

const group = (id: string, more: object = {}) => ({
  SecurityGroupId: id,
  SecurityGroupName: id,
  SecurityGroupDesc: "",
  IsDefault: false,
  CreatedTime: "{now-90d}",
  ...more,
});

test.each([
  ["an inbound rule", { _names: ["sg-goes"] }],
  ["an outbound rule", { _rules: { Egress: [{ SecurityGroupId: "sg-goes" }] } }],
])(
  "a group that %s of a kept group names is no promise of the plan, and is never asked for",
  async (_, rule) => {
    await withTencent(
      {
        account: {
          keep: [{ match: { type: "vpc.security-group", name: "sg-stays" }, because: "in use" }],
        },
        resources: {
          [HERE]: {
            "vpc.security-group": [group("sg-stays", rule), group("sg-goes"), group("sg-3")],
          },
        },
      },
      async ({ review, plan, deploy, calls, standing }) => {
        await review();
        const planned = await plan("teardown");
        expect(planned.says).toContain(
          `${tencentId("vpc.security-group", "sg-goes")}: cannot go before ${tencentId("vpc.security-group", "sg-stays")}, which stays`,
        );
        expect((await deploy("teardown")).code).toBe(0);
        expect(calls().filter(({ action }) => action === "DeleteSecurityGroup")).toHaveLength(1);
        expect(standing("vpc.security-group").toSorted()).toEqual(["sg-goes", "sg-stays"]);
      },
    );
  },
);

test("groups that name each other in a circle go, their rules first", async () => {
  await withTencent(
    {
      resources: {
        [HERE]: {
          "vpc.security-group": [
            group("sg-a", { _names: ["sg-a", "sg-b"] }),
            group("sg-b", { _rules: { Ingress: [{ SecurityGroupId: "sg-c" }], Egress: [] } }),
            group("sg-c", { _rules: { Egress: [{ SecurityGroupId: "sg-a" }] } }),
          ],
        },
      },
    },
    async ({ review, deploy, calls, standing }) => {
      await review();
      const { code, says } = await deploy("teardown");
      expect(code, says).toBe(0);
      expect(standing("vpc.security-group")).toEqual([]);
      const emptied = calls().filter(({ action }) => action === "ModifySecurityGroupPolicies");
      expect(emptied).toHaveLength(3);
    },
  );
});

const CLUSTER = {
  ClusterId: "cls-kept1",
  ClusterName: "kept",
  ClusterStatus: "Running",
  ClusterNetworkSettings: { VpcId: "vpc-shop", Subnets: ["subnet-a"] },
};

test.each([
  [
    "cfs.file-system",
    "cfs-kept1",
    {
      "cfs.file-system": [
        {
          FileSystemId: "cfs-kept1",
          FsName: "kept",
          LifeCycleState: "available",
          _mountTargets: [{ VpcId: "vpc-shop", SubnetId: "subnet-a" }],
        },
      ],
    },
  ],
  [
    "scf.function",
    "lam-kept1",
    {
      "scf.function": [
        {
          FunctionId: "lam-kept1",
          FunctionName: "kept",
          Status: "Active",
          VpcConfig: { VpcId: "vpc-shop", SubnetId: "subnet-a" },
        },
      ],
    },
  ],
  ["tke.cluster", "cls-kept1", { "tke.cluster": [CLUSTER] }],
])("a network in which a kept %s lies is no promise of the plan", async (type, id, things) => {
  await withTencent(
    {
      account: { keep: [{ match: { type, name: "kept" }, because: "in use" }] },
      resources: { [HERE]: { ...NETWORK, ...things } },
    },
    async ({ review, plan, deploy, changes, standing }) => {
      await review();
      const planned = await plan("teardown");
      const holder = tencentId(type, id);
      for (const place of [tencentId("vpc.subnet", "subnet-a"), tencentId("vpc.vpc", "vpc-shop")])
        expect(planned.says).toMatch(
          new RegExp(`${place}: (?:cannot go before|goes only with|its removal would)`, "u"),
        );
      expect(planned.says).toContain(`cannot go before ${holder}, which stays`);
      expect((await deploy("teardown")).code).toBe(0);
      expect(changes()).toEqual([]);
      expect(standing("vpc.subnet")).toEqual(["subnet-a"]);
    },
  );
});
