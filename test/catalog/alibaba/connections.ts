import { HERE, idIn } from "../support/alibaba.ts";
import { numbered, type Seeds } from "../support/seed.ts";

const TAGS = [{ Key: "team", Value: "odd ones" }] as const;
/** Peering and PrivateLink. */
export const seeds: Seeds = {
  "vpc.peer-connection": {
    resources: {
      [HERE]: {
        "vpcpeer.connection": [
          {
            repeat: 101,
            InstanceId: "pcc-odd-{nnn}",
            Name: "odd peering {n}",
            Status: "Activated",
            GmtCreate: "{now-90d}",
            OwnerId: 1777000000000042,
            AcceptingOwnerUid: 1888000000000001,
            AcceptingRegionId: "eu-central-1",
            Vpc: { VpcId: "vpc-odd" },
            AcceptingVpc: { VpcId: "vpc-theirs" },
            Tags: TAGS,
            _routes: 2,
          },
          { InstanceId: "pcc-leaving", Status: "Deleting" },
          { InstanceId: "pcc-over", Status: "Rejected" },
          { InstanceId: "pcc-gone", Status: "Deleted" },
        ],
      },
    },
    ids: [...numbered("pcc-odd-{nnn}", 101), "pcc-leaving"],
    items: {
      "pcc-odd-101": {
        name: "odd peering 101",
        facts: { peerRegion: "eu-central-1" },
        uses: [idIn(HERE, "vpc.vpc", "vpc-odd"), idIn(HERE, "vpc.vpc", "vpc-theirs")],
      },
    },
    removals: [{ items: ["pcc-odd-001", "pcc-odd-101"] }],
  },

  "privatelink.endpoint": {
    // 1,000 endpoints make a page, and each is asked for its zones.
    pageSize: 20,
    resources: {
      [HERE]: {
        "privatelink.endpoint": [
          {
            repeat: 41,
            EndpointId: "ep-odd-{nn}",
            EndpointName: "odd endpoint {n}",
            EndpointStatus: "Active",
            ServiceName: "com.aliyuncs.privatelink.odd",
            VpcId: "vpc-odd",
            CreateTime: "{now-90d}",
            Tags: TAGS,
          },
          {
            EndpointId: "ep-zoned",
            EndpointStatus: "Active",
            _zones: [
              { ZoneId: `${HERE}a`, VSwitchId: "vsw-a", ZoneStatus: "Connected" },
              { ZoneId: `${HERE}b`, VSwitchId: "vsw-b", ZoneStatus: "Connected" },
            ],
          },
          { EndpointId: "ep-managed", EndpointStatus: "Active", ProtectedEnabled: true },
          { EndpointId: "ep-leaving", EndpointStatus: "Deleting" },
        ],
      },
    },
    items: {
      "ep-odd-41": { name: "odd endpoint 41", uses: [idIn(HERE, "vpc.vpc", "vpc-odd")] },
      "ep-zoned": {
        uses: [idIn(HERE, "vpc.vswitch", "vsw-a"), idIn(HERE, "vpc.vswitch", "vsw-b")],
      },
      "ep-managed": { proposed: "with-parent" },
    },
    removals: [
      { items: ["ep-odd-01", "ep-odd-41"] },
      { items: ["ep-zoned"] },
      { items: ["ep-managed"], stays: /the service that owns it/ },
    ],
  },

  "privatelink.endpoint-service": {
    // 1,000 services make a page, and each is asked for its connections.
    pageSize: 20,
    resources: {
      [HERE]: {
        "privatelink.endpoint-service": [
          {
            repeat: 41,
            ServiceId: "epsrv-odd-{nn}",
            ServiceName: "com.aliyuncs.privatelink.odd-{n}",
            ServiceStatus: "Active",
            CreateTime: "{now-90d}",
            Tags: TAGS,
          },
          {
            ServiceId: "epsrv-used",
            ServiceStatus: "Active",
            _connections: [
              {
                EndpointId: "ep-theirs",
                EndpointOwnerId: 1888000000000001,
                ConnectionStatus: "Connected",
              },
            ],
            _resources: [
              { ResourceId: "lb-odd", ResourceType: "slb", ZoneId: `${HERE}a` },
              { ResourceId: "lb-odd", ResourceType: "slb", ZoneId: `${HERE}b` },
            ],
          },
          { ServiceId: "epsrv-leaving", ServiceStatus: "Deleting" },
        ],
      },
    },
    items: {
      "epsrv-odd-41": { name: "com.aliyuncs.privatelink.odd-41" },
      "epsrv-used": { facts: { endpoints: ["ep-theirs"], sharedWith: ["1888000000000001"] } },
    },
    removals: [
      { items: ["epsrv-odd-01", "epsrv-odd-41"] },
      {
        items: ["epsrv-used"],
        calls: [
          "Privatelink.DisableVpcEndpointConnection",
          "Privatelink.DetachResourceFromVpcEndpointService",
          "Privatelink.DetachResourceFromVpcEndpointService",
          "Privatelink.DeleteVpcEndpointService",
        ],
      },
    ],
  },
};
