import type { Seeds } from "../support/seed.ts";
import { HERE, renewing } from "../support/tencent.ts";

/** Machines, and what they are made from. */
export const seeds: Seeds = {
  "cvm.instance": {
    records: {
      each: {
        InstanceId: "ins-{nnn}",
        InstanceChargeType: "POSTPAID_BY_HOUR",
        InstanceState: "RUNNING",
      },
    },
    resources: renewing("ins-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["ins-guarded"],
        calls: ["cvm.ModifyInstancesAttribute", "cvm.TerminateInstances"],
      },
      {
        items: ["ins-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "cvm.TerminateInstances", "cvm.TerminateInstances"],
      },
    ],
  },

  "cvm.image": {
    // Each is asked about further, so the pages are short.
    pageSize: 10,
    records: {
      each: { ImageId: "img-{nnn}", ImageType: "PRIVATE_IMAGE", ImageState: "NORMAL" },
      but: { shared: { _shared: true }, "skipped-1": { ImageType: "PUBLIC_IMAGE" } },
    },
    removals: [
      { items: ["img-shared"], calls: ["cvm.ModifyImageSharePermission", "cvm.DeleteImages"] },
    ],
    unseen: { "skipped: it is the vendor's": "the listing's filter leaves them out already" },
  },

  "cvm.key-pair": { records: { each: { KeyId: "skey-{nnn}" } } },

  "cvm.launch-template": { records: { each: { LaunchTemplateId: "lt-{nnn}" } } },

  "cvm.placement-group": { records: { each: { DisasterRecoverGroupId: "ps-{nnn}" } } },

  "as.group": {
    pageSize: 10,
    records: {
      table: "as.auto-scaling-group",
      each: { AutoScalingGroupId: "asg-{nnn}" },
      but: { made: {} },
    },
    resources: {
      [HERE]: { "cvm.instance": [{ InstanceId: "ins-1", _autoScalingGroup: "asg-made" }] },
    },
    scans: ["cvm.instance"],
    items: { "asg-made": { takes: ["ins-1"] } },
    removals: [{ items: ["asg-made", "cvm.instance/ins-1"] }],
  },

  "as.launch-configuration": { records: { each: { LaunchConfigurationId: "asc-{nnn}" } } },

  "lighthouse.instance": {
    records: {
      each: {
        InstanceId: "lhins-{nnn}",
        InstanceChargeType: "PREPAID",
        InstanceState: "RUNNING",
      },
      ends: "refund",
    },
    resources: renewing("lhins-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["lhins-prepaid"],
        disposition: "refund",
        calls: [
          "billing.SetRenewal",
          "lighthouse.IsolateInstances",
          "lighthouse.TerminateInstances",
        ],
      },
    ],
    unseen: { postpaid: "instances are paid in advance" },
  },

  "scf.namespace": {
    records: { each: { Name: "jobs-{nnn}" }, but: { "proposed-1": null } },
    // One in each region.
    further: ["default", "default"],
    // A name of the tag service that is none of a page's may be any of them.
    untold: { default: /which may be any item/ },
  },

  "scf.function": {
    pageSize: 10,
    records: {
      each: {
        FunctionId: "lam-{nnn}",
        FunctionName: "odd-{nnn}",
        Namespace: "jobs",
        Status: "Active",
      },
      but: { inside: { VpcConfig: { VpcId: "vpc-odd", SubnetId: "subnet-odd" } } },
    },
    resources: { [HERE]: { "scf.namespace": [{ Name: "jobs" }] } },
  },

  "tke.cluster": {
    pageSize: 10,
    records: {
      each: { ClusterId: "cls-{nnn}", ClusterStatus: "Running" },
      but: { worked: {} },
    },
    resources: {
      [HERE]: {
        "tke.node": [
          { ClusterId: "cls-worked", InstanceId: "ins-1", AutoscalingGroupId: "asg-1" },
          { ClusterId: "cls-worked", InstanceId: "ins-2", InstanceRole: "MASTER_ETCD" },
        ],
        "cvm.instance": [{ InstanceId: "ins-1" }, { InstanceId: "ins-2" }],
        "clb.load-balancer": [{ LoadBalancerId: "lb-service", _cluster: "cls-worked" }],
      },
    },
    scans: ["cvm.instance"],
    items: { "cls-worked": { takes: ["ins-1", "ins-2"] } },
    removals: [
      {
        items: ["cls-guarded"],
        calls: ["tke.DisableClusterDeletionProtection", "tke.DeleteCluster"],
      },
      { items: ["cls-worked", "cvm.instance/ins-1", "cvm.instance/ins-2"] },
    ],
  },

  "tcr.instance": {
    records: {
      each: { RegistryId: "tcr-{nnn}", PayMod: 0, Status: "Running" },
      but: { copied: {} },
    },
    resources: {
      ...renewing("tcr-prepaid"),
      [HERE]: {
        "tcr.replica": [
          {
            RegistryId: "tcr-copied",
            ReplicationRegistryId: "tcr-copied-9-x",
            ReplicationRegionId: 9,
          },
          {
            RegistryId: "tcr-prepaid",
            ReplicationRegistryId: "tcr-prepaid-9-x",
            ReplicationRegionId: 9,
          },
        ],
      },
    },
    scans: ["billing.renewal"],
    removals: [
      { items: ["tcr-guarded"], calls: ["tcr.ModifyInstance", "tcr.DeleteInstance"] },
      {
        items: ["tcr-copied"],
        calls: ["tcr.DeleteReplicationInstance", "tcr.DeleteInstance"],
      },
      { items: ["tcr-recycled"] },
      {
        items: ["tcr-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "tcr.DeleteReplicationInstance", "tcr.DeleteInstance"],
      },
    ],
  },

  "tcb.environment": {
    records: {
      table: "tcb.env",
      each: { EnvId: "env-{nnn}", Status: "NORMAL", PayMode: "postpaid" },
      but: { prepaid: { PayMode: "prepayment" } },
    },
    resources: renewing("env-prepaid"),
    scans: ["billing.renewal"],
    removals: [
      {
        items: ["env-prepaid"],
        disposition: "refund",
        calls: ["billing.SetRenewal", "tcb.DestroyEnv", "tcb.DestroyEnv"],
      },
    ],
  },

  "pts.project": { records: { each: { ProjectId: "project-{nnn}" } } },

  "apigateway.service": {
    pageSize: 10,
    records: { each: { ServiceId: "service-{nnn}" } },
    resources: { [HERE]: { "apigateway.api": [{ ServiceId: "service-001", ApiId: "api-1" }] } },
  },
};
