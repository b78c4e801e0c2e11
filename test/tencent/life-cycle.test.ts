import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import type { Disposition } from "../../src/core/item.ts";
import { KEY, openWorld, TESTER } from "./support/world.ts";

/** One type with what an account holds of it, and what removing it must call. */
interface Case {
  readonly type: string;
  readonly ids: readonly string[];
  /** Tables of the region. */
  readonly here?: JsonObject;
  /** Tables of the account as a whole. */
  readonly everywhere?: JsonObject;
  /** Types that are scanned as well: parents, what edges lead to, the renewal page. */
  readonly with?: readonly string[];
  readonly disposition?: Disposition;
  readonly calls: readonly string[];
  /** Left as scheduled, which is the end of it. */
  readonly scheduled?: true;
}

/** What the tester signs in with, which stands among the account's items. */
const MINE: readonly string[] = [KEY.id, TESTER.uin];

const renewals = (...ids: readonly string[]): JsonObject => ({
  "cdb.instance": ids.map((InstanceId) => ({
    InstanceId,
    PayType: 0,
    Status: 1,
    AutoRenew: 0,
    DeadlineTime: "2099-01-01 00:00:00",
  })),
});

const cases: readonly Case[] = [
  {
    type: "cvm.instance",
    ids: ["ins-1", "ins-2"],
    here: {
      "cvm.instance": [
        { InstanceId: "ins-1", InstanceChargeType: "POSTPAID_BY_HOUR", InstanceState: "RUNNING" },
        {
          InstanceId: "ins-2",
          InstanceChargeType: "POSTPAID_BY_HOUR",
          InstanceState: "RUNNING",
          DisableApiTermination: true,
        },
      ],
    },
    calls: ["cvm.TerminateInstances", "cvm.ModifyInstancesAttribute", "cvm.TerminateInstances"],
  },
  {
    type: "cvm.instance",
    ids: ["ins-1"],
    here: {
      "cvm.instance": [
        {
          InstanceId: "ins-1",
          InstanceChargeType: "PREPAID",
          InstanceState: "RUNNING",
          ExpiredTime: "2099-01-01T00:00:00Z",
        },
      ],
    },
    disposition: "refund",
    calls: ["cvm.TerminateInstances", "cvm.TerminateInstances"],
  },
  {
    type: "cvm.image",
    ids: ["img-1"],
    here: { "cvm.image": [{ ImageId: "img-1", ImageType: "PRIVATE_IMAGE", ImageState: "NORMAL" }] },
    calls: ["cvm.DeleteImages"],
  },
  {
    type: "cvm.key-pair",
    ids: ["skey-1"],
    here: { "cvm.key-pair": [{ KeyId: "skey-1", KeyName: "one" }] },
    calls: ["cvm.DeleteKeyPairs"],
  },
  {
    type: "cvm.launch-template",
    ids: ["lt-1"],
    here: { "cvm.launch-template": [{ LaunchTemplateId: "lt-1" }] },
    calls: ["cvm.DeleteLaunchTemplate"],
  },
  {
    type: "cvm.placement-group",
    ids: ["ps-1"],
    here: { "cvm.placement-group": [{ DisasterRecoverGroupId: "ps-1", InstanceIds: [] }] },
    calls: ["cvm.DeleteDisasterRecoverGroups"],
  },
  {
    type: "cbs.disk",
    ids: ["disk-1"],
    here: {
      "cbs.disk": [
        {
          DiskId: "disk-1",
          DiskChargeType: "POSTPAID_BY_HOUR",
          DiskState: "UNATTACHED",
          DiskUsage: "DATA_DISK",
        },
      ],
    },
    calls: ["cbs.TerminateDisks"],
  },
  {
    type: "cbs.snapshot",
    ids: ["snap-1"],
    here: {
      "cbs.snapshot": [{ SnapshotId: "snap-1", SnapshotState: "NORMAL", ShareReference: 0 }],
    },
    calls: ["cbs.DeleteSnapshots"],
  },
  {
    type: "as.launch-configuration",
    ids: ["asc-1"],
    here: { "as.launch-configuration": [{ LaunchConfigurationId: "asc-1" }] },
    calls: ["as.DeleteLaunchConfiguration"],
  },
  {
    type: "vpc.vpc",
    ids: ["vpc-1"],
    here: { "vpc.vpc": [{ VpcId: "vpc-1", VpcName: "one" }] },
    calls: ["vpc.DeleteVpc"],
  },
  {
    type: "vpc.subnet",
    ids: ["subnet-1"],
    here: { "vpc.subnet": [{ SubnetId: "subnet-1", VpcId: "vpc-1" }] },
    calls: ["vpc.DeleteSubnet"],
  },
  {
    type: "vpc.security-group",
    ids: ["sg-1"],
    here: { "vpc.security-group": [{ SecurityGroupId: "sg-1", IsDefault: false }] },
    calls: ["vpc.DeleteSecurityGroup"],
  },
  {
    type: "vpc.address",
    ids: ["eip-1"],
    here: {
      "vpc.address": [
        {
          AddressId: "eip-1",
          AddressType: "EIP",
          AddressStatus: "UNBIND",
          InternetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
        },
      ],
    },
    calls: ["vpc.ReleaseAddresses"],
  },
  {
    type: "vpc.nat-gateway",
    ids: ["nat-1"],
    here: {
      "vpc.nat-gateway": [
        { NatGatewayId: "nat-1", State: "AVAILABLE", DeletionProtectionEnabled: true },
      ],
    },
    calls: ["vpc.ModifyNatGatewayAttribute", "vpc.DeleteNatGateway"],
  },
  {
    type: "clb.load-balancer",
    ids: ["lb-1"],
    here: {
      "clb.load-balancer": [{ LoadBalancerId: "lb-1", ChargeType: "POSTPAID_BY_HOUR", Status: 1 }],
    },
    calls: ["clb.DeleteLoadBalancer"],
  },
  {
    type: "cdb.instance",
    ids: ["cdb-1"],
    here: {
      "cdb.instance": [{ InstanceId: "cdb-1", PayType: 1, Status: 1, DestroyProtect: "on" }],
    },
    calls: [
      "cdb.ModifyInstanceDestroyProtect",
      "cdb.IsolateDBInstance",
      "cdb.OfflineIsolatedInstances",
    ],
  },
  {
    type: "cdb.instance",
    ids: ["cdb-1"],
    here: renewals("cdb-1"),
    with: ["billing.renewal"],
    disposition: "refund",
    calls: ["cdb.IsolateDBInstance", "cdb.OfflineIsolatedInstances"],
  },
  {
    type: "postgres.instance",
    ids: ["postgres-1"],
    here: {
      "postgres.instance": [
        { DBInstanceId: "postgres-1", PayType: "postpaid", DBInstanceStatus: "running" },
      ],
    },
    calls: ["postgres.IsolateDBInstances", "postgres.DestroyDBInstance"],
  },
  {
    type: "redis.instance",
    ids: ["crs-1"],
    here: { "redis.instance": [{ InstanceId: "crs-1", BillingMode: 0, Status: 2 }] },
    calls: ["redis.DestroyPostpaidInstance", "redis.CleanUpInstance"],
  },
  {
    type: "cynosdb.cluster",
    ids: ["cynosdbmysql-1"],
    here: { "cynosdb.cluster": [{ ClusterId: "cynosdbmysql-1", PayMode: 0, Status: "running" }] },
    calls: ["cynosdb.IsolateCluster", "cynosdb.OfflineCluster"],
  },
  {
    type: "cfs.file-system",
    ids: ["cfs-1"],
    here: { "cfs.file-system": [{ FileSystemId: "cfs-1", LifeCycleState: "available" }] },
    calls: ["cfs.DeleteCfsFileSystem"],
  },
  {
    type: "cls.topic",
    ids: ["topic-1"],
    here: { "cls.topic": [{ TopicId: "topic-1", TopicName: "t", LogsetId: "set-1", BizType: 0 }] },
    calls: ["cls.DeleteTopic"],
  },
  {
    type: "cls.logset",
    ids: ["set-1"],
    here: { "cls.logset": [{ LogsetId: "set-1", LogsetName: "s" }] },
    calls: ["cls.DeleteLogset"],
  },
  {
    type: "apigateway.service",
    ids: ["service-1"],
    here: { "apigateway.service": [{ ServiceId: "service-1", AvailableEnvironments: [] }] },
    calls: ["apigateway.DeleteService"],
  },
  {
    type: "kms.key",
    ids: ["key-1"],
    here: { "kms.key": [{ KeyId: "key-1", KeyState: "Enabled", Owner: "user" }] },
    calls: ["kms.DisableKey", "kms.ScheduleKeyDeletion"],
    scheduled: true,
  },
  {
    type: "lighthouse.instance",
    ids: ["lhins-1"],
    here: {
      "lighthouse.instance": [
        {
          InstanceId: "lhins-1",
          InstanceChargeType: "PREPAID",
          InstanceState: "RUNNING",
          ExpiredTime: "2099-01-01T00:00:00Z",
        },
      ],
    },
    disposition: "refund",
    calls: ["lighthouse.IsolateInstances", "lighthouse.TerminateInstances"],
  },
  {
    type: "pts.project",
    ids: ["project-1"],
    here: { "pts.project": [{ ProjectId: "project-1", Name: "p" }] },
    calls: ["pts.DeleteProjects"],
  },
  {
    type: "ssl.certificate",
    ids: ["cert-1"],
    everywhere: { "ssl.certificate": [{ CertificateId: "cert-1", Status: 1, From: "upload" }] },
    calls: ["ssl.DeleteCertificate"],
  },
  {
    type: "cdn.domain",
    ids: ["www.example.com"],
    everywhere: { "cdn.domain": [{ Domain: "www.example.com", Status: "online" }] },
    // The second answers once the domain is offline.
    calls: ["cdn.StopCdnDomain", "cdn.DeleteCdnDomain", "cdn.DeleteCdnDomain"],
  },
  {
    type: "live.domain",
    ids: ["push.example.com"],
    everywhere: { "live.domain": [{ Name: "push.example.com", Type: 0, Status: 1 }] },
    calls: ["live.ForbidLiveDomain", "live.DeleteLiveDomain"],
  },
  {
    type: "cam.message-receiver",
    ids: ["12"],
    everywhere: {
      "cam.receiver": [
        { Uid: 11, Name: "owner", IsReceiverOwner: 1 },
        { Uid: 12, Name: "ops", IsReceiverOwner: 0 },
      ],
    },
    calls: ["cam.DeleteMessageReceiver"],
  },
  {
    type: "cam.group",
    ids: ["5"],
    everywhere: { "cam.group": [{ GroupId: 5, GroupName: "g" }] },
    calls: ["cam.DeleteGroup"],
  },
  {
    type: "cam.role",
    ids: ["4611"],
    everywhere: { "cam.role": [{ RoleId: "4611", RoleName: "r", RoleType: "user" }] },
    calls: ["cam.DeleteRole"],
  },
  {
    type: "cam.policy",
    ids: ["77"],
    everywhere: { "cam.policy": [{ PolicyId: 77, PolicyName: "p", Type: 1 }] },
    calls: ["cam.DeletePolicy"],
  },
  {
    type: "cam.saml-provider",
    ids: ["idp"],
    everywhere: { "cam.saml-provider": [{ Name: "idp" }] },
    calls: ["cam.DeleteSAMLProvider"],
  },
  {
    type: "as.group",
    ids: ["asg-1"],
    here: {
      "as.auto-scaling-group": [
        { AutoScalingGroupId: "asg-1", InstanceCount: 0, DesiredCapacity: 0, MinSize: 0 },
      ],
    },
    calls: ["as.DeleteAutoScalingGroup"],
  },
  {
    type: "tke.cluster",
    ids: ["cls-1"],
    here: {
      "tke.cluster": [{ ClusterId: "cls-1", ClusterStatus: "Running", DeletionProtection: true }],
    },
    calls: ["tke.DisableClusterDeletionProtection", "tke.DeleteCluster"],
  },
  {
    type: "dnspod.zone",
    ids: ["7"],
    everywhere: { "dnspod.domain": [{ DomainId: 7, Name: "example.com", Status: "ENABLE" }] },
    calls: ["dnspod.DeleteDomain"],
  },
  {
    type: "mongodb.instance",
    ids: ["cmgo-1"],
    here: { "mongodb.instance": [{ InstanceId: "cmgo-1", PayMode: 0, Status: 2 }] },
    calls: ["mongodb.IsolateDBInstance", "mongodb.OfflineIsolatedDBInstance"],
  },
  {
    type: "tcr.instance",
    ids: ["tcr-1"],
    here: {
      "tcr.instance": [
        { RegistryId: "tcr-1", Status: "Running", PayMod: 0, DeletionProtection: true },
      ],
    },
    calls: ["tcr.ModifyInstance", "tcr.DeleteInstance"],
  },
  {
    type: "tcb.environment",
    ids: ["env-1"],
    here: { "tcb.env": [{ EnvId: "env-1", Status: "NORMAL", PayMode: "postpaid" }] },
    calls: ["tcb.DestroyEnv", "tcb.DestroyEnv"],
  },
  {
    type: "scf.function",
    ids: ["lam-1"],
    here: {
      "scf.namespace": [{ Name: "jobs" }],
      "scf.function": [
        { FunctionId: "lam-1", FunctionName: "f", Namespace: "jobs", Status: "Active" },
      ],
    },
    with: ["scf.namespace"],
    calls: ["scf.DeleteFunction"],
  },
  {
    type: "vpc.route-table",
    ids: ["rtb-1"],
    here: { "vpc.route-table": [{ RouteTableId: "rtb-1", VpcId: "vpc-1", Main: false }] },
    calls: ["vpc.DeleteRouteTable"],
  },
  {
    type: "vpc.network-interface",
    ids: ["eni-1"],
    here: {
      "vpc.network-interface": [
        { NetworkInterfaceId: "eni-1", Primary: false, EniType: 0, State: "AVAILABLE" },
      ],
    },
    calls: ["vpc.DeleteNetworkInterface"],
  },
  {
    type: "vpc.vpn-gateway",
    ids: ["vpngw-1"],
    here: {
      "vpc.vpn-gateway": [
        { VpnGatewayId: "vpngw-1", State: "AVAILABLE", InstanceChargeType: "POSTPAID_BY_HOUR" },
      ],
    },
    calls: ["vpc.DeleteVpnGateway"],
  },
  {
    type: "vpc.vpn-connection",
    ids: ["vpnx-1"],
    here: {
      "vpc.vpn-connection": [
        { VpnConnectionId: "vpnx-1", VpnGatewayId: "vpngw-1", State: "AVAILABLE" },
      ],
    },
    calls: ["vpc.DeleteVpnConnection"],
  },
  {
    type: "cam.user",
    ids: ["100001000043"],
    everywhere: { "cam.user": [{ Uin: 100001000043, Name: "other" }] },
    calls: ["cam.DeleteUser"],
  },
  {
    type: "cam.access-key",
    ids: ["AKIDother"],
    everywhere: {
      "cam.user": [{ Uin: 100001000043, Name: "other" }],
      "cam.access-key": [{ AccessKeyId: "AKIDother", Status: "Active", Uin: 100001000043 }],
    },
    with: ["cam.user"],
    calls: ["cam.UpdateAccessKey", "cam.DeleteAccessKey"],
  },
  {
    type: "cam.service-linked-role",
    ids: ["4612"],
    everywhere: {
      "cam.role": [{ RoleId: "4612", RoleName: "TKE_QCSLinkedRole", RoleType: "service_linked" }],
    },
    calls: ["cam.DeleteServiceLinkedRole"],
  },
  {
    type: "vod.application",
    ids: ["1500000001"],
    everywhere: { "vod.sub-app": [{ SubAppId: 1500000001, SubAppIdName: "a", Status: "On" }] },
    calls: ["vod.ModifySubAppIdStatus", "vod.ModifySubAppIdStatus"],
  },
];

describe.each(cases)("$type", ({ type, ids, ...of }) => {
  const how = of.disposition === undefined ? "" : ` (${of.disposition})`;
  test(`is listed, read, removed and proved gone${how}`, async () => {
    const world = await openWorld({
      "ap-guangzhou": of.here ?? {},
      "*": of.everywhere ?? {},
    });
    try {
      const types = [type, ...(of.with ?? [])];
      const before = await world.scan(types);
      expect(before.coverage.filter(({ outcome }) => outcome !== "listed")).toEqual([]);
      const own = before.items.filter((item) => item.type === type);
      const others = own.filter(({ nativeId }) => !MINE.includes(nativeId));
      expect(others.map(({ nativeId }) => nativeId).toSorted()).toEqual(ids.toSorted());

      const { result, calls } = await world.remove(before, ids, of.disposition);
      expect([...result.stuck.values()]).toEqual([]);
      expect(calls.map(({ action }) => action).toSorted()).toEqual(of.calls.toSorted());

      const after = await world.scan(types);
      const left = after.items.filter(
        (item) => item.type === type && !MINE.includes(item.nativeId),
      );
      expect(left.map(({ state }) => state)).toEqual(
        of.scheduled === true ? ids.map(() => "scheduled") : [],
      );
    } finally {
      await world.close();
    }
  });
});
