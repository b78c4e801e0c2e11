import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ TagKey: "team", TagValue: "odd ones" }] } as const;

/** Scaling groups and load balancers. */
export const seeds: Seeds = {
  "ess.scaling-group": {
    records: {
      each: {
        ScalingGroupId: "asg-odd-{nn}",
        ScalingGroupName: "odd group {n}",
        LifecycleState: "Active",
        MinSize: 0,
        MaxSize: 9,
      },
    },
    resources: {
      [HERE]: {
        "ess.scaling-group": [
          {
            ScalingGroupId: "asg-guarded",
            ScalingGroupName: "guarded",
            LifecycleState: "Active",
            GroupType: "ECS",
            DesiredCapacity: 2,
            MinSize: 1,
            MaxSize: 7,
            VpcId: "vpc-odd",
            VSwitchIds: ["vsw-a", "vsw-b"],
            LaunchTemplateId: "lt-odd",
            LoadBalancerIds: ["lb-odd"],
            AlbServerGroups: [{ AlbServerGroupId: "sgp-odd", Port: 80, Weight: 100 }],
            GroupDeletionProtection: true,
            CreationTime: "{now-90d:minutes}",
            Tags: [{ TagKey: "team", TagValue: "odd ones" }],
          },
          { ScalingGroupId: "asg-leaving", LifecycleState: "Deleting" },
        ],
        "ecs.instance": [
          { InstanceId: "i-made", Status: "Running", _scalingGroup: "asg-guarded" },
          {
            InstanceId: "i-lent",
            Status: "Running",
            _scalingGroup: "asg-guarded",
            _creationType: "Attached",
          },
        ],
      },
    },
    scans: ["ecs.instance"],
    items: {
      "asg-odd-51": { name: "odd group 51", facts: { max: 9, capacity: 0 } },
      "asg-guarded": {
        protections: ["deletion protection"],
        takes: ["i-made"],
        facts: { desired: 2, min: 1, max: 7 },
        uses: [
          idIn(HERE, "ecs.instance", "i-made"),
          idIn(HERE, "ecs.launch-template", "lt-odd"),
          idIn(HERE, "vpc.vswitch", "vsw-a"),
          idIn(HERE, "vpc.vswitch", "vsw-b"),
          idIn(HERE, "slb.load-balancer", "lb-odd"),
          idIn(HERE, "alb.server-group", "sgp-odd"),
        ],
      },
      "asg-leaving": { state: "leaving" },
    },
    removals: [
      {
        items: ["asg-guarded"],
        calls: ["Ess.SetGroupDeletionProtection", "Ess.DeleteScalingGroup"],
      },
    ],
  },

  "alb.load-balancer": {
    records: {
      each: {
        LoadBalancerId: "alb-odd-{nnn}",
        LoadBalancerName: "odd balancer {n}",
        LoadBalancerStatus: "Active",
        LoadBalancerBillingConfig: { PayType: "PostPay" },
      },
    },
    resources: {
      [HERE]: {
        "alb.load-balancer": [
          {
            LoadBalancerId: "alb-guarded",
            LoadBalancerName: "guarded",
            LoadBalancerStatus: "Active",
            LoadBalancerEdition: "StandardWithWaf",
            AddressType: "Internet",
            DNSName: "alb-guarded.ap-southeast-1.alb.aliyuncs.com",
            VpcId: "vpc-odd",
            SecurityGroupIds: ["sg-odd"],
            AccessLogConfig: { LogProject: "odd-logs", LogStore: "alb" },
            LoadBalancerBillingConfig: { PayType: "PostPay" },
            DeletionProtectionConfig: { Enabled: true },
            CreateTime: "{now-90d}",
            Tags: [{ Key: "team", Value: "odd ones" }],
          },
          { LoadBalancerId: "alb-leaving", LoadBalancerStatus: "Deleting" },
        ],
      },
    },
    items: {
      "alb-odd-101": { name: "odd balancer 101", charge: "postpaid" },
      "alb-guarded": {
        protections: ["deletion protection"],
        tags: { team: "odd ones" },
        uses: [idIn(HERE, "vpc.vpc", "vpc-odd"), idIn(HERE, "ecs.security-group", "sg-odd")],
      },
    },
    removals: [
      {
        items: ["alb-guarded"],
        calls: ["Alb.DisableDeletionProtection", "Alb.DeleteLoadBalancer"],
      },
    ],
  },

  "alb.server-group": {
    resources: {
      [HERE]: {
        "alb.server-group": [
          {
            repeat: 101,
            ServerGroupId: "sgp-odd-{nnn}",
            ServerGroupName: "odd servers {n}",
            ServerGroupStatus: "Available",
            ServerGroupType: "Ip",
            ServerCount: 3,
            VpcId: "vpc-odd",
            CreateTime: "{now-90d}",
            Tags: [{ Key: "team", Value: "odd ones" }],
          },
          {
            ServerGroupId: "sgp-used",
            ServerGroupStatus: "Available",
            RelatedLoadBalancerIds: ["alb-1"],
          },
          { ServerGroupId: "sgp-leaving", ServerGroupStatus: "Deleting" },
        ],
        "alb.load-balancer": [{ LoadBalancerId: "alb-1", LoadBalancerStatus: "Active" }],
      },
    },
    scans: ["alb.load-balancer"],
    items: {
      "sgp-odd-101": {
        name: "odd servers 101",
        facts: { kind: "Ip", servers: 3 },
        uses: [idIn(HERE, "vpc.vpc", "vpc-odd")],
      },
      "sgp-used": { waitsFor: [idIn(HERE, "alb.load-balancer", "alb-1")] },
    },
    removals: [
      { items: ["sgp-odd-001", "sgp-odd-101"] },
      { items: ["sgp-used"], stays: /ResourceInUse\.ServerGroup/ },
      {
        items: ["sgp-used", "alb.load-balancer/alb-1"],
        calls: ["Alb.DeleteLoadBalancer", "Alb.DeleteServerGroup"],
      },
    ],
  },

  "slb.load-balancer": {
    records: {
      each: {
        LoadBalancerId: "lb-odd-{nnn}",
        LoadBalancerName: "odd balancer {n}",
        PayType: "PayOnDemand",
      },
    },
    resources: {
      [HERE]: {
        "slb.load-balancer": [
          {
            LoadBalancerId: "lb-guarded",
            LoadBalancerName: "guarded",
            LoadBalancerStatus: "inactive",
            LoadBalancerSpec: "slb.s3.large",
            Address: "198.51.100.77",
            AddressType: "intranet",
            PayType: "PayOnDemand",
            DeleteProtection: "on",
            VpcId: "vpc-odd",
            VSwitchId: "vsw-odd",
            CreateTime: "{now-90d:minutes}",
            Tags: TAGS,
          },
          {
            LoadBalancerId: "lb-prepaid",
            LoadBalancerStatus: "active",
            PayType: "PrePay",
            DeleteProtection: "on",
            _endTime: "{now+200d}",
            _renewStatus: "AutoRenewal",
          },
        ],
      },
    },
    scans: ["bss.subscription"],
    items: {
      "lb-odd-101": { name: "odd balancer 101", charge: "postpaid" },
      "lb-guarded": {
        protections: ["deletion protection"],
        uses: [idIn(HERE, "vpc.vswitch", "vsw-odd"), idIn(HERE, "vpc.vpc", "vpc-odd")],
      },
      "lb-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
    },
    removals: [
      {
        items: ["lb-guarded"],
        calls: ["Slb.SetLoadBalancerDeleteProtection", "Slb.DeleteLoadBalancer"],
      },
      { items: ["lb-prepaid"], disposition: "refund" },
    ],
  },
};
