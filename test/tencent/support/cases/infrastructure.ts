import type { JsonObject } from "../../../../emulator/core/json.ts";
import type { Case } from "./case.ts";

const renewals = (...ids: readonly string[]): JsonObject => ({
  "cdb.instance": ids.map((InstanceId) => ({
    InstanceId,
    PayType: 0,
    Status: 1,
    AutoRenew: 0,
    DeadlineTime: "2099-01-01 00:00:00",
  })),
});

/** Machines, their networks, and what stores data. */
export const infrastructure: readonly Case[] = [
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
];
