import { defineService } from "../../../core/service.ts";
import { countedTokens } from "./parts/pagings.ts";

/**
 * Connections between two VPCs, also of two accounts.
 * https://api.alibabacloud.com/document/VpcPeer/2022-01-01/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_vpc_peer_connection.go).
 */
export const vpcPeer = defineService({
  product: "VpcPeer",
  defaults: {
    wave: "network",
    scope: "region",
    dataBearing: false,
    paging: countedTokens(100),
  },
  types: {
    "vpc.peer-connection": {
      title: "VPC peering connection",
      docs: "https://api.alibabacloud.com/document/VpcPeer/2022-01-01/DeleteVpcPeerConnection",
      list: {
        action: "ListVpcPeerConnections",
        params: { RegionId: "$region" },
        items: "VpcPeerConnects",
      },
      read: {
        id: "InstanceId",
        name: "Name",
        created: "GmtCreate",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: {
          status: "Status",
          vpcId: "Vpc.VpcId",
          peerVpcId: "AcceptingVpc.VpcId",
          peerRegion: "AcceptingRegionId",
          // Who asked for it and who accepted it; one of the two is this account.
          otherOwner: "OwnerId",
          sharedWith: "AcceptingOwnerUid",
        },
        states: {
          at: "Status",
          present: ["Creating", "Accepting", "Updating", "Activated"],
          leaving: ["Deleting"],
        },
        skip: {
          when: { at: "Status", is: ["Deleted", "Rejected", "Expired"] },
          because: "it connects nothing any more; only its record is left",
        },
        ties: { usedByOthers: ["AcceptingOwnerUid", "OwnerId"] },
      },
      material: ["vpcId", "peerVpcId", "otherOwner", "sharedWith"],
      uses: [
        { type: "vpc.vpc", at: "Vpc.VpcId" },
        { type: "vpc.vpc", at: "AcceptingVpc.VpcId" },
      ],
      remove: {
        does: "delete the peering connection and the routes that point to it",
        action: "DeleteVpcPeerConnection",
        params: { InstanceId: "$id", Force: true },
        again: "ClientToken",
        gone: ["ResourceNotFound.InstanceId"],
      },
      known: { inventory: ["ACS::VPC::PeerConnection"] },
    },
  },
});
