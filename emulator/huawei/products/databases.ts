import { objectOf } from "../../core/json.ts";
import { defineTable, type Row, type TableRef } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { type Listing, list } from "../listing.ts";
import { remove } from "../removal.ts";
import { type Action, defineService, type Service } from "../service.ts";
import { tagsOf } from "../tags.ts";

const page = { by: "row", standard: 100, max: 100 } as const;

const byChargeInfo = (row: Row): boolean =>
  objectOf(row["charge_info"])["charge_mode"] === "prePaid";
const byPayMode = (row: Row): boolean => row["pay_mode"] === "1";

function instances(product: string, status: string): TableRef {
  return defineTable(`${product}.instance`, { id: "id", usual: { status } });
}

function listing(
  table: TableRef,
  filters: Readonly<Record<string, string>> = {},
  further: Pick<Listing, "params" | "where"> = {},
): Action {
  return list({
    ...further,
    table,
    set: "instances",
    total: "total_count",
    page,
    filters: { id: "id", name: "name", vpc_id: "vpc_id", subnet_id: "subnet_id", ...filters },
  });
}

function removal(table: TableRef, prepaid: (row: Row) => boolean, missing: string): Action {
  return remove({
    table,
    id: "instance_id",
    status: 202,
    polls: 2,
    set: { status: "DELETING" },
    prepaid,
    missing,
    result: "job",
    refuse: (_call, row) => {
      // The code is unverified.
      if (row["_busy"] === true)
        throw refusal(409, "DBS.200019", "Another operation is in progress.");
    },
  });
}

const rdsInstances = instances("rds", "ACTIVE");
/** Backups; manual ones outlive their instance. */
const backups = defineTable("rds.backup", {
  id: "id",
  usual: { type: "manual", status: "COMPLETED" },
});
const ddsInstances = instances("dds", "normal");
const ddsBackups = manualBackups("dds", "Manual");
const taurus = instances("gaussdb", "ACTIVE");
const taurusBackups = manualBackups("gaussdb", "manual");
const openGauss = instances("gaussdbforopengauss", "ACTIVE");
const openGaussBackups = manualBackups("gaussdbforopengauss", "manual");
const gemini = instances("gaussdbfornosql", "normal");
/** `_tables`: a backup of single tables, which is listed where they are asked for alone. */
const geminiBackups = manualBackups("gaussdbfornosql", "Manual");

/** Backups that outlive their instance: of the whole project, also of instances that are gone. */
function manualBackups(product: string, type: string): TableRef {
  return defineTable(`${product}.backup`, { id: "id", usual: { type, status: "COMPLETED" } });
}

function backupListing(table: TableRef, further: Pick<Listing, "params" | "where"> = {}): Action {
  return list({
    ...further,
    table,
    set: "backups",
    total: "total_count",
    page,
    filters: { instance_id: "instance_id", backup_id: "id", backup_type: "type" },
  });
}

/** The codes are unverified. */
function backupRemoval(table: TableRef): Action {
  return remove({
    table,
    id: "backup_id",
    status: 202,
    missing: "DBS.200901",
    refuse: (_call, row) => {
      if (String(row["type"]).toLowerCase() !== "manual")
        throw refusal(400, "DBS.200902", "Only manual backups can be deleted.");
    },
    result: () => ({}),
  });
}

/** Relational Database Service. */
export const rds: Service = defineService({
  product: "rds",
  scope: "project",
  tables: [rdsInstances, backups],
  actions: {
    ListInstances: listing(
      rdsInstances,
      { eps_id: "enterprise_project_id", type: "type" },
      {
        params: ["group_type"],
        // Those of Flexus are listed only when they are asked for.
        where: (call, row) => (call.text("group_type") === "flexus") === (row["_flexus"] === true),
      },
    ),
    DeleteInstance: removal(rdsInstances, byChargeInfo, "DBS.200501"),
    /** Backups of one instance, which must be named. */
    ListBackups: list({
      table: backups,
      set: "backups",
      total: "total_count",
      page,
      filters: {
        instance_id: "instance_id",
        backup_id: "id",
        backup_type: "type",
        status: "status",
      },
      before: (call) => call.need("instance_id"),
    }),
    DeleteManualBackup: remove({
      table: backups,
      id: "backup_id",
      status: 200,
      missing: "DBS.200901",
      refuse: (_call, row) => {
        if (row["type"] !== "manual")
          throw refusal(400, "DBS.200902", "Only manual backups can be deleted.");
      },
      result: () => ({}),
    }),
  },
});

/** Document Database Service. */
export const dds: Service = defineService({
  product: "dds",
  scope: "project",
  tables: [ddsInstances, ddsBackups],
  actions: {
    ListInstances: listing(ddsInstances, { mode: "mode" }),
    DeleteInstance: removal(ddsInstances, byPayMode, "DBS.200501"),
    ListBackups: backupListing(ddsBackups),
    DeleteManualBackup: backupRemoval(ddsBackups),
  },
});

/** TaurusDB. */
export const gaussdb: Service = defineService({
  product: "gaussdb",
  otherHosts: ["gaussdbformysql", "gaussdb-mysql"],
  scope: "project",
  tables: [taurus, taurusBackups],
  actions: {
    ListGaussMySqlInstances: listing(taurus, { type: "type" }),
    DeleteGaussMySqlInstance: removal(taurus, byChargeInfo, "DBS.200501"),
    ShowGaussMySqlBackupList: backupListing(taurusBackups),
    DeleteGaussMySqlBackup: backupRemoval(taurusBackups),
  },
});

/** GaussDB. */
export const gaussdbforopengauss: Service = defineService({
  product: "gaussdbforopengauss",
  host: "gaussdb-opengauss",
  scope: "project",
  tables: [openGauss, openGaussBackups],
  actions: {
    ListInstances: listing(openGauss, { type: "type" }),
    DeleteInstance: removal(openGauss, byChargeInfo, "DBS.200501"),
    ListBackups: backupListing(openGaussBackups),
    DeleteManualBackup: backupRemoval(openGaussBackups),
  },
});

/** GeminiDB. */
export const gaussdbfornosql: Service = defineService({
  product: "gaussdbfornosql",
  host: "gaussdb-nosql",
  scope: "project",
  tables: [gemini, geminiBackups],
  actions: {
    ListInstances: listing(gemini, { mode: "mode" }),
    ListInstanceTags: tagsOf(gemini, "instance_id", "DBS.200501"),
    DeleteInstance: removal(gemini, byPayMode, "DBS.200501"),
    ListBackups: backupListing(geminiBackups, {
      params: ["type"],
      where: (call, row) => (call.text("type") === "DatabaseTable") === (row["_tables"] === true),
    }),
    DeleteBackup: backupRemoval(geminiBackups),
  },
});
