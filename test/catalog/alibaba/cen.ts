import type { Json } from "../../../emulator/core/json.ts";
import { HERE, idIn } from "../support/alibaba.ts";
import { numbered, type Seed, type Seeds } from "../support/seed.ts";

const TAGS = [{ Key: "team", Value: "odd ones" }] as const;
const CENS = { CenId: "cen-one", Name: "one", Status: "Active" } as const;
const ROUTER = { TransitRouterId: "tr-odd", CenId: "cen-one", Status: "Active" } as const;

/** The attachments of one kind, in two CEN instances. */
function attachments(
  kind: string,
  own: Readonly<Record<string, Json>>,
  facts: Readonly<Record<string, string>>,
  uses: readonly string[],
): Seed {
  const common = { ResourceType: kind, Status: "Attached", TransitRouterId: "tr-odd" };
  const one = { ...common, CenId: "cen-one", CreationTime: "{now-90d}" };
  return {
    resources: {
      "*": {
        "cbn.cen": [CENS, { CenId: "cen-two", Status: "Active" }],
        "cbn.transit-router": [ROUTER],
        "cbn.attachment": [
          {
            repeat: 51,
            TransitRouterAttachmentId: "tra-odd-{nn}",
            TransitRouterAttachmentName: "odd attachment {n}",
            Tags: TAGS,
            ...one,
            ...own,
          },
          { TransitRouterAttachmentId: "tra-routed", ...one, CenId: "cen-two", _routed: true },
          { TransitRouterAttachmentId: "tra-leaving", ...one, Status: "Detaching" },
          { TransitRouterAttachmentId: "tra-other-kind", ...one, ResourceType: "ECR" },
        ],
      },
      [HERE]: {
        "vpc.vpc": [{ VpcId: "vpc-odd", Status: "Available" }],
        "vpc.vswitch": [{ VSwitchId: "vsw-a", VpcId: "vpc-odd", Status: "Available" }],
        "vpc.vpn-connection": [{ VpnConnectionId: "vco-odd" }],
      },
    },
    scans: ["cen.instance", "vpc.vpc", "vpc.vswitch", "vpc.vpn-connection"],
    ids: [...numbered("tra-odd-{nn}", 51), "tra-routed", "tra-leaving"],
    items: {
      "tra-odd-51": {
        name: "odd attachment 51",
        parent: idIn("global", "cen.instance", "cen-one"),
        facts,
        uses: [
          idIn("global", "cen.transit-router", "tr-odd"),
          idIn("global", "cen.instance", "cen-one"),
          ...uses,
        ],
      },
      "tra-routed": { parent: idIn("global", "cen.instance", "cen-two") },
    },
    removals: [{ items: ["tra-odd-01", "tra-odd-51", "tra-routed"] }],
  };
}

/** CEN instances, transit routers and what is attached to them. */
export const seeds: Seeds = {
  "cen.instance": {
    resources: {
      "*": {
        "cbn.cen": [
          {
            repeat: 51,
            CenId: "cen-odd-{nn}",
            Name: "odd network {n}",
            Status: "Active",
            CreationTime: "{now-90d}",
            Tags: { Tag: TAGS },
          },
          {
            CenId: "cen-packed",
            Status: "Active",
            CenBandwidthPackageIds: { CenBandwidthPackageId: ["cenbwp-a", "cenbwp-b"] },
          },
          { CenId: "cen-used", Status: "Active" },
          { CenId: "cen-leaving", Status: "Deleting" },
        ],
        "cbn.bandwidth-package": [
          { CenBandwidthPackageId: "cenbwp-a", CenIds: { CenId: ["cen-packed"] } },
          { CenBandwidthPackageId: "cenbwp-b", CenIds: { CenId: ["cen-packed"] } },
        ],
        "cbn.transit-router": [{ TransitRouterId: "tr-1", CenId: "cen-used", Status: "Active" }],
      },
    },
    scans: ["cen.transit-router"],
    ids: [...numbered("cen-odd-{nn}", 51), "cen-packed", "cen-used", "cen-leaving"],
    items: {
      "cen-odd-51": { name: "odd network 51", region: "global", tags: { team: "odd ones" } },
      "cen-packed": { facts: { bandwidthPackages: ["cenbwp-a", "cenbwp-b"] } },
    },
    removals: [
      { items: ["cen-odd-01", "cen-odd-51"] },
      {
        items: ["cen-packed"],
        calls: [
          "Cbn.UnassociateCenBandwidthPackage",
          "Cbn.UnassociateCenBandwidthPackage",
          "Cbn.DeleteCen",
        ],
      },
      { items: ["cen-used"], stays: /CenInstanceStatus/ },
      {
        items: ["cen-used", "cen.transit-router/tr-1"],
        calls: ["Cbn.DeleteTransitRouter", "Cbn.DeleteCen"],
      },
    ],
  },

  "cen.transit-router": {
    resources: {
      "*": {
        "cbn.cen": [CENS, { CenId: "cen-two", Status: "Active" }],
        "cbn.transit-router": [
          {
            repeat: 51,
            TransitRouterId: "tr-odd-{nn}",
            TransitRouterName: "odd router {n}",
            CenId: "cen-one",
            RegionId: HERE,
            Type: "Basic",
            Status: "Active",
            CreationTime: "{now-90d}",
            Tags: TAGS,
          },
          { TransitRouterId: "tr-used", CenId: "cen-two", Status: "Active", Type: "Enterprise" },
          { TransitRouterId: "tr-leaving", CenId: "cen-two", Status: "Deleting" },
        ],
        "cbn.attachment": [
          {
            TransitRouterAttachmentId: "tra-1",
            ResourceType: "VPC",
            CenId: "cen-two",
            TransitRouterId: "tr-used",
            Status: "Attached",
          },
        ],
      },
    },
    scans: ["cen.transit-router-attachment"],
    ids: [...numbered("tr-odd-{nn}", 51), "tr-used", "tr-leaving"],
    items: {
      "tr-odd-51": {
        name: "odd router 51",
        facts: { kind: "Basic", inRegion: HERE, cenId: "cen-one" },
        uses: [idIn("global", "cen.instance", "cen-one")],
      },
    },
    removals: [
      { items: ["tr-odd-01", "tr-odd-51"] },
      { items: ["tr-used"], stays: /IncorrectStatus\.TransitRouterInstance/ },
      {
        items: ["tr-used", "cen.transit-router-attachment/tra-1"],
        calls: ["Cbn.DeleteTransitRouterVpcAttachment", "Cbn.DeleteTransitRouter"],
      },
    ],
  },

  "cen.transit-router-attachment": {
    ...attachments(
      "VPC",
      {
        VpcId: "vpc-odd",
        VpcRegionId: HERE,
        VpcOwnerId: 1888000000000001,
        ZoneMappings: [{ VSwitchId: "vsw-a", ZoneId: `${HERE}a` }],
      },
      { vpcId: "vpc-odd", inRegion: HERE },
      [idIn(HERE, "vpc.vpc", "vpc-odd"), idIn(HERE, "vpc.vswitch", "vsw-a")],
    ),
  },

  "cen.transit-router-vbr-attachment": attachments(
    "VBR",
    { VbrId: "vbr-odd", VbrRegionId: HERE, VbrOwnerId: 1888000000000001 },
    { vbrId: "vbr-odd", inRegion: HERE },
    [],
  ),

  "cen.transit-router-vpn-attachment": attachments(
    "VPN",
    { VpnId: "vco-odd", VpnRegionId: HERE, VpnOwnerId: 1888000000000001 },
    { vpnId: "vco-odd", inRegion: HERE },
    [idIn(HERE, "vpc.vpn-connection", "vco-odd")],
  ),

  "cen.transit-router-peer-attachment": attachments(
    "TR",
    { PeerTransitRouterId: "tr-theirs", PeerTransitRouterOwnerId: 1888000000000001 },
    { peer: "tr-theirs" },
    [],
  ),
};
