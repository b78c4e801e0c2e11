import type { Call } from "../../core/call.ts";
import type { JsonObject } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { goneAt } from "../../core/transition.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { action, defineService } from "../service.ts";

const DAY = 86_400_000;

/** Keys: the fields of KeyMetadata; `_usedBy` names a product that uses it. */
const keys = defineTable("kms.key", { id: "KeyId" });
const missing = "ResourceUnavailable.CmkNotFound";
const page = { by: "offset", offset: "Offset", size: "Limit", standard: 10, max: 200 } as const;

function scheduleDeletion(call: Call): JsonObject {
  const table = call.table(keys);
  const row = table.get(call.need("KeyId"));
  if (row === undefined) throw refusal(missing, "The key does not exist.");
  const days = call.number("PendingWindowInDays") ?? 0;
  if (days < 7 || days > 30) {
    throw refusal("InvalidParameter.InvalidPendingWindowInDays", "7 to 30 days.");
  }
  if (row["_usedBy"] !== undefined) {
    throw refusal("FailedOperation.CmkUsedByCloudProduct", `The key is used by ${row["_usedBy"]}.`);
  }
  if (row["KeyState"] !== "Disabled") {
    throw refusal("ResourceUnavailable.CmkShouldBeDisabled", "The key must be disabled first.");
  }
  const at = call.now() + days * DAY;
  const DeletionDate = Math.floor(at / 1000);
  table.move(table.idOf(row), goneAt(at), { KeyState: "PendingDelete", DeletionDate });
  return { DeletionDate, KeyId: row["KeyId"] };
}

/** Keys. ListKeys does not show those that are pending deletion; DescribeKey and ListKeyDetail do. */
export const kms = defineService({
  product: "kms",
  version: "2019-01-18",
  scope: "region",
  denied: "UnauthorizedOperation",
  tables: [keys],
  actions: {
    ListKeys: list({
      table: keys,
      set: "Keys",
      page,
      ignored: ["Role"],
      where: (_call, row) => row["KeyState"] !== "PendingDelete",
      shape: ({ KeyId }) => ({ KeyId }),
    }),
    ListKeyDetail: list({
      table: keys,
      set: "KeyMetadatas",
      page,
      params: { KeyState: "int", Role: "int", KeyUsage: "string" },
      ignored: ["OrderType"],
      // KeyState 0 all, 1 enabled, 2 disabled, 3 pending deletion; Role 0 (the default) made by a user, 1 by
      // another product (npm kms_models). That the owner tells which it is, is unverified.
      where: (call, row) => {
        const own = (row["Owner"] ?? "user") === "user";
        if (own !== ((call.number("Role") ?? 0) === 0)) return false;
        // Without a usage, symmetric keys alone.
        const usage = call.text("KeyUsage") ?? "ENCRYPT_DECRYPT";
        if (usage !== "ALL" && (row["KeyUsage"] ?? "ENCRYPT_DECRYPT") !== usage) return false;
        const states = ["", "Enabled", "Disabled", "PendingDelete"];
        const wanted = states[call.number("KeyState") ?? 0] ?? "";
        return wanted === "" || row["KeyState"] === wanted;
      },
    }),
    DescribeKey: action({
      params: { KeyId: "string!" },
      handle: (call) => {
        const row = call.table(keys).get(call.need("KeyId"));
        if (row === undefined) throw refusal(missing, "The key does not exist.");
        return { KeyMetadata: call.show(row) };
      },
    }),
    EnableKey: change({
      table: keys,
      ids: "KeyId",
      one: true,
      missing,
      refuse: (_call, row: Row) =>
        row["KeyState"] === "Enabled" || row["KeyState"] === "Disabled"
          ? undefined
          : refusal("ResourceUnavailable.CmkStateNotSupport", `The key is ${row["KeyState"]}.`),
      apply: (_call, row, table) => table.patch(table.idOf(row), { KeyState: "Enabled" }),
    }),
    DisableKey: change({
      table: keys,
      ids: "KeyId",
      one: true,
      missing,
      refuse: (_call, row: Row) =>
        row["KeyState"] === "Enabled" || row["KeyState"] === "Disabled"
          ? undefined
          : refusal("ResourceUnavailable.CmkStateNotSupport", `The key is ${row["KeyState"]}.`),
      apply: (_call, row, table) => table.patch(table.idOf(row), { KeyState: "Disabled" }),
    }),
    ScheduleKeyDeletion: action({
      params: { KeyId: "string!", PendingWindowInDays: "int!" },
      handle: scheduleDeletion,
    }),
    CancelKeyDeletion: change({
      table: keys,
      ids: "KeyId",
      one: true,
      missing,
      refuse: (_call, row: Row) =>
        row["KeyState"] === "PendingDelete"
          ? undefined
          : refusal("ResourceUnavailable.CmkNotPendingDelete", "The key is not pending deletion."),
      apply: (_call, row, table) =>
        table.patch(table.idOf(row), { KeyState: "Disabled", DeletionDate: 0, _then: null }),
      reply: (call) => ({ KeyId: call.need("KeyId") }),
    }),
  },
});
