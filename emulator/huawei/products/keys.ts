import type { Call } from "../../core/call.ts";
import { type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { goneAt } from "../../core/transition.ts";
import { notFound, refusal } from "../errors.ts";
import { list } from "../listing.ts";
import { pageOf } from "../paging.ts";
import { remove } from "../removal.ts";
import { action, defineService, type Service } from "../service.ts";
import { tagsOf } from "../tags.ts";

/** Keys: times are seconds, as text; those of services have the flag "1". */
const keys = defineTable("kms.key", {
  id: "key_id",
  usual: { key_state: "2", key_spec: "AES_256", default_key_flag: "0", origin: "kms" },
});
const secrets = defineTable("csms.secret", {
  id: "id",
  usual: { state: "ENABLED", secret_type: "COMMON" },
});
/** Key pairs: the fields of ListKeypairs, which holds each in a `keypair`. */
const keypairs = defineTable("kps.keypair", {
  id: (row: Row) => textOf(objectOf(row["keypair"])["name"]) ?? "",
});

const DAY = 86_400_000;

/** Markers are numbers; without a spec those of the standard one alone are listed. */
function listKeys(call: Call): JsonObject {
  const spec = call.text("key_spec") ?? "AES_256";
  const state = call.text("key_state");
  const project = call.text("enterprise_project_id") ?? "all";
  const rows = call.rows(
    keys,
    (row) =>
      (spec === "ALL" || row["key_spec"] === spec) &&
      (state === undefined || row["key_state"] === state) &&
      (project === "all" || (textOf(row["sys_enterprise_project_id"]) ?? "0") === project),
  );
  // the standard and the largest page are unverified
  const paging = { by: "row", at: "marker", standard: 1000, max: 1000 } as const;
  const page = pageOf(call, rows, paging, (row) => String(row["key_id"]));
  const next = page.offset + page.items.length;
  const truncated = page.next !== undefined;
  return {
    keys: page.items.map((row) => row["key_id"]),
    key_details: page.items,
    next_marker: truncated ? String(next) : "",
    truncated: String(truncated),
    total: page.total,
  };
}

function scheduleDeletion(call: Call): JsonObject {
  const id = call.need("key_id");
  const days = call.number("pending_days") ?? 0;
  if (days < 7 || days > 1096) throw call.errors.invalid("pending_days");
  const table = call.table(keys);
  const row = table.get(id);
  if (row === undefined) throw notFound("KMS.0304", id);
  // the codes are unverified
  if (row["default_key_flag"] === "1")
    throw refusal(403, "KMS.1104", "A default key cannot be deleted.");
  if (row["key_state"] === "4")
    throw refusal(400, "KMS.1203", "The key is scheduled for deletion.");
  const at = call.now() + days * DAY;
  table.move(id, goneAt(at), {
    key_state: "4",
    scheduled_deletion_date: String(Math.floor(at / 1000)),
  });
  return { key_id: id, key_state: "4" };
}

/** Key Management Service. */
export const kms: Service = defineService({
  product: "kms",
  scope: "project",
  errors: "nested",
  tables: [keys],
  actions: {
    ListKeys: action({
      params: ["limit", "marker", "key_state", "key_spec", "enterprise_project_id"],
      ignored: ["sequence"],
      handle: listKeys,
    }),
    ShowKmsTags: tagsOf(keys, "key_id", "KMS.0304"),
    DeleteKey: action({
      params: ["key_id", "pending_days"],
      ignored: ["sequence"],
      handle: scheduleDeletion,
    }),
  },
});

/** Secrets, on the host of keys; they are deleted by name. */
export const csms: Service = defineService({
  product: "csms",
  host: "kms",
  scope: "project",
  tables: [secrets],
  actions: {
    ListSecrets: list({
      table: secrets,
      set: "secrets",
      // the largest page is unverified
      page: { by: "marker", standard: 50, max: 50, field: "name" },
      pageInfo: true,
    }),
    ListSecretTags: tagsOf(secrets, "secret_id", "CSMS.0404"),
    DeleteSecret: action({
      handle: (call) => {
        const name = call.need("secret_name");
        const table = call.table(secrets);
        const row = table.find((one) => one["name"] === name);
        if (row === undefined) throw notFound("CSMS.0404", name);
        table.remove(table.idOf(row));
        return undefined;
      },
    }),
  },
});

/** Key pairs, on the host of keys. */
export const kps: Service = defineService({
  product: "kps",
  host: "kms",
  scope: "project",
  tables: [keypairs],
  actions: {
    ListKeypairs: list({
      table: keypairs,
      set: "keypairs",
      // the largest page is unverified
      page: { by: "marker", standard: 50, max: 50 },
      pageInfo: true,
    }),
    DeleteKeypair: remove({ table: keypairs, id: "keypair_name" }),
  },
});
