import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { arrayAt, codeOf, objectAt } from "./support/client.ts";
import { opsOf, worldOf } from "./support/one-account.ts";

const DAY = 86_400_000;
let emulator: Emulator;
beforeEach(async () => {
  const media = { BasicInfo: { Name: "m" }, _subAppId: 7 };
  emulator = await startEmulator({
    seed: worldOf({
      "ap-guangzhou": {
        "cfs.file-system": [{ repeat: 25, FileSystemId: "cfs-{nn}" }],
        "cls.logset": [{ LogsetId: "set" }],
        "cls.topic": [{ TopicId: "topic", LogsetId: "set", _shipsTo: "function" }],
        "tke.cluster": [{ ClusterId: "cls-1", DeletionProtection: true, ClusterStatus: "Running" }],
        "tke.node": [{ ClusterId: "cls-1", InstanceId: "ins-1" }],
        "cvm.instance": [{ InstanceId: "ins-1", InstanceChargeType: "POSTPAID_BY_HOUR" }],
        "scf.function": [{ FunctionName: "f", Namespace: "jobs", _provisioned: true }],
        "scf.namespace": [{ Name: "jobs", Type: "Custom" }],
        "apigateway.service": [{ ServiceId: "svc", AvailableEnvironments: ["release"] }],
        "apigateway.api": [{ ServiceId: "svc", ApiId: "api" }],
        "kms.key": [{ KeyId: "key", KeyState: "Enabled" }],
        "lighthouse.instance": [
          { InstanceId: "lh-1", InstanceState: "RUNNING" },
          { InstanceId: "lh-2", InstanceState: "RUNNING", _returnFailCode: 3 },
        ],
        "tcb.env": [{ EnvId: "env", Status: "NORMAL", _data: true }],
        "tcr.instance": [
          { RegistryId: "tcr", DeletionProtection: true, _bucket: "tcr-1-1250000001" },
        ],
      },
      "*": {
        "cos.bucket": [{ Name: "tcr-1-1250000001", Location: "ap-guangzhou" }],
        "ssl.certificate": [{ CertificateId: "c", Status: 1, BoundResource: ["cdn"] }],
        "domain.domain": [{ DomainId: "d", DomainName: "a.com", AutoRenew: 1, _lock: true }],
        "dnspod.domain": [{ DomainId: 3, Name: "a.com", IsVip: "YES" }],
        "dnspod.record": [
          { RecordId: 4, _domain: "a.com", Name: "@", Type: "A", Value: "1.1.1.1" },
        ],
        "cdn.domain": [{ Domain: "x.a.com", Status: "online" }],
        "live.domain": [{ Name: "l.a.com", Type: 1, Status: 1 }],
        "live.package": [{ Id: "p", _packageType: 2, Status: 1 }],
        "vod.sub-app": [{ SubAppId: 7, Status: "On" }],
        "vod.media": [{ ...media, repeat: 3, FileId: "{n}" }],
        "sms.sign": [{ SignId: 1, International: 0 }],
      },
    }),
  });
});
afterEach(() => emulator.close());

const at = (product: string, version: string) => opsOf(emulator, product, version);

test("CFS counts its pages", async () => {
  const cfs = at("cfs", "2019-07-19");
  const third = await cfs("DescribeCfsFileSystems", { Limit: 10, Offset: 2 });
  expect(arrayAt(third, "FileSystems")).toHaveLength(5);
  expect(third).toMatchObject({ TotalCount: 25 });
});

test("a log set goes after its topics, a topic after what it ships", async () => {
  const cls = at("cls", "2020-10-16");
  expect(await codeOf(cls("DeleteLogset", { LogsetId: "set" }))).toBe(
    "FailedOperation.LogsetNotEmpty",
  );
  expect(await codeOf(cls("DeleteTopic", { TopicId: "topic" }))).toBe(
    "OperationDenied.TopicHasDeliverFunction",
  );
});

test("a cluster takes its postpaid nodes with it once its protection is off", async () => {
  const tke = at("tke", "2018-05-25");
  const one = { ClusterId: "cls-1", InstanceDeleteMode: "terminate" };
  expect(await codeOf(tke("DeleteCluster", one))).toBe(
    "OperationDenied.ClusterInDeletionProtection",
  );
  await tke("DisableClusterDeletionProtection", { ClusterId: "cls-1" });
  await tke("DeleteCluster", one);
  const [node] = arrayAt(await at("cvm", "2017-03-12")("DescribeInstances"), "InstanceSet");
  expect(node).toMatchObject({ InstanceState: "TERMINATING" });
});

test("functions are listed by namespace, and a namespace goes empty", async () => {
  const scf = at("scf", "2018-04-16");
  expect(await scf("ListFunctions")).toMatchObject({ TotalCount: 0 });
  expect(await scf("ListFunctions", { Namespace: "jobs" })).toMatchObject({ TotalCount: 1 });
  expect(await scf("ListNamespaces")).toMatchObject({ TotalCount: 2 });
  const f = { FunctionName: "f", Namespace: "jobs" };
  expect(await codeOf(scf("DeleteFunction", f))).toBe("FailedOperation.ProvisionedInProgress");
  await scf("DeleteProvisionedConcurrencyConfig", { ...f, Qualifier: "1" });
  expect(await codeOf(scf("DeleteNamespace", { Namespace: "jobs" }))).toBe(
    "ResourceInUse.Namespace",
  );
  await scf("DeleteFunction", f);
  await scf("ListFunctions", { Namespace: "jobs" });
  expect(await codeOf(scf("DeleteNamespace", { Namespace: "jobs" }))).toBe("");
});

test("a gateway's service is taken off, emptied, deleted", async () => {
  const gateway = at("apigateway", "2018-08-08");
  const one = { ServiceId: "svc" };
  const refused = "UnsupportedOperation.UnsupportedDeleteService";
  expect(await codeOf(gateway("DeleteService", one))).toBe(refused);
  await gateway("UnReleaseService", { ...one, EnvironmentName: "release" });
  expect(await codeOf(gateway("DeleteService", one))).toBe(refused);
  await gateway("DeleteApi", { ...one, ApiId: "api" });
  expect(await gateway("DeleteService", one)).toMatchObject({ Result: true });
  expect(objectAt(await gateway("DescribeServicesStatus"), "Result")).toMatchObject({
    TotalCount: 0,
  });
});

test("a key that waits for its deletion is in no list of keys, but is still there", async () => {
  const kms = at("kms", "2019-01-18");
  const schedule = { KeyId: "key", PendingWindowInDays: 7 };
  expect(await codeOf(kms("ScheduleKeyDeletion", schedule))).toBe(
    "ResourceUnavailable.CmkShouldBeDisabled",
  );
  await kms("DisableKey", { KeyId: "key" });
  await kms("ScheduleKeyDeletion", schedule);
  expect(await kms("ListKeys")).toMatchObject({ TotalCount: 0 });
  expect(await kms("DescribeKey", { KeyId: "key" })).toMatchObject({
    KeyMetadata: { KeyState: "PendingDelete" },
  });
  emulator.clock.advance(8 * DAY);
  expect(await codeOf(kms("DescribeKey", { KeyId: "key" }))).toBe(
    "ResourceUnavailable.CmkNotFound",
  );
});

test("a light server is returned, then terminated; one that cannot be returned says why", async () => {
  const light = at("lighthouse", "2020-03-24");
  const able = await light("DescribeInstancesReturnable", { InstanceIds: ["lh-2"] });
  expect(arrayAt(able, "InstanceReturnableSet")).toMatchObject([
    { IsReturnable: false, ReturnFailCode: 3 },
  ]);
  expect(await codeOf(light("IsolateInstances", { InstanceIds: ["lh-2"] }))).toBe(
    "FailedOperation.IsolateResourcesFailed",
  );
  await light("IsolateInstances", { InstanceIds: ["lh-1"] });
  for (let i = 0; i < 2; i += 1) await light("DescribeInstances");
  await light("TerminateInstances", { InstanceIds: ["lh-1"] });
  for (let i = 0; i < 2; i += 1) await light("DescribeInstances");
  expect(await light("DescribeInstances")).toMatchObject({ TotalCount: 1 });
});

test("an environment is isolated for fifteen days, or deleted by force", async () => {
  const tcb = at("tcb", "2018-06-08");
  expect(await codeOf(tcb("DestroyEnv", { EnvId: "env" }))).toBe("ResourceInUse");
  await tcb("DestroyEnv", { EnvId: "env", BypassCheck: true });
  expect(await tcb("DescribeEnvs")).toMatchObject({ Total: 1, EnvList: [{ Status: "ISOLATE" }] });
  emulator.clock.advance(16 * DAY);
  expect(await tcb("DescribeEnvs")).toMatchObject({ Total: 0 });
});

test("a registry takes its bucket with it when told", async () => {
  const tcr = at("tcr", "2019-09-24");
  expect(await codeOf(tcr("DeleteInstance", { RegistryId: "tcr" }))).toBe("OperationDenied");
  await tcr("ModifyInstance", { RegistryId: "tcr", DeletionProtection: false });
  await tcr("DeleteInstance", { RegistryId: "tcr", DeleteBucket: true });
  const left = emulator.world.store.account("100000000001")?.everywhere("cos.bucket");
  expect(left?.[0]?.size).toBe(0);
});

test("names: certificates, domains, zones and CDN each refuse for their own reason", async () => {
  expect(await codeOf(at("ssl", "2019-12-05")("DeleteCertificate", { CertificateId: "c" }))).toBe(
    "FailedOperation.DeleteResourceFailed",
  );
  const dnspod = at("dnspod", "2021-03-23");
  expect(await codeOf(dnspod("DeleteDomain", { Domain: "a.com" }))).toBe(
    "FailedOperation.DomainIsVip",
  );
  expect(
    arrayAt(await dnspod("DescribeRecordList", { Domain: "a.com" }), "RecordList"),
  ).toHaveLength(1);
  const cdn = at("cdn", "2018-06-06");
  const one = { Domain: "x.a.com" };
  expect(await codeOf(cdn("DeleteCdnDomain", one))).toBe("ResourceUnavailable.CdnHostIsNotOffline");
  await cdn("StopCdnDomain", one);
  expect(await codeOf(cdn("DeleteCdnDomain", one))).toBe("ResourceInUse.CdnOpInProgress");
  for (let i = 0; i < 2; i += 1) await cdn("DescribeDomains");
  expect(await codeOf(cdn("DeleteCdnDomain", one))).toBe("");
});

test("a domain changes accounts in a batch that may fail", async () => {
  const domain = at("domain", "2018-08-08");
  const give = async () => {
    const give = { Domains: ["a.com"], NewOwnerUin: "100000000002" };
    const { LogId } = await domain("ModifyDomainOwnerBatch", give);
    const status = { LogIds: [Number(LogId)] };
    await domain("CheckBatchStatus", status);
    return arrayAt(await domain("CheckBatchStatus", status), "StatusSet");
  };
  expect(await give()).toMatchObject([{ Status: "failed" }]);
  await domain("TransferProhibitionBatch", { Domains: ["a.com"], Status: false });
  expect(await give()).toMatchObject([{ Status: "success" }]);
  expect(await domain("DescribeDomainNameList")).toMatchObject({ TotalCount: 0 });
});

test("live, video and messages keep the vendor's limits", async () => {
  const live = at("live", "2018-08-01");
  expect(await codeOf(live("DescribeLiveDomains", { PageSize: 5 }))).toBe("InvalidParameterValue");
  expect(await live("DescribeLivePackageInfo", { PackageType: 2 })).toMatchObject({ TotalNum: 1 });
  expect(await live("DescribeLivePackageInfo", { PackageType: 0 })).toMatchObject({ TotalNum: 0 });
  const vod = at("vod", "2018-07-17");
  expect(await codeOf(vod("SearchMedia", { Offset: 4991, Limit: 10 }))).toBe(
    "InvalidParameterValue",
  );
  expect(await vod("SearchMedia", { SubAppId: 7 })).toMatchObject({ TotalCount: 3 });
  expect(await vod("SearchMedia", { SubAppId: 8 })).toMatchObject({ TotalCount: 0 });
  const sms = at("sms", "2021-01-11");
  expect(await codeOf(sms("DescribeSmsSignList"))).toBe("MissingParameter");
  expect(
    arrayAt(await sms("DescribeSmsSignList", { International: 0 }), "DescribeSignListStatusSet"),
  ).toHaveLength(1);
});

test("the resource centre shows what lies in all regions", async () => {
  const found = await at("cloudrc", "2024-06-06")("SearchResources", { MaxResults: 100 });
  const types = arrayAt(found, "Resources").map((one) => Reflect.get(Object(one), "ResourceType"));
  expect(types).toContain("qcs::cvm::instance");
  expect(types).toContain("qcs::cos::bucket");
  expect(types.some((type) => String(type).startsWith("qcs::billing"))).toBe(false);
});
