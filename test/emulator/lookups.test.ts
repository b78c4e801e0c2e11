import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { loadServices } from "../../emulator/alibaba/services.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf, roa } from "./support/clients.ts";
import { callerOf, keys, listAt, worldOf } from "./support/one-account.ts";

const REGION = "cn-hangzhou";
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    seed: worldOf(
      {
        [REGION]: {
          "rds.instance": [
            { DBInstanceId: "rm-1", DBInstanceStatus: "Running", _tags: { team: "web" } },
          ],
          "kvstore.instance": [{ InstanceId: "r-1", InstanceStatus: "Normal" }],
          "dds.instance": [{ DBInstanceId: "dds-1", DBInstanceStatus: "Running" }],
          "polardb.cluster": [{ DBClusterId: "pc-1", DBClusterStatus: "Running" }],
          "vpc.vpn-gateway": [{ VpnGatewayId: "vpn-1", Name: "office", Status: "active" }],
          "vpc.vpn-connection": [{ VpnConnectionId: "vco-1", Name: "tunnel" }],
          "vpc.customer-gateway": [{ CustomerGatewayId: "cgw-1", IpAddress: "192.0.2.1" }],
          "vpc.ssl-vpn-client-cert": [{ SslVpnClientCertId: "vsc-1", Name: "laptop" }],
          "alb.server-group": [{ ServerGroupId: "sgp-1" }],
          "ecs.instance": [{ InstanceId: "i-1", VpcAttributes: { VpcId: "vpc-1" } }],
          "ecs.launch-template": [{ LaunchTemplateId: "lt-1" }],
          "ecs.auto-snapshot-policy": [{ AutoSnapshotPolicyId: "sp-1" }],
          "cs.cluster": [{ cluster_id: "c1", state: "running" }],
          "cr.instance": [{ InstanceId: "cri-1", InstanceStatus: "RUNNING" }],
          "oos.template": [{ TemplateName: "restart" }],
          "kms.secret": [{ SecretName: "door" }],
          "privatelink.endpoint": [{ EndpointId: "ep-1", _tags: { team: "web" } }],
        },
        "*": {
          "cdn.domain": [{ DomainName: "cdn.example.com", DomainStatus: "online" }],
          "resourcemanager.folder": [{ FolderId: "fd-1", FolderName: "shops" }],
        },
      },
      { kind: "management", directory: { id: "rd-1", rootFolder: "r-root" } },
    ),
  });
});
afterAll(() => emulator.close());

/** What official clients ask beside the listing: product version, action, parameter, id, missing code. */
const LOOKUPS = [
  ["2014-08-15", "DescribeDBInstanceIPArrayList", "DBInstanceId", "rm-1"],
  ["2014-08-15", "DescribeDBInstanceNetInfo", "DBInstanceId", "rm-1"],
  ["2014-08-15", "DescribeParameters", "DBInstanceId", "rm-1"],
  ["2014-08-15", "DescribeSecurityGroupConfiguration", "DBInstanceId", "rm-1"],
  ["2014-08-15", "DescribeTasks", "DBInstanceId", "rm-1"],
  ["2014-08-15", "DescribeInstanceLinkedWhitelistTemplate", "InsName", "rm-1"],
  ["2015-01-01", "DescribeSecurityIps", "InstanceId", "r-1"],
  ["2015-01-01", "DescribeInstanceConfig", "InstanceId", "r-1"],
  ["2015-12-01", "DescribeSecurityIps", "DBInstanceId", "dds-1"],
  ["2015-12-01", "DescribeReplicaSetRole", "DBInstanceId", "dds-1"],
  ["2015-12-01", "DescribeDBInstanceSSL", "DBInstanceId", "dds-1"],
  ["2015-12-01", "DescribeGlobalSecurityIPGroupRelation", "DBClusterId", "dds-1"],
  ["2015-12-01", "DescribeUserEncryptionKeyList", "DBInstanceId", "dds-1"],
  ["2017-08-01", "DescribeDBClusterTDE", "DBClusterId", "pc-1"],
  ["2017-08-01", "DescribeDBClusterAccessWhitelist", "DBClusterId", "pc-1"],
  ["2016-04-28", "DescribeVpnGateway", "VpnGatewayId", "vpn-1"],
  ["2016-04-28", "DescribeVpnConnection", "VpnConnectionId", "vco-1"],
  ["2016-04-28", "DescribeCustomerGateway", "CustomerGatewayId", "cgw-1"],
  ["2016-04-28", "DescribeSslVpnClientCert", "SslVpnClientCertId", "vsc-1"],
  ["2020-06-16", "ListServerGroupServers", "ServerGroupId", "sgp-1"],
  ["2019-06-01", "GetTemplate", "TemplateName", "restart"],
  ["2016-01-20", "GetSecretValue", "SecretName", "door"],
  ["2018-05-10", "DescribeCdnDomainDetail", "DomainName", "cdn.example.com"],
  ["2018-05-10", "DescribeDomainCertificateInfo", "DomainName", "cdn.example.com"],
  ["2017-08-01", "DescribeDBClusterEndpoints", "DBClusterId", "pc-1"],
  ["2020-03-31", "GetFolder", "FolderId", "fd-1"],
] as const;

test.each(LOOKUPS)(
  "%s %s tells about a thing that is there, and of another one that it is not",
  async (...lookup) => {
    const [version, action, param, id] = lookup;
    const call = callerOf(emulator, version, REGION);
    expect(await call(action, { [param]: id })).toHaveProperty("RequestId");
    const missing = await codeOf(call(action, { [param]: id.replace(/\w$/u, "0") }));
    expect(missing).toMatch(/not.?(?:found|exist)/iu);
  },
);

test("a gateway that is looked up by its id is the one that the listing shows", async () => {
  const vpc = callerOf(emulator, "2016-04-28", REGION);
  expect(await vpc("DescribeVpnGateway", { VpnGatewayId: "vpn-1" })).toMatchObject({
    VpnGatewayId: "vpn-1",
    Name: "office",
    Status: "active",
  });
});

test("tags are looked up also by a client that makes its question safe to repeat", async () => {
  const privatelink = callerOf(emulator, "2020-04-15", REGION);
  const query = { ResourceType: "vpcendpoint", "ResourceId.1": "ep-1", ClientToken: "once" };
  expect(await privatelink("ListTagResources", query)).toMatchObject({
    TagResources: [{ ResourceId: "ep-1", TagKey: "team", TagValue: "web" }],
  });
  const directory = callerOf(emulator, "2022-04-19");
  const older = callerOf(emulator, "2020-03-31");
  for (const ResourceType of ["Account", "Folder", "ControlPolicy"]) {
    const query = { ResourceType, "ResourceId.1": "fd-1" };
    expect(await directory("ListTagResources", query)).toMatchObject({ TagResources: [] });
    expect(await older("ListTagResources", query)).toMatchObject({ TagResources: [] });
  }
});

test("a client that asks for tags until no token comes back comes to an end", async () => {
  const directory = callerOf(emulator, "2022-04-19");
  const folder = { ResourceType: "Folder", "ResourceId.1": "fd-1" };
  expect(await directory("ListTagResources", folder)).not.toHaveProperty("NextToken");
});

test("the address that a region has for a product can be asked as it is", async () => {
  const location = callerOf(emulator, "2015-06-12");
  const ask = (ServiceCode: string) =>
    location("DescribeEndpoints", { Id: REGION, ServiceCode, Type: "openAPI" });
  for (const { locationCode } of await loadServices()) {
    if (locationCode === undefined) continue;
    const [found] = listAt(await ask(locationCode), "Endpoints.Endpoint");
    expect(found?.["Endpoint"] ?? "").not.toMatch(/[{}]/u);
  }
  const [sls] = listAt(await ask("sls"), "Endpoints.Endpoint");
  expect(sls).toMatchObject({ Endpoint: `${REGION}.log.aliyuncs.com` });
});

test("the versions of a template can be asked by the number that its listing names", async () => {
  const ecs = callerOf(emulator, "2014-05-26", REGION);
  const listed = await ecs("DescribeLaunchTemplates", { "LaunchTemplateId.1": "lt-1" });
  const [template] = listAt(listed, "LaunchTemplateSets.LaunchTemplateSet");
  const version = String(template?.["DefaultVersionNumber"]);
  const query = { LaunchTemplateId: "lt-1", "LaunchTemplateVersion.1": version };
  const versions = await ecs("DescribeLaunchTemplateVersions", query);
  expect(listAt(versions, "LaunchTemplateVersionSets.LaunchTemplateVersionSet")).toHaveLength(1);
});

test("a database that nobody ever set up has its first whitelist and its own address", async () => {
  const first = expect.objectContaining({ SecurityIpGroupName: "default" });
  const group = { SecurityIpGroups: { SecurityIpGroup: [first] } };
  const rds = callerOf(emulator, "2014-08-15", REGION);
  expect(await rds("DescribeDBInstanceIPArrayList", { DBInstanceId: "rm-1" })).toMatchObject({
    Items: { DBInstanceIPArray: [{ DBInstanceIPArrayName: "default" }] },
  });
  expect(await rds("DescribeDBInstanceNetInfo", { DBInstanceId: "rm-1" })).toMatchObject({
    DBInstanceNetInfos: { DBInstanceNetInfo: [{ IPType: "Private", Port: "3306" }] },
  });
  const redis = callerOf(emulator, "2015-01-01", REGION);
  expect(await redis("DescribeSecurityIps", { InstanceId: "r-1" })).toMatchObject(group);
  expect(await redis("DescribeDBInstanceNetInfo", { InstanceId: "r-1" })).toMatchObject({
    NetInfoItems: { InstanceNetInfo: [{ DBInstanceNetType: "2", Port: "6379" }] },
  });
  const mongo = callerOf(emulator, "2015-12-01", REGION);
  expect(await mongo("DescribeSecurityIps", { DBInstanceId: "dds-1" })).toMatchObject(group);
  const polar = callerOf(emulator, "2017-08-01", REGION);
  expect(await polar("DescribeDBClusterAccessWhitelist", { DBClusterId: "pc-1" })).toMatchObject({
    Items: { DBClusterIPArray: [{ DBClusterIPArrayName: "default" }] },
  });
});

test("a client that takes a master node and a way into a cluster for granted finds them", async () => {
  const rds = callerOf(emulator, "2014-08-15", REGION);
  expect(await rds("DescribeDBInstanceHAConfig", { DBInstanceId: "rm-1" })).toMatchObject({
    HostInstanceInfos: { NodeInfo: [{ NodeType: "Master", NodeId: expect.stringMatching(/./u) }] },
  });
  const { body } = await roa({
    port: emulator.port,
    keys,
    version: "2015-12-15",
    action: "DescribeClusterUserKubeconfig",
    method: "GET",
    pathname: "/k8s/c1/user_config",
    region: REGION,
  });
  const { clusters, users } = parse(String(Object(body).config));
  expect(clusters).toMatchObject([
    { cluster: { "certificate-authority-data": expect.any(String) } },
  ]);
  expect(users).toMatchObject([{ user: { "client-key-data": expect.any(String) } }]);
});

test("lists and numbers that no such thing is without are never empty", async () => {
  const ecs = callerOf(emulator, "2014-05-26", REGION);
  const [instance] = listAt(await ecs("DescribeInstances"), "Instances.Instance");
  expect(instance).toMatchObject({
    VpcAttributes: { VpcId: "vpc-1", PrivateIpAddress: { IpAddress: [expect.any(String)] } },
  });
  const rds = callerOf(emulator, "2014-08-15", REGION);
  const [database] = listAt(await rds("DescribeDBInstances"), "Items.DBInstance");
  expect(database).toMatchObject({ ReadOnlyDBInstanceIds: { ReadOnlyDBInstanceId: [] } });
  const id = { DBInstanceId: "rm-1" };
  const { ConfigValue } = await rds("DescribeSQLCollectorRetention", id);
  const { Period } = await rds("DescribeDBInstanceMonitor", id);
  const { ForceEncryption } = await rds("DescribeDBInstanceSSL", id);
  expect([ConfigValue, Period, ForceEncryption].map(Number)).toEqual([30, 300, 0]);
  for (const number of [ConfigValue, Period, ForceEncryption]) expect(number).not.toBe("");
});

test("what a cluster has at times only is left out of one that has it not", async () => {
  const polar = callerOf(emulator, "2017-08-01", REGION);
  const shown = await polar("DescribeDBClusterAttribute", { DBClusterId: "pc-1" });
  expect(shown).toMatchObject({ HotStandbyCluster: "StandbyClusterOFF" });
  for (const name of ["ProvisionedIops", "ServerlessType"]) expect(shown).not.toHaveProperty(name);
});

test("the tags of a database are looked up by its id", async () => {
  const rds = callerOf(emulator, "2014-08-15", REGION);
  expect(await rds("DescribeTags", { DBInstanceId: "rm-1" })).toMatchObject({
    Items: { TagInfos: [{ TagKey: "team", TagValue: "web" }] },
  });
});

test("text that holds JSON is never empty", async () => {
  const { body } = await roa({
    port: emulator.port,
    keys,
    version: "2015-12-15",
    action: "DescribeClusterDetail",
    method: "GET",
    pathname: "/clusters/c1",
    region: REGION,
  });
  expect(body).toMatchObject({ cluster_id: "c1", meta_data: "{}" });
  const ecs = callerOf(emulator, "2014-05-26", REGION);
  const [policy] = listAt(
    await ecs("DescribeAutoSnapshotPolicyEx"),
    "AutoSnapshotPolicies.AutoSnapshotPolicy",
  );
  for (const field of ["TimePoints", "RepeatWeekdays", "TargetCopyRegions"]) {
    expect(JSON.parse(String(policy?.[field]))).toEqual(expect.any(Array));
  }
});
