import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { type Action, action } from "../../service.ts";
import { tokenPage, tokenParams } from "../common/tokens.ts";
import { equals, every, tagged, tagParams } from "../data/filters.ts";

/**
 * Rows hold what the listing of their kind shows, ResourceType VPC, VBR, VPN or TR; `_routed` is true
 * where route tables know the attachment.
 */
export const attachments = defineTable("cbn.attachment", {
  id: "TransitRouterAttachmentId",
  scope: "account",
});

const kinds = {
  Vpc: "VPC",
  Vbr: "VBR",
  Vpn: "VPN",
  Peer: "TR",
} as const;

/** What attachments of VPCs can be filtered by besides. */
const vpcFilters = { OrderType: "OrderType", Status: "Status", VpcId: "VpcId" } as const;

function listOf(type: string) {
  return (call: Call): JsonObject => {
    const region = call.text("RegionId") ?? "";
    const at = (row: Row): string =>
      textOf(row["VpcRegionId"] ?? row["VbrRegionId"] ?? row["VpnRegionId"] ?? row["RegionId"]) ??
      "";
    const rows = call.rows(
      attachments,
      every(
        (row) => row["ResourceType"] === type && (region === "" || at(row) === region),
        equals(call, {
          CenId: "CenId",
          TransitRouterId: "TransitRouterId",
          TransitRouterAttachmentId: "TransitRouterAttachmentId",
          ...(type === "VPC" ? vpcFilters : {}),
        }),
        tagged(call),
      ),
    );
    return tokenPage(call, "TransitRouterAttachments", rows, { standard: 20, max: 100 });
  };
}

/** With Force, associations, propagations and routes go along; without it they hold the attachment. */
function removeOf(type: string) {
  return (call: Call): JsonObject => {
    const id = call.need("TransitRouterAttachmentId");
    const table = call.table(attachments);
    const row = table.get(id);
    if (row === undefined || row["ResourceType"] !== type) {
      throw vendorError(
        400,
        "InvalidTransitRouterAttachmentId.NotFound",
        "The specified TransitRouterAttachmentId is not found.",
      );
    }
    if (row["Status"] === "Detaching") return {};
    if (row["Status"] !== "Attached" || (row["_routed"] === true && call.flag("Force") !== true)) {
      throw vendorError(
        400,
        "IncorrectStatus.TransitRouterAttachment",
        "TransitRouterAttachmentId status is invalid.",
      );
    }
    table.move(id, goneAfterPolls(2), { Status: "Detaching" });
    return {};
  };
}

const filters = {
  CenId: "filter",
  RegionId: "filter",
  TransitRouterId: "filter",
  TransitRouterAttachmentId: "filter",
  ...tagParams,
  ...tokenParams,
} as const;

const vpcParams = { OrderType: "filter", Status: "filter", VpcId: "filter" } as const;

/** Actions on the attachments of transit routers, kind by kind. */
export const attachmentActions: Readonly<Record<string, Action>> = Object.fromEntries(
  Object.entries(kinds).flatMap(([name, type]) => [
    [
      `ListTransitRouter${name}Attachments`,
      action({
        params: { ...filters, ...(type === "VPC" ? vpcParams : {}) },
        handle: listOf(type),
      }),
    ] as const,
    [
      `DeleteTransitRouter${name}Attachment`,
      action({
        params: { TransitRouterAttachmentId: "key", Force: "switch" },
        ignored: ["ClientToken"],
        handle: removeOf(type),
      }),
    ] as const,
  ]),
);
