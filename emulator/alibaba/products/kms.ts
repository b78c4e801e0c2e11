import type { Call } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { vendorError } from "../../core/errors.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable } from "../../core/table.ts";
import { goneAt } from "../../core/transition.ts";
import { regionsListed } from "../regions.ts";
import { action, defineService } from "../service.ts";
import { listTagResources } from "./common/tag-resources.ts";
import { pageParams } from "./data/filters.ts";
import { instanceActions, kmsInstances } from "./kms/instances.ts";
import { secretActions, secrets } from "./kms/secrets.ts";

/** Rows hold DescribeKey's KeyMetadata; `_policy` and `_tags` come with other actions. */
const keys = defineTable("kms.key", { id: "KeyId" });
/** Rows hold what ListAliases shows. */
const aliases = defineTable("kms.alias", { id: "AliasName" });

const byPage = {
  by: "number",
  page: "PageNumber",
  size: "PageSize",
  standard: 10,
  max: 100,
} as const;

/** The filters that name a field of the metadata; `CreatorType` is told by the creator. */
const FIELDS: Readonly<Record<string, string>> = {
  KeyState: "KeyState",
  KeySpec: "KeySpec",
  KeyUsage: "KeyUsage",
  ProtectionLevel: "ProtectionLevel",
  Creator: "Creator",
  DKMSInstanceId: "DKMSInstanceId",
  keyId: "KeyId",
};

function listKeys(call: Call): JsonObject {
  const wanted = arrayOf(call.json("Filters")).map(objectOf);
  const rows = call.rows(keys, (row) =>
    wanted.every((filter) => {
      const name = textOf(filter["Key"]) ?? "";
      const values = arrayOf(filter["Values"]).map((value) => textOf(value) ?? "");
      if (name === "CreatorType") {
        const service = !/^\d+$/.test(textOf(row["Creator"]) ?? "0");
        return values.includes(service ? "Service" : "User");
      }
      const field = FIELDS[name];
      if (field === undefined) throw call.errors.invalid("Filters");
      return values.includes(textOf(row[field]) ?? "");
    }),
  );
  const page = paginate(call, rows, byPage, (row) => ({
    KeyId: row["KeyId"],
    KeyArn: arnOf(call, textOf(row["KeyId"]) ?? ""),
  }));
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    Keys: { Key: page.items },
  };
}

function arnOf(call: Call, id: string): string {
  return `acs:kms:${call.region}:${call.account.id}:key/${id}`;
}

/** A key by id, ARN or alias. */
function need(call: Call, named?: string) {
  const asked = named ?? call.need("KeyId");
  const alias = call.table(aliases).get(asked);
  const id = textOf(alias?.["KeyId"]) ?? asked.replace(/^.*:key\//, "");
  const row = call.table(keys).get(id);
  if (row === undefined) {
    throw vendorError(404, "Forbidden.KeyNotFound", "The specified Key is not found.");
  }
  return { row, id, table: call.table(keys) };
}

/** What a key is that nobody asked to be anything else. */
const USUAL = {
  KeyState: "Enabled",
  KeySpec: "Aliyun_AES_256",
  KeyUsage: "ENCRYPT/DECRYPT",
  Origin: "Aliyun_KMS",
  DeletionProtection: "Disabled",
} as const;

function describeKey(call: Call): JsonObject {
  const { row, id } = need(call);
  return { KeyMetadata: call.show(row, (one) => ({ ...USUAL, ...one, Arn: arnOf(call, id) })) };
}

/**
 * No key goes at once: it is pending for 7 to 366 days. The codes for a protected and for a pending
 * key are unverified.
 */
function scheduleDeletion(call: Call): JsonObject {
  const { row, id, table } = need(call);
  const days = call.number("PendingWindowInDays");
  if (days === undefined) throw call.errors.missing("PendingWindowInDays");
  if (days < 7 || days > 366) throw call.errors.invalid("PendingWindowInDays");
  if (row["DeletionProtection"] === "Enabled") {
    throw vendorError(
      409,
      "Rejected.DeletionProtection",
      "Deletion protection is enabled for the key.",
    );
  }
  if (!/^\d+$/.test(textOf(row["Creator"]) ?? "0")) {
    throw vendorError(
      403,
      "Forbidden.NoPermission",
      "This operation is forbidden for service keys.",
    );
  }
  if (row["KeyState"] === "PendingDeletion") {
    throw vendorError(
      409,
      "Rejected.PendingDeletion",
      "The request was rejected because the key state is PendingDeletion.",
    );
  }
  const until = call.now() + days * 86_400_000;
  table.move(id, goneAt(until), { KeyState: "PendingDeletion", DeleteDate: isoSeconds(until) });
  return {};
}

function cancelDeletion(call: Call): JsonObject {
  const { row, id, table } = need(call);
  if (row["KeyState"] !== "PendingDeletion") {
    throw vendorError(409, "Rejected.KeyStateInvalid", "The key is not pending deletion.");
  }
  table.patch(id, { KeyState: "Enabled", DeleteDate: "", _then: undefined });
  return {};
}

function setState(KeyState: string) {
  return (call: Call): JsonObject => {
    const { row, id, table } = need(call);
    if (row["KeyState"] === "PendingDeletion") {
      throw vendorError(
        409,
        "Rejected.PendingDeletion",
        "The request was rejected because the key state is PendingDeletion.",
      );
    }
    table.patch(id, { KeyState });
    return {};
  };
}

function protect(call: Call): JsonObject {
  const { id, table } = need(call, call.need("ProtectedResourceArn"));
  const on = call.flag("EnableDeletionProtection");
  if (on === undefined) throw call.errors.missing("EnableDeletionProtection");
  table.patch(id, { DeletionProtection: on ? "Enabled" : "Disabled" });
  return {};
}

function listAliases(ofKey: boolean) {
  return (call: Call): JsonObject => {
    const id = ofKey ? need(call).id : undefined;
    const rows = call.rows(aliases, (row) => id === undefined || row["KeyId"] === id);
    const page = paginate(call, rows, byPage);
    return {
      PageNumber: page.number,
      PageSize: page.size,
      TotalCount: page.total,
      Aliases: { Alias: page.items },
    };
  };
}

function deleteAlias(call: Call): JsonObject {
  if (call.table(aliases).remove(call.need("AliasName")) === undefined) {
    throw vendorError(404, "Forbidden.AliasNotFound", "The specified Alias is not found.");
  }
  return {};
}

function createAlias(call: Call): JsonObject {
  const AliasName = call.need("AliasName");
  const { id } = need(call);
  if (call.table(aliases).get(AliasName) !== undefined) {
    throw vendorError(409, "Rejected.AlreadyExist", "The alias is in use already.");
  }
  call.table(aliases).put({ AliasName, KeyId: id });
  return {};
}

function listResourceTags(call: Call): JsonObject {
  const { row, id } = need(call);
  const Tag = arrayOf(row["_tags"]).map((tag) => ({ KeyId: id, ...objectOf(tag) }));
  return { Tags: { Tag } };
}

function getKeyPolicy(call: Call): JsonObject {
  const { row } = need(call);
  const own = `acs:ram::${call.account.id}:*`;
  const standard = {
    Version: "1",
    Statement: [{ Effect: "Allow", Action: ["kms:*"], Principal: { RAM: [own] }, Resource: ["*"] }],
  };
  return { Policy: textOf(row["_policy"]) ?? JSON.stringify(standard) };
}

function describeRegions(call: Call): JsonObject {
  return { Regions: { Region: regionsListed(call.store).map((RegionId) => ({ RegionId })) } };
}

const key = { KeyId: "key" } as const;

/** KMS 2016-01-20. https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-overview */
export const kms = defineService({
  product: "Kms",
  version: "2016-01-20",
  style: "rpc",
  hosts: ["kms.{region}"],
  locationCode: "kms",
  regionInHost: true,
  permissionPrefix: "kms",
  denied: { status: 403, code: "Forbidden.NoPermission" },
  tables: [keys, aliases, secrets, kmsInstances],
  actions: {
    ListKeys: action({ params: { Filters: "filter", ...pageParams }, handle: listKeys }),
    // 200 a page and at most 50 ids: alibabacloud_kms20160120 3.3.1, ListTagResourcesRequest.
    ListTagResources: listTagResources({
      types: { key: keys, secret: secrets },
      strict: true,
      most: 50,
      standard: 200,
    }),
    DescribeKey: action({ params: key, handle: describeKey }),
    ScheduleKeyDeletion: action({
      params: { ...key, PendingWindowInDays: "value" },
      handle: scheduleDeletion,
    }),
    CancelKeyDeletion: action({ params: key, handle: cancelDeletion }),
    DisableKey: action({ params: key, handle: setState("Disabled") }),
    EnableKey: action({ params: key, handle: setState("Enabled") }),
    SetDeletionProtection: action({
      params: { ProtectedResourceArn: "key", EnableDeletionProtection: "switch" },
      ignored: ["DeletionProtectionDescription"],
      handle: protect,
    }),
    ListAliases: action({ params: pageParams, handle: listAliases(false) }),
    ListAliasesByKeyId: action({ params: { ...key, ...pageParams }, handle: listAliases(true) }),
    CreateAlias: action({ params: { AliasName: "key", KeyId: "key" }, handle: createAlias }),
    DeleteAlias: action({ params: { AliasName: "key" }, handle: deleteAlias }),
    ListResourceTags: action({ params: key, handle: listResourceTags }),
    GetKeyPolicy: action({ params: key, ignored: ["PolicyName"], handle: getKeyPolicy }),
    DescribeRegions: action({ handle: describeRegions }),
    ...secretActions,
    ...instanceActions,
  },
});
