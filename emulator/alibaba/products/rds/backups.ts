import type { Call } from "../../../core/call.ts";
import type { JsonObject } from "../../../core/json.ts";
import { textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable, type Row } from "../../../core/table.ts";
import { equals } from "../data/filters.ts";

/** Backups that outlive their instance, as DescribeDetachedBackups shows them. */
export const detachedBackups = defineTable("rds.detached-backup", { id: "BackupId" });

/** Keeps backups of an instance that goes, when the call or the instance's policy says so. */
export function keepBackups(call: Call, row: Row, region: string): void {
  const keep = call.text("ReleasedKeepPolicy") ?? textOf(row["_keepPolicy"]) ?? "None";
  if (keep === "None") return;
  const id = textOf(row["DBInstanceId"]) ?? "";
  call.table(detachedBackups, region).put({
    BackupId: `detached-${id}`,
    DBInstanceId: id,
    DBInstanceComment: row["DBInstanceDescription"],
    BackupStatus: "Success",
    _policy: keep,
  });
}

/** The backups that outlived their instances. */
export function describeDetachedBackups(call: Call): JsonObject {
  const region = call.text("Region") ?? call.region;
  const rows = call.rows(
    detachedBackups,
    equals(call, {
      BackupId: "BackupId",
      BackupMode: "BackupMode",
      BackupStatus: "BackupStatus",
      DBInstanceId: "DBInstanceId",
    }),
    region,
  );
  const style = { page: "PageNumber", size: "PageSize", standard: 30, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style });
  return {
    PageNumber: String(page.number),
    PageRecordCount: String(page.items.length),
    TotalRecordCount: String(page.total),
    Items: { Backup: page.items },
  };
}
