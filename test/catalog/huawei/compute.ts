import type { Seeds } from "../support/seed.ts";

/** Snapshots of disks. */
export const seeds: Seeds = {
  "evs.snapshot": { records: { each: { id: "snapshot-{nnn}" } }, pageSize: 10 },
};
