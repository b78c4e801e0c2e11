import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

/** What a made thing may be: a stack names what it made by id alone. */
const MADE = [
  "ecs.instance",
  "ecs.launch-template",
  "ess.scaling-group",
  "cs.cluster",
  "fc.function",
  "cdn.domain",
  "vpc.flow-log",
] as const;

/** Stacks, templates, clusters, functions. */
export const seeds: Seeds = {
  "ros.stack": {
    // Each is asked about further, so the pages are short.
    pageSize: 10,
    resources: {
      [HERE]: {
        "ros.stack": [
          {
            repeat: 21,
            StackId: "stack-odd-{nn}",
            StackName: "odd stack {n}",
            Status: "CREATE_COMPLETE",
            StackType: "ROS",
          },
          {
            StackId: "stack-guarded",
            StackName: "guarded",
            Status: "UPDATE_FAILED",
            StackType: "Terraform",
            DeletionProtection: "Enabled",
            CreateTime: "{now-90d}",
            UpdateTime: "{now-9d}",
            Tags: [{ Key: "team", Value: "odd ones" }],
            _resources: [
              { table: "ecs.instance", id: "i-made", type: "ALIYUN::ECS::Instance", logical: "it" },
            ],
          },
          {
            StackId: "stack-by-role",
            Status: "CREATE_COMPLETE",
            RamRoleName: "odd-deployer",
          },
          { StackId: "stack-nested", Status: "CREATE_COMPLETE", ParentStackId: "stack-guarded" },
          { StackId: "stack-managed", Status: "CREATE_COMPLETE", ServiceManaged: true },
          { StackId: "stack-leaving", Status: "DELETE_IN_PROGRESS" },
          { StackId: "stack-over", Status: "DELETE_COMPLETE" },
        ],
        "ecs.instance": [{ InstanceId: "i-made", Status: "Running" }],
      },
    },
    scans: ["ecs.instance"],
    hidden: ["stack-over"],
    items: {
      "stack-odd-21": { name: "odd stack 21", facts: { kind: "ROS" } },
      "stack-guarded": {
        protections: ["deletion protection"],
        takes: ["i-made"],
        uses: MADE.map((type) => idIn(type === "cdn.domain" ? "global" : HERE, type, "i-made")),
      },
      "stack-by-role": { facts: { role: "odd-deployer" } },
      "stack-nested": {
        proposed: "with-parent",
        goesWith: idIn(HERE, "ros.stack", "stack-guarded"),
      },
      "stack-managed": { proposed: "with-parent", facts: { serviceManaged: true } },
    },
    removals: [
      { items: ["stack-odd-01", "stack-odd-21"] },
      { items: ["stack-by-role"], calls: ["ROS.DeleteStack"] },
      { items: ["stack-managed"], stays: /the service that owns it/ },
      {
        items: ["stack-guarded", "ecs.instance/i-made"],
        calls: ["ROS.SetDeletionProtection", "ROS.DeleteStack", "Ecs.DeleteInstance"],
      },
    ],
  },

  "oos.template": {
    records: {
      each: {
        TemplateName: "odd-template-{nnn}",
        TemplateVersion: "v7",
        TotalExecutionCount: 77,
        Tags: { team: "odd ones" },
      },
    },
    resources: {
      [HERE]: {
        "oos.template": [{ TemplateName: "ACS-ECS-Theirs", ShareType: "Public" }],
      },
    },
    hidden: ["ACS-ECS-Theirs"],
    items: {
      "odd-template-101": { tags: { team: "odd ones" }, facts: { version: "v7", executions: 77 } },
    },
  },

  "cs.cluster": {
    // Each is asked about further, so the pages are short.
    pageSize: 10,
    resources: {
      [HERE]: {
        "cs.cluster": [
          {
            repeat: 21,
            cluster_id: "c-odd-{nn}",
            name: "odd cluster {n}",
            state: "running",
            cluster_type: "Ask",
            cluster_spec: "ack.standard",
            size: 0,
            region_id: HERE,
          },
          {
            cluster_id: "c-guarded",
            name: "guarded",
            state: "running",
            cluster_type: "ManagedKubernetes",
            cluster_spec: "ack.pro.small",
            current_version: "1.33.1-aliyun.1",
            size: 2,
            region_id: HERE,
            deletion_protection: true,
            vpc_id: "vpc-odd",
            vswitch_ids: ["vsw-a", "vsw-b"],
            security_group_id: "sg-odd",
            external_loadbalancer_id: "lb-odd",
            created: "2025-02-03T04:05:06+08:00",
            updated: "2026-02-03T04:05:06+08:00",
            tags: [{ key: "team", value: "odd ones" }],
            _resources: [
              {
                instance_id: "ngw-made",
                resource_type: "ALIYUN::VPC::NatGateway",
                delete_behavior: { delete_by_default: true, changeable: true },
              },
              {
                instance_id: "lb-service",
                resource_type: "ALIYUN::SLB::LoadBalancer",
                delete_behavior: { delete_by_default: true, changeable: true },
                associated_object: { kind: "Service", namespace: "odd", name: "odd" },
              },
              {
                instance_id: "vpc-odd",
                resource_type: "ALIYUN::ECS::VPC",
                delete_behavior: { delete_by_default: false, changeable: false },
              },
            ],
          },
          { cluster_id: "c-leaving", name: "leaving", state: "deleting", region_id: HERE },
          { cluster_id: "c-over", name: "over", state: "deleted", region_id: HERE },
        ],
        "cs.nodepool": [
          {
            _cluster: "c-guarded",
            nodepool_info: { nodepool_id: "np-odd", name: "odd pool" },
            scaling_group: { scaling_group_id: "asg-odd" },
          },
        ],
        "ecs.instance": [
          { InstanceId: "i-node-1", Status: "Running", _cluster: "c-guarded" },
          { InstanceId: "i-node-2", Status: "Running", _cluster: "c-guarded" },
        ],
        "ess.scaling-group": [{ ScalingGroupId: "asg-odd", LifecycleState: "Active" }],
        "slb.load-balancer": [{ LoadBalancerId: "lb-odd", PayType: "PayOnDemand" }],
      },
    },
    scans: ["ecs.instance", "ess.scaling-group", "slb.load-balancer"],
    hidden: ["c-over"],
    items: {
      "c-odd-21": { name: "odd cluster 21", facts: { kind: "Ask", nodes: 0 } },
      "c-guarded": {
        protections: ["deletion protection"],
        created: "2025-02-02T20:05:06Z",
        tags: { team: "odd ones" },
        // What a service made is kept, and what is not the cluster's is not its to delete.
        takes: ["i-node-1", "i-node-2", "asg-odd", "lb-odd", "ngw-made"],
        uses: [
          idIn(HERE, "ecs.instance", "i-node-1"),
          idIn(HERE, "ecs.instance", "i-node-2"),
          idIn(HERE, "ess.scaling-group", "asg-odd"),
          idIn(HERE, "slb.load-balancer", "lb-odd"),
          idIn(HERE, "vpc.vpc", "vpc-odd"),
          idIn(HERE, "vpc.vswitch", "vsw-a"),
          idIn(HERE, "vpc.vswitch", "vsw-b"),
          idIn(HERE, "ecs.security-group", "sg-odd"),
        ],
      },
      "c-leaving": { state: "leaving" },
    },
    removals: [
      { items: ["c-odd-01", "c-odd-21"] },
      {
        items: ["c-guarded", "ess.scaling-group/asg-odd", "ecs.instance/i-node-1"],
      },
    ],
  },

  "fc.function": {
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      [HERE]: {
        "fc.function": [
          {
            repeat: 41,
            functionName: "odd-function-{nnn}",
            functionId: "fn-{nnn}",
            runtime: "custom.debian12",
            state: "Active",
            codeChecksum: "4711",
            role: "acs:ram::1777000000000042:role/odd-role",
            createdTime: "2025-02-03T04:05:06Z",
            lastModifiedTime: "2026-02-03T04:05:06Z",
            vpcConfig: {
              vpcId: "vpc-odd",
              vSwitchIds: ["vsw-a", "vsw-b"],
              securityGroupId: "sg-odd",
            },
            logConfig: { project: "odd-logs", logstore: "fc" },
            tags: [{ Key: "team", Value: "odd ones" }],
          },
          { functionName: "called", runtime: "python3.12", state: "Active" },
        ],
        "fc.trigger": [
          { _function: "called", triggerName: "by-time", triggerType: "timer" },
          { _function: "called", triggerName: "by-http", triggerType: "http" },
        ],
        "sls.project": [{ projectName: "odd-logs", status: "Normal" }],
      },
    },
    scans: ["sls.project"],
    items: {
      "odd-function-041": {
        facts: { runtime: "custom.debian12", codeChecksum: "4711" },
        uses: [
          idIn(HERE, "vpc.vpc", "vpc-odd"),
          idIn(HERE, "vpc.vswitch", "vsw-a"),
          idIn(HERE, "vpc.vswitch", "vsw-b"),
          idIn(HERE, "ecs.security-group", "sg-odd"),
          idIn(HERE, "sls.project", "odd-logs"),
        ],
      },
      called: { facts: { triggers: ["by-time", "by-http"] } },
    },
    removals: [
      { items: ["odd-function-001", "odd-function-041"] },
      { items: ["called"], calls: ["FC.DeleteTrigger", "FC.DeleteTrigger", "FC.DeleteFunction"] },
    ],
  },
};
