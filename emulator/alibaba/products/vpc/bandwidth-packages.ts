import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { action } from "../../service.ts";
import { protectedByDdos } from "./ddos.ts";
import { listing } from "./listing.ts";
import { bandwidthPackages, eips, need } from "./tables.ts";

function addressesOf(call: Call, id: string, region: string): readonly Row[] {
  return call
    .table(eips, region)
    .rows()
    .filter((eip) => eip["BandwidthPackageId"] === id);
}

function shown(row: Row, call: Call): JsonObject {
  const addresses = addressesOf(call, textOf(row["BandwidthPackageId"]) ?? "", call.region);
  return {
    ...row,
    PublicIpAddresses: {
      PublicIpAddresse: addresses.map((eip) => ({
        AllocationId: eip["AllocationId"],
        IpAddress: eip["IpAddress"],
        BandwidthPackageIpRelationStatus: "BINDED",
      })),
    },
  };
}

/**
 * Codes of the vendor's page of this action. It has two for addresses inside, DependencyViolation.Ips as
 * well; which of them is thrown when is unverified.
 */
function deletePackage(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    bandwidthPackages,
    "BandwidthPackageId",
    "InvalidBandwidthPackageId.NotFound",
  );
  if (row["InstanceChargeType"] === "PrePaid") {
    throw vendorError(
      400,
      "ForbiddenAction.PrePaid",
      "The specified BandwidthPackageId is PrePaid.",
    );
  }
  if (row["InternetChargeType"] === "PayBy95") {
    throw vendorError(
      400,
      "OperationUnsupported.Release95Instance",
      "Releasing instances that payBy95 or payByOld95 is unsupported.",
    );
  }
  if (row["DeletionProtection"] === true) {
    throw vendorError(
      400,
      "InvalidOperation.DeletionProtection",
      "The instance cannot be deleted because of deletion protection.",
    );
  }
  const inside = addressesOf(call, id, table.region);
  if (inside.length > 0 && call.flag("Force") !== true) {
    throw vendorError(
      400,
      "OperationFailed.BandwidthPackageNotEmpty",
      "Eip bandwidth package not empty.",
    );
  }
  for (const eip of inside) {
    call.table(eips, table.region).patch(textOf(eip["AllocationId"]) ?? "", {
      BandwidthPackageId: "",
      BandwidthPackageType: "",
    });
  }
  table.remove(id);
  return {};
}

/** Actions on common bandwidth packages; what joins and leaves one is in ties.ts. */
export const bandwidthPackageActions = {
  DescribeCommonBandwidthPackages: listing({
    table: bandwidthPackages,
    at: ["CommonBandwidthPackages", "CommonBandwidthPackage"],
    filters: {
      BandwidthPackageId: "BandwidthPackageId",
      Name: "Name",
      ResourceGroupId: "ResourceGroupId",
    },
    more: { SecurityProtectionEnabled: protectedByDdos },
    ignored: ["IncludeReservationData"],
    shape: shown,
  }),
  DeleteCommonBandwidthPackage: action({
    params: { BandwidthPackageId: "key", Force: "switch" },
    handle: deletePackage,
  }),
};
