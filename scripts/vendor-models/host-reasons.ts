import type { Reason } from "./second-table.ts";

const shared = (product: string, theirs: string): Reason => ({
  product,
  theirs,
  because:
    "The older table names the host that all regions shared; every call of the product names its region.",
});

/** Differences between the host tables that are meant. */
export const hostReasons: readonly Reason[] = [
  shared("Ecs", "ecs-cn-hangzhou.aliyuncs.com"),
  shared("Vpc", "vpc.aliyuncs.com"),
  shared("R-kvstore", "r-kvstore.aliyuncs.com"),
  shared("Dds", "mongodb.aliyuncs.com"),
  shared("polardb", "polardb.aliyuncs.com"),
  {
    product: "FC",
    because: "The older table is of version 2016-08-15, which answers at hosts of its own.",
  },
];
