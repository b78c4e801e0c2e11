import type { Edge } from "../../../core/row-removal.ts";
import { defineService } from "../../../core/service.ts";
import type { ServiceDefaults, WrittenRow } from "../../../core/written-row.ts";
import { countedTokens } from "./parts/pagings.ts";

const BUSY = [
  "TokenProcessing",
  "Operation.Blocking",
  "IncorrectStatus.Status",
  "IncorrectStatus.Attachment",
  "IncorrectStatus.Vpc",
  "IncorrectStatus.VpcOrVswitch",
  "IncorrectStatus.VpcRouteEntry",
  "IncorrectStatus.VpcRouteTable",
  "IncorrectStatus.VpcSwitch",
  "InstanceStatus.NotSupport",
] as const;

const defaults = {
  docs: "https://api.alibabacloud.com/document/Cbn/2017-09-12/",
  wave: "network",
  scope: { per: "cen.instance" },
  dataBearing: false,
  paging: countedTokens(50),
  tags: { at: "Tags", key: "Key", value: "Value" },
  busy: BUSY,
} as const satisfies ServiceDefaults;

/** The four kinds of attachments differ in what they attach and in the names of their actions. */
function attachment(kind: {
  readonly title: string;
  /** What the inventory service calls it, where it knows the kind. */
  readonly inventory?: readonly string[];
  readonly list: string;
  readonly remove: string;
  readonly does: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Path of the account that owns what is attached. */
  readonly owner: string;
  readonly uses: readonly Edge[];
  /** The vendor lists those that are detached as well. */
  readonly staysDetached?: true;
}): WrittenRow<typeof defaults> {
  return {
    title: kind.title,
    docs: kind.remove,
    list: { action: kind.list, params: { CenId: "$parent.id" }, items: "TransitRouterAttachments" },
    read: {
      id: "TransitRouterAttachmentId",
      name: "TransitRouterAttachmentName",
      created: "CreationTime",
      facts: { status: "Status", ...kind.facts, sharedWith: kind.owner },
      ties: { usedByOthers: [kind.owner] },
      states: {
        at: "Status",
        present: ["Attached", "Attaching", ...(kind.staysDetached === true ? ["Detached"] : [])],
        leaving: ["Detaching"],
      },
    },
    material: [...Object.keys(kind.facts), "sharedWith"],
    uses: [
      { type: "cen.transit-router", at: "TransitRouterId" },
      { type: "cen.instance", at: "CenId" },
      ...kind.uses,
    ],
    remove: {
      does: kind.does,
      action: kind.remove,
      params: { TransitRouterAttachmentId: "$id", Force: true },
      again: "ClientToken",
    },
    ...(kind.inventory === undefined ? {} : { known: { inventory: kind.inventory } }),
  };
}

/**
 * What is attached to transit routers; `sharedWith` is the owner of the attached network, which may
 * be this account itself.
 * https://api.alibabacloud.com/document/Cbn/2017-09-12/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_cen_transit_router_vpc_attachment.go).
 */
export const cenAttachments = defineService({
  product: "Cbn",
  defaults,
  types: {
    "cen.transit-router-attachment": attachment({
      title: "VPC attachment of a transit router",
      inventory: ["ACS::CEN::TransitRouterVpcAttachment"],
      list: "ListTransitRouterVpcAttachments",
      remove: "DeleteTransitRouterVpcAttachment",
      does: "detach the VPC from the transit router and drop its routes",
      facts: { vpcId: "VpcId", inRegion: "VpcRegionId" },
      owner: "VpcOwnerId",
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.vswitch", at: "ZoneMappings[].VSwitchId" },
      ],
    }),
    "cen.transit-router-vbr-attachment": attachment({
      title: "Border router attachment of a transit router",
      inventory: ["ACS::CEN::TransitRouterVbrAttachment"],
      list: "ListTransitRouterVbrAttachments",
      remove: "DeleteTransitRouterVbrAttachment",
      does: "detach the border router from the transit router",
      facts: { vbrId: "VbrId", inRegion: "VbrRegionId" },
      owner: "VbrOwnerId",
      uses: [],
      staysDetached: true,
    }),
    "cen.transit-router-vpn-attachment": attachment({
      title: "VPN attachment of a transit router",
      inventory: ["ACS::CEN::TransitRouterVpnAttachment"],
      list: "ListTransitRouterVpnAttachments",
      remove: "DeleteTransitRouterVpnAttachment",
      does: "detach the VPN connection from the transit router",
      facts: { vpnId: "VpnId", inRegion: "VpnRegionId" },
      owner: "VpnOwnerId",
      uses: [{ type: "vpc.vpn-connection", at: "VpnId" }],
    }),
    "cen.transit-router-peer-attachment": attachment({
      title: "Connection of two transit routers",
      list: "ListTransitRouterPeerAttachments",
      remove: "DeleteTransitRouterPeerAttachment",
      does: "cut the transit router off its peer",
      facts: { peer: "PeerTransitRouterId" },
      owner: "PeerTransitRouterOwnerId",
      uses: [],
      staysDetached: true,
    }),
  },
});
