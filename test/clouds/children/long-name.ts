// Lists disks of an account in which one name is as long as it is told, and says how that ended and the
// most memory that this process had, in MB.
import { createCatalogSession } from "../../../src/clouds/shared/rows/catalog-session.ts";
import { defineService } from "../../../src/core/service.ts";
import { jumpingClock } from "../support/clock.ts";
import { alibabaAt } from "../support/hostile.ts";

const [url = ""] = process.argv.slice(2);
const docs = "https://example.com/";
const service = defineService({
  product: "Ecs",
  types: {
    "ecs.disk": {
      title: "Disk",
      docs,
      wave: "data",
      scope: "region",
      list: {
        action: "DescribeDisks",
        params: { RegionId: "$region" },
        items: "Disks.Disk",
        paging: { by: "none" },
      },
      read: { id: "DiskId", name: "DiskName", tags: { none: "this test needs none" } },
      dataBearing: false,
      remove: { by: "manual", because: "this test only lists", console: [] },
    },
  },
});
const transport = alibabaAt(url);
const session = createCatalogSession({
  cloud: "alibaba",
  accountId: "1000000000000002",
  services: [service],
  transport,
  clock: jumpingClock(),
});
const { coverage } = await session.list(
  { type: "ecs.disk", region: "cn-hangzhou", parents: [] },
  new AbortController().signal,
);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ outcome: coverage.outcome, code: coverage.code, megabytes }));
process.exit(0);
