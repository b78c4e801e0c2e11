import { pages } from "./pagings.ts";

/** What rows of the Vpc API's edges of a network share: pages of 50, tags in the listing, "not yet" codes. */
export const VPC_DEFAULTS = {
  docs: "https://api.alibabacloud.com/document/Vpc/2016-04-28/",
  wave: "network",
  scope: "region",
  dataBearing: false,
  paging: pages(50),
  tags: { at: "Tags.Tag", key: "Key", value: "Value" },
  params: { RegionId: "$region" },
  busy: ["IncorrectStatus", "LastTokenProcessing", "OperationConflict", "SystemBusy"],
} as const;
