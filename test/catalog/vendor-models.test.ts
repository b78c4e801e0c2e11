import { describe, expect, test } from "vitest";
import { readPackages } from "../../scripts/vendor-models/download.ts";
import { staleness } from "../../scripts/vendor-models/extract.ts";
import { lintCall, lintCalls, type VendorCall } from "../../scripts/vendor-models/lint.ts";
import { loadVendorModels, type VendorModels } from "../../scripts/vendor-models/models.ts";
import { paramNames, replyPaths } from "../../scripts/vendor-models/names.ts";
import { readActions, usedActions } from "../../scripts/vendor-models/used.ts";

const models: VendorModels = {
  Ecs: {
    version: "2014-05-26",
    style: "RPC",
    source: "npm ecs 1.0.0",
    actions: {
      DescribeSnapshots: {
        query: { "Filter[]": { Key: 1, Value: 1 }, "SnapshotIds:json[]": 1, "Tags{}": 1 },
        response: {
          NextToken: 1,
          Snapshots: { "Snapshot[]": { SnapshotId: 1, Usage: 1, "Labels{}": 1, Extra: "*" } },
        },
      },
    },
  },
  CS: {
    version: "2015-12-15",
    style: "ROA",
    source: "npm cs 1.0.0",
    actions: {
      DescribeClusterNodes: {
        method: "GET",
        path: "/clusters/{ClusterId}/nodes",
        query: { pageSize: 1 },
        response: { "[]": { node_name: 1 } },
      },
      ModifyCluster: {
        method: "PUT",
        path: "/api/v2/clusters/{ClusterId}",
        body: { deletion_protection: 1, "vswitch_ids[]": 1, window: { enable: 1 } },
        response: { task_id: 1 },
      },
    },
  },
};

const good: VendorCall = {
  where: "row ecs.snapshot",
  product: "Ecs",
  version: "2014-05-26",
  action: "DescribeSnapshots",
  params: ["Filter.1.Key", "Filter.N.Value", "SnapshotIds", "Tags.owner"],
  responsePaths: [
    "NextToken",
    "Snapshots.Snapshot",
    "Snapshots.Snapshot[].SnapshotId",
    "Snapshots.Snapshot[].Labels.team",
    "Snapshots.Snapshot[].Extra.anything.at.all",
  ],
};

const kinds = (call: VendorCall): readonly string[] =>
  lintCall(call, models).map(({ kind, name }) => `${kind} ${name}`);

describe("the vendor model lint", () => {
  test("accepts a call that says what the vendor says", () => {
    expect(lintCall(good, models)).toEqual([]);
  });

  test("catches an unknown product", () => {
    expect(kinds({ ...good, product: "Esc" })).toEqual(["product Esc"]);
  });

  test("catches a wrong API version", () => {
    expect(kinds({ ...good, version: "2014-05-27" })).toEqual(["version 2014-05-27"]);
  });

  test("catches a wrong action and names the nearest one", () => {
    const [problem] = lintCall({ ...good, action: "DescribeSnapshot" }, models);
    expect(problem?.kind).toBe("action");
    expect(problem?.message).toContain("nearest: DescribeSnapshots");
  });

  test("catches a wrong parameter, also inside a list and inside a packed value", () => {
    const params = ["Filter.1.Name", "SnapshotId", "SnapshotIds.1"];
    expect(kinds({ ...good, params })).toEqual([
      "param Filter.N.Name",
      "param SnapshotId",
      "param SnapshotIds.N",
    ]);
  });

  test("catches a wrong response path and a list that is read as an object", () => {
    const responsePaths = [
      "Snapshots.Snapshot.SnapshotId",
      "Snapshots.Snapshot[].Id",
      "TotalCount",
    ];
    expect(kinds({ ...good, responsePaths })).toEqual([
      "response Snapshots.Snapshot.SnapshotId",
      "response Snapshots.Snapshot[].Id",
      "response TotalCount",
    ]);
  });

  test("takes a list or the one record where a row says that either may stand there", () => {
    const both = ["Snapshots.Snapshot[?].SnapshotId", "Snapshots[?].Snapshot"];
    expect(kinds({ ...good, responsePaths: both })).toEqual([]);
    expect(kinds({ ...good, responsePaths: ["Snapshots.Snapshot[?].Id"] })).toEqual([
      "response Snapshots.Snapshot[?].Id",
    ]);
  });

  test("catches a wrong REST method or path and takes any word for a path argument", () => {
    const nodes: VendorCall = {
      where: "row cs.node",
      product: "CS",
      action: "DescribeClusterNodes",
      method: "GET",
      path: "/clusters/$parent.id/nodes",
      params: ["ClusterId", "pageSize"],
      responsePaths: ["[]", "[].node_name"],
    };
    expect(kinds(nodes)).toEqual([]);
    expect(kinds({ ...nodes, path: "/cluster/$id/nodes" })).toEqual(["path /cluster/$id/nodes"]);
    expect(kinds({ ...nodes, method: "POST" })).toEqual(["path /clusters/$parent.id/nodes"]);
    expect(kinds({ ...good, path: "/snapshots" })).toEqual(["path /snapshots"]);
  });

  test("holds the members of a REST body against the model", () => {
    const modify: VendorCall = {
      where: "row cs.cluster",
      product: "CS",
      action: "ModifyCluster",
      params: [
        "deletion_protection",
        "vswitch_ids",
        "window",
        "window.enable",
        "deletionProtection",
      ],
      responsePaths: [],
    };
    expect(kinds(modify)).toEqual(["param deletionProtection"]);
  });

  test("lets a named exception pass and complains about one that nothing needs", () => {
    const exception = {
      product: "Ecs",
      action: "DescribeSnapshots",
      kind: "param",
      name: "DryRun",
      because: "documented on the vendor's page",
    } as const;
    const call = { ...good, params: ["DryRun"] };
    expect(lintCalls([call], models, [exception])).toEqual([]);
    expect(lintCalls([good], models, [exception])).toMatchObject([
      { kind: "exception", name: "DryRun" },
    ]);
    expect(lintCalls([call], models, [])).toMatchObject([{ kind: "param", name: "DryRun" }]);
  });
});

describe("names of values", () => {
  test("a request's values become the names that are sent", () => {
    const request = {
      RegionId: "cn-hangzhou",
      Filter: [{ Key: "a", Value: ["x", "y"] }, { Key: "b" }],
      KeyPairNames: { json: ["k1"] },
      "Tag.1.Key": "team",
    };
    expect(paramNames(request)).toEqual([
      "RegionId",
      "Filter.N.Key",
      "Filter.N.Value.N",
      "KeyPairNames",
      "Tag.N.Key",
    ]);
  });

  test("a reply's values become response paths, empty lists included", () => {
    const reply = { A: { B: [{ C: 1 }, { D: [] }] }, E: {} };
    expect(replyPaths(reply)).toEqual(["A.B[].C", "A.B[].D", "E"]);
  });
});

describe("the committed names", () => {
  test("are asked for by what the rows, the code and the emulator use", async () => {
    expect(readActions()).toEqual(await usedActions());
  });

  test("hold every used action and no other, from the pinned packages", () => {
    expect(staleness(readActions(), loadVendorModels(), readPackages())).toEqual([]);
  });

  test("say what lacks when an action is used that was not extracted", () => {
    const used = { Ecs: ["DescribeSnapshots", "DeleteSnapshot"] };
    const packages = [
      { product: "Ecs", registry: "npm", package: "ecs", version: "1.0.0" },
    ] as const;
    expect(staleness(used, models, packages)).toEqual([
      "Ecs DeleteSnapshot is used, but not extracted.",
    ]);
  });
});
