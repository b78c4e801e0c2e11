import type { Case } from "./case.ts";

/** Everything above machines and networks, identities too. */
export const services: readonly Case[] = [
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
