import { expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import { runningResources } from "../../policies/standard/running-resources.ts";
import { rows } from "../../src/clouds/alibaba/catalog.ts";
import { WAVES } from "../../src/core/item.ts";
import type { JudgedItem } from "../../src/core/policy.ts";
import { prerequisites } from "../../src/engine/graph.ts";
import { itemOf, REGION, type Resources, withAccount } from "./support/account.ts";
import { MEMBER } from "./support/directory.ts";

const here = (tables: Resources[string]): { readonly resources: Resources } => ({
  resources: { [REGION]: tables },
});
const bucket = (Name: string, more: JsonObject = {}): JsonObject => ({
  Name,
  Location: `oss-${REGION}`,
  Region: REGION,
  StorageClass: "Standard",
  CreationDate: "{now-30d}",
  ...more,
});
const needsOf = (items: readonly JudgedItem[], id: string): readonly string[] =>
  [...(prerequisites(items, rows).get(itemOf(items, id).id) ?? [])]
    .map((other) => other.split(":").at(-1) ?? "")
    .toSorted();

test("a database says whether its backups outlive it, and that they will be billed", () =>
  withAccount(
    here({
      "rds.instance": ["Lastest", "All", "None"].map((_keepPolicy) => ({
        DBInstanceId: `rm-${_keepPolicy}`,
        DBInstanceStatus: "Running",
        DBInstanceType: "Primary",
        PayType: "Postpaid",
        _keepPolicy,
      })),
    }),
    async ({ judged }) => {
      const items = await judged(["rds.instance"]);
      for (const kept of ["rm-Lastest", "rm-All"]) {
        expect(itemOf(items, kept).line).toMatch(
          /archived backups are kept after its release, free for 7 days and billed/u,
        );
      }
      expect(itemOf(items, "rm-None").line).toContain("no archived backup is kept");
      expect(rows.get("rds.instance")?.material).toContain("keptBackups");
    },
  ));

test("what lies in a recycle bin is an item, says so, and is purged", () =>
  withAccount(
    here({
      "kvstore.instance": [
        { InstanceId: "r-bin", InstanceStatus: "Released", ChargeType: "PostPaid" },
      ],
      "sls.project": [{ projectName: "logs-bin", status: "Recycled", recycleBinEnabled: true }],
      "nas.file-system": [
        {
          FileSystemId: "files-bin",
          FileSystemType: "standard",
          ChargeType: "PayAsYouGo",
          Status: "Running",
          _recycleBin: true,
        },
      ],
    }),
    async ({ judged, view, remove }) => {
      const types = ["kvstore.instance", "sls.project", "nas.file-system"];
      const items = await judged(types);
      const verdict = runningResources.check(await view(types));
      expect(verdict.pass ? 0 : verdict.findings.length).toBe(3);
      expect(itemOf(items, "r-bin").line).toContain("in the recycle bin");
      const purges = await Promise.all(
        ["r-bin", "logs-bin", "files-bin"].map(
          async (id) => (await remove(itemOf(items, id))).actions,
        ),
      );
      expect(purges).toEqual([
        ["R-kvstore.DestroyInstance"],
        ["Sls.DeleteProject"],
        ["NAS.DisableAndCleanRecycleBin", "NAS.DeleteFileSystem"],
      ]);
      // The emulator takes a few listings to let go of what was purged.
      for (let asked = 0; asked < 3; asked += 1) await judged(types);
      expect(await judged(types)).toEqual([]);
    },
  ));

test("a key's own state is the proof of its deletion: scheduled, it is a wait", () =>
  withAccount(
    here({ "kms.key": [{ KeyId: "key-1", Creator: MEMBER, KeyState: "Enabled" }] }),
    async ({ judged, view, remove }) => {
      expect(runningResources.check(await view(["kms.key"])).pass).toBe(false);
      await remove(itemOf(await judged(["kms.key"]), "key-1"));
      const after = itemOf(await judged(["kms.key"]), "key-1");
      expect(after).toMatchObject({ state: "scheduled", until: expect.stringMatching(/^20/u) });
      expect(after.line).toContain("deletion scheduled for 20");
      expect(runningResources.check(await view(["kms.key"])).pass).toBe(true);
    },
  ));

test("writers go first, and the bucket that receives audit logs goes last", () =>
  withAccount(
    {
      resources: {
        "*": {
          "oss.bucket": [
            bucket("site", { _logging: { TargetBucket: "access-logs", TargetPrefix: "site/" } }),
            bucket("main", {
              _replication: [{ ID: "r-1", Status: "doing", Destination: { Bucket: "copy" } }],
            }),
            bucket("access-logs"),
            bucket("copy"),
            bucket("audit"),
          ],
          "actiontrail.trail": [
            {
              Name: "trail",
              HomeRegion: REGION,
              Status: "Enable",
              IsOrganizationTrail: false,
              OssBucketName: "audit",
            },
          ],
        },
        [REGION]: {
          "sls.project": [{ projectName: "flow-logs", status: "Normal" }],
          "vpc.flow-log": [
            {
              FlowLogId: "fl-1",
              Status: "Active",
              ResourceId: "vpc-1",
              ResourceType: "VPC",
              ProjectName: "flow-logs",
              LogStoreName: "all",
            },
          ],
        },
      },
    },
    async ({ judged }) => {
      const items = await judged([
        "oss.bucket",
        "actiontrail.trail",
        "sls.project",
        "vpc.flow-log",
      ]);
      expect(needsOf(items, "access-logs")).toEqual(["site"]);
      expect(needsOf(items, "copy")).toEqual(["main"]);
      expect(needsOf(items, "trail")).toEqual(["access-logs", "copy", "main", "site"]);
      expect(needsOf(items, "audit")).toEqual(["trail"]);
      expect(needsOf(items, "flow-logs")).toEqual(["fl-1", "trail"]);
      const wave = (id: string) => WAVES.indexOf(itemOf(items, id).wave);
      expect(wave("fl-1")).toBeLessThan(wave("flow-logs"));
    },
  ));

test("a bucket's own writers and access points are ended before it is emptied", () =>
  withAccount(
    {
      resources: {
        "*": {
          "oss.bucket": [
            bucket("full", {
              _logging: { TargetBucket: "elsewhere", TargetPrefix: "" },
              _replication: [{ ID: "r-1", Status: "doing", Destination: { Bucket: "copy" } }],
              _accessPoints: [{ AccessPointName: "door", Status: "enable" }],
            }),
          ],
        },
        full: {
          "oss.version": [
            { Key: "a", VersionId: "null", Size: 1, LastModified: "2026-01-01T00:00:00.000Z" },
          ],
        },
      },
    },
    async ({ judged, remove, session }) => {
      const full = itemOf(await judged(["oss.bucket"]), "full");
      expect(
        session.describe(full, "delete").map((step) => step.replace(/ \(\d+\)$/u, "")),
      ).toEqual([
        "stop its access logs",
        "stop its replication",
        "remove its access points",
        "delete all objects, versions, delete markers, unfinished uploads and live channels",
        "delete the bucket",
      ]);
      const { outcome, actions } = await remove(full);
      expect(outcome).toEqual({ outcome: "requested" });
      expect(actions).toEqual([
        "Oss.DeleteBucketLogging",
        "Oss.DeleteBucketReplication",
        "Oss.DeleteAccessPoint",
        "Oss.DeleteMultipleObjects",
        "Oss.DeleteBucket",
      ]);
    },
  ));

test("a bucket to which logs came after the review is reviewed again, not emptied", () =>
  withAccount(
    {
      resources: {
        "*": { "oss.bucket": [bucket("logs")] },
        logs: {
          "oss.version": [
            { Key: "old", VersionId: "null", Size: 1, LastModified: "2026-01-01T00:00:00.000Z" },
            { Key: "new", VersionId: "null", Size: 1, LastModified: "2030-01-01T00:00:00.000Z" },
          ],
        },
      },
    },
    async ({ judged, remove }) => {
      const { outcome, actions } = await remove(itemOf(await judged(["oss.bucket"]), "logs"));
      expect(outcome).toMatchObject({ outcome: "refused", code: "GrewSinceReview" });
      expect(actions).toEqual([]);
    },
  ));

test("buckets under a locked retention policy and with OSS-HDFS are a person's to delete", () =>
  withAccount(
    {
      resources: {
        "*": {
          "oss.bucket": [
            bucket("held", { _worm: { WormId: "w", State: "Locked", RetentionPeriodInDays: 70 } }),
            bucket("hdfs"),
          ],
        },
        hdfs: {
          "oss.version": [
            {
              Key: ".dlsdata/block-1",
              VersionId: "null",
              Size: 1,
              LastModified: "2026-01-01T00:00:00.000Z",
            },
          ],
        },
      },
    },
    async ({ judged }) => {
      const items = await judged(["oss.bucket"]);
      expect(itemOf(items, "held")).toMatchObject({ disposition: "manual" });
      expect(itemOf(items, "held").because).toContain("retention policy");
      expect(itemOf(items, "hdfs")).toMatchObject({ disposition: "manual" });
      expect(itemOf(items, "hdfs").because).toContain("OSS-HDFS");
    },
  ));

test("a certificate in force is revoked only where account.yaml says so", () =>
  withAccount(
    here({
      "cas.certificate": [
        {
          CertificateId: 601,
          Name: "shop",
          CommonName: "shop.example",
          Upload: false,
          Expired: false,
          Status: "ISSUED",
          InstanceId: "cas-1",
          _orderId: 9001,
        },
      ],
      "cas.order": [{ OrderId: 9001, InstanceId: "cas-1", Status: "ISSUED" }],
    }),
    async ({ judged, session }) => {
      const types = ["cas.certificate"];
      const match = { type: "cas.certificate" };
      const rule = (option?: string) => ({
        dispositions: [
          {
            match,
            disposition: "delete" as const,
            ...(option === undefined ? {} : { option }),
            because: "x",
            line: 3,
          },
        ],
      });
      const asked = itemOf(await judged(types), "601");
      expect(asked.disposition).toBe("manual");
      expect(asked.because).toContain("breaks every site that shows it");

      const deleted = itemOf(await judged(types, rule()), "601");
      expect(session.describe(deleted, "delete")).toEqual(["delete the certificate"]);
      expect(deleted.line).not.toContain("breaks");

      const revoked = itemOf(await judged(types, rule("revoke")), "601");
      expect(session.describe(revoked, "delete").join()).toContain("revoke the certificate");
      expect(revoked.line).toContain("Every site that shows it breaks, also outside this account.");
    },
  ));
