import { defineService } from "../../../core/service.ts";
import { NO_KIND } from "./parts/left-out.ts";
import { pages } from "./parts/pagings.ts";

const BUSY = [
  "Operation.Blocking",
  "InvalidOperation.CenInstanceStatus",
  "IncorrectStatus.Status",
  "IncorrectStatus.CenInstance",
  "IncorrectStatus.TransitRouterInstance",
] as const;

/** Also said of what is attached to a Basic edition transit router, which no attachment lists. */
const ATTACHED = {
  "InvalidOperation.AttachedChildInstanceExist":
    "a network that is attached to it, perhaps in the Basic edition, whose attachments are in another list (DescribeCenAttachedChildInstances)",
} as const;

/**
 * Cloud Enterprise Network: one host for all regions.
 * https://api.alibabacloud.com/document/Cbn/2017-09-12/overview
 *
 * Error codes: official Terraform provider (resource_alicloud_cen_instance.go,
 * resource_alicloud_cen_transit_router.go).
 */
export const cen = defineService({
  product: "Cbn",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Cbn/2017-09-12/",
    wave: "network",
    scope: "account",
    dataBearing: false,
    paging: pages(50),
  },
  types: {
    "cen.instance": {
      title: "CEN instance",
      docs: "DeleteCen",
      list: { action: "DescribeCens", items: "Cens.Cen" },
      read: {
        id: "CenId",
        name: "Name",
        created: "CreationTime",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: {
          status: "Status",
          bandwidthPackages: "CenBandwidthPackageIds.CenBandwidthPackageId[]",
        },
        states: {
          at: "Status",
          present: ["Creating", "Active"],
          leaving: ["Deleting"],
          unpublished:
            "the package says nothing of the field; the words are those of the official Terraform provider (unverified)",
        },
      },
      material: ["bandwidthPackages"],
      bindings: ["bandwidthPackages"],
      busy: BUSY,
      blocked: ATTACHED,
      remove: [
        {
          does: "take the bandwidth package off the CEN instance",
          undo: {
            does: "bind the bandwidth package to the CEN instance again",
            action: "AssociateCenBandwidthPackage",
            params: { CenId: "$id", CenBandwidthPackageId: "$each" },
          },
          action: "UnassociateCenBandwidthPackage",
          params: { CenId: "$id", CenBandwidthPackageId: "$each" },
          forEach: "facts.bandwidthPackages",
        },
        {
          does: "delete the CEN instance",
          action: "DeleteCen",
          params: { CenId: "$id" },
          gone: ["ParameterCenInstanceId"],
        },
      ],
      known: { inventory: ["ACS::CEN::CenInstance"], product: ["cbn"] },
    },

    "cen.transit-router": {
      title: "Transit router",
      docs: "DeleteTransitRouter",
      scope: { per: "cen.instance" },
      list: {
        action: "ListTransitRouters",
        params: { CenId: "$parent.id" },
        items: "TransitRouters",
        leaves: { Type: NO_KIND },
      },
      read: {
        id: "TransitRouterId",
        name: "TransitRouterName",
        created: "CreationTime",
        tags: { at: "Tags", key: "Key", value: "Value" },
        facts: { status: "Status", kind: "Type", inRegion: "RegionId", cenId: "CenId" },
        states: {
          at: "Status",
          present: ["Creating", "Active", "Modifying", "Upgrading"],
          leaving: ["Deleting"],
        },
      },
      material: ["kind", "inRegion"],
      uses: [{ type: "cen.instance", at: "CenId" }],
      remove: {
        does: "delete the transit router",
        action: "DeleteTransitRouter",
        params: { TransitRouterId: "$id" },
        again: "ClientToken",
        gone: ["ParameterInstanceId"],
        busy: BUSY,
        blocked: ATTACHED,
      },
      known: { inventory: ["ACS::CEN::TransitRouter"] },
    },
  },
});
