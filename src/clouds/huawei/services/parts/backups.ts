import type { Read } from "../../../../core/row-read.ts";

/** What every database says of a backup that somebody made; its states differ. */
export const backupRead = {
  id: "id",
  name: "name",
  created: "begin_time",
  tags: { none: "backups carry no tags in the vendor's models" },
  facts: { status: "status", size: "size", of: "instance_id" },
} as const satisfies Read;

/** Of these a reviewer is told. */
export const BACKUP_MATERIAL = ["of", "size"] as const;
