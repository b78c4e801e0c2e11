import type { Call } from "../../core/call.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, objectOf, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { afterPolls, goneAfterPolls } from "../../core/transition.ts";
import { regionsListed } from "../regions.ts";
import { action, defineService } from "../service.ts";
import { aboutOne } from "./common/about-one.ts";
import { listTagResources, tagsOf } from "./common/tag-resources.ts";
import { contains, equals, every, type Match, pageParams } from "./data/filters.ts";
import { hasEnded, renewsItself } from "./data/renewal.ts";
import { describeDetachedBackups, detachedBackups, keepBackups } from "./rds/backups.ts";

/** Rows hold what DescribeDBInstances shows; `_keepPolicy` what stays of the backups, `_tags` the tags by key. */
const instances = defineTable("rds.instance", {
  usual: { PayType: "Postpaid" },
  id: "DBInstanceId",
});

function describeInstances(call: Call): JsonObject {
  const expired = call.text("Expired");
  const rows = call.rows(
    instances,
    every(
      equals(call, {
        DBInstanceId: "DBInstanceId",
        DBInstanceStatus: "DBInstanceStatus",
        DBInstanceType: "DBInstanceType",
        Engine: "Engine",
        EngineVersion: "EngineVersion",
        PayType: "PayType",
        VpcId: "VpcId",
        VSwitchId: "VSwitchId",
        ZoneId: "ZoneId",
        ResourceGroupId: "ResourceGroupId",
        DBInstanceClass: "DBInstanceClass",
        InstanceNetworkType: "InstanceNetworkType",
        Category: "Category",
        ConnectionMode: "ConnectionMode",
        ConnectionString: "ConnectionString",
        DedicatedHostGroupId: "DedicatedHostGroupId",
      }),
      contains(call, "SearchKey", ["DBInstanceId", "DBInstanceDescription"]),
      withTagMap(call),
      (row) =>
        expired === undefined ||
        String(hasEnded(textOf(row["ExpireTime"]), call.now())) === expired.toLowerCase(),
    ),
  );
  if ((call.text("MaxResults") ?? call.text("NextToken")) !== undefined) {
    const style = { token: "NextToken", size: "MaxResults", standard: 30, max: 100 } as const;
    const page = paginate(call, rows, { by: "token", ...style }, listed);
    return { NextToken: page.next, Items: { DBInstance: page.items } };
  }
  const style = { page: "PageNumber", size: "PageSize", standard: 30, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style }, listed);
  return {
    PageNumber: page.number,
    PageRecordCount: page.items.length,
    TotalRecordCount: page.total,
    Items: { DBInstance: page.items },
  };
}

/** `Tags` is a JSON object of keys and values; rows keep them in `_tags`. */
function withTagMap(call: Call): Match {
  const wanted = Object.entries(objectOf(call.json("Tags")));
  return (row) => wanted.every(([key, value]) => objectOf(row["_tags"])[key] === value);
}

function listed(row: Row): JsonObject {
  // The official Terraform provider reads the read-only ones without asking whether any are there.
  const ReadOnlyDBInstanceIds = { ReadOnlyDBInstanceId: [] };
  return { AutoRenewal: renewsItself(row), ReadOnlyDBInstanceIds, ...row };
}

function need(call: Call, param = "DBInstanceId") {
  const found = call.find(instances, call.need(param));
  if (found === undefined) {
    throw vendorError(
      404,
      "InvalidDBInstanceId.NotFound",
      "The specified instance does not exist or has been deleted.",
    );
  }
  return found;
}

function describeAttribute(call: Call): JsonObject {
  const { row } = need(call);
  const { CreateTime, ...fields } = row;
  const shown = call.show(row, () => ({
    ...fields,
    CreationTime: CreateTime,
    DBInstanceStorage: row["_storage"] ?? 20,
  }));
  return { Items: { DBInstanceAttribute: [shown] } };
}

function refused(code: string, message: string) {
  return vendorError(403, code, message);
}

/**
 * Refuses prepaid, protected and busy instances, and those with read-only instances. Of the codes,
 * OperationDenied.DBInstanceStatus is the provider's (aliyun/terraform-provider-alicloud,
 * errors.go); the others are unverified.
 */
function deleteInstance(call: Call): JsonObject {
  const { row, table } = need(call);
  const id = textOf(row["DBInstanceId"]) ?? "";
  if (row["DBInstanceStatus"] !== "Running") {
    throw refused(
      "OperationDenied.DBInstanceStatus",
      "The operation is not permitted due to status of instance.",
    );
  }
  const ended = hasEnded(textOf(row["ExpireTime"]), call.now());
  if (row["PayType"] === "Prepaid" && !ended) {
    throw refused(
      "OperationDenied.PayType",
      "The operation is not permitted due to pay type of instance.",
    );
  }
  if (row["DeletionProtection"] === true) {
    throw refused(
      "OperationDenied.DeletionProtection",
      "The operation is not permitted due to deletion protection.",
    );
  }
  if (call.inUse("rds.instance", (other) => other["MasterInstanceId"] === id)) {
    throw refused("OperationDenied.ReadDBInstance", "The instance has read-only instances.");
  }
  keepBackups(call, row, table.region);
  table.move(id, goneAfterPolls(3), { DBInstanceStatus: "Deleting" });
  return { RegionId: table.region };
}

function protect(call: Call): JsonObject {
  const { row, table } = need(call);
  if (call.text("DeletionProtection") === undefined)
    throw call.errors.missing("DeletionProtection");
  table.patch(textOf(row["DBInstanceId"]) ?? "", {
    DeletionProtection: call.flag("DeletionProtection") ?? false,
  });
  return {};
}

/** Turns the pay type; the console's way out of a subscription. */
function transform(call: Call): JsonObject {
  const { row, table } = need(call);
  const id = textOf(row["DBInstanceId"]) ?? "";
  const to = call.need("PayType");
  if (to !== "Postpaid" && to !== "Prepaid") throw call.errors.invalid("PayType");
  table.move(id, afterPolls(2, { DBInstanceStatus: "Running", PayType: to }), {
    DBInstanceStatus: "TransAfterPay",
  });
  return { DBInstanceId: id, ChargeType: to, OrderId: call.now() };
}

function describeBackupPolicy(call: Call): JsonObject {
  const { row } = need(call);
  return {
    BackupRetentionPeriod: row["_backupDays"] ?? 7,
    ReleasedKeepPolicy: row["_keepPolicy"] ?? "None",
    PreferredBackupTime: "02:00Z-03:00Z",
    EnableBackupLog: "1",
  };
}

function describeAutoRenewal(call: Call): JsonObject {
  const rows = call.rows(
    instances,
    every(equals(call, { DBInstanceId: "DBInstanceId" }), (row) => row["PayType"] === "Prepaid"),
  );
  const style = { page: "PageNumber", size: "PageSize", standard: 30, max: 100 } as const;
  const page = paginate(call, rows, { by: "number", ...style }, (row) => ({
    DBInstanceId: row["DBInstanceId"],
    AutoRenew: renewsItself(row) ? "True" : "False",
    Duration: 1,
    RegionId: row["RegionId"],
  }));
  return {
    PageNumber: page.number,
    PageRecordCount: page.items.length,
    TotalRecordCount: page.total,
    Items: { Item: page.items },
  };
}

function modifyAutoRenewal(call: Call): JsonObject {
  const { row, table } = need(call);
  const on = call.flag("AutoRenew") ?? false;
  table.patch(textOf(row["DBInstanceId"]) ?? "", {
    _renewStatus: on ? "AutoRenewal" : "ManualRenewal",
  });
  return {};
}

/** What is done to an instance is over at once here, so no task is under way. */
function describeTasks(call: Call): JsonObject {
  const { row, table } = need(call);
  // a client that watches the tasks alone sees the end of a deletion
  table.show(row);
  const style = { page: "PageNumber", size: "PageSize", standard: 30, max: 100 } as const;
  const page = paginate(call, [], { by: "number", ...style });
  return {
    PageNumber: page.number,
    PageRecordCount: page.items.length,
    TotalRecordCount: page.total,
    Items: { TaskProgressInfo: page.items },
  };
}

/** The tags of one instance or of all, each with the instances that carry it. */
function describeTags(call: Call): JsonObject {
  const id = call.text("DBInstanceId") ?? "";
  const rows = call.rows(instances, (row) => id === "" || row["DBInstanceId"] === id);
  const tags = rows.flatMap((row) =>
    tagsOf(row).map(({ TagKey, TagValue }) => ({
      TagKey,
      TagValue,
      DBInstanceIds: { DBInstanceIds: [row["DBInstanceId"] ?? ""] },
    })),
  );
  return { Items: { TagInfos: tags } };
}

function describeRegions(call: Call): JsonObject {
  const all = regionsListed(call.store);
  return { Regions: { RDSRegion: all.map((RegionId) => ({ RegionId, ZoneId: `${RegionId}-b` })) } };
}

/** The whitelist that each has from the start lets in nobody but itself. */
const firstWhitelist = (): JsonObject => ({
  Items: {
    DBInstanceIPArray: [
      { DBInstanceIPArrayName: "default", SecurityIPList: "127.0.0.1", SecurityIPType: "IPv4" },
    ],
  },
});

/** Each runs on one node at the least. */
const masterNode = (row: Row): JsonObject => {
  const NodeId = `${textOf(row["DBInstanceId"]) ?? ""}-1`;
  const node = {
    NodeId,
    NodeType: "Master",
    RegionId: row["RegionId"] ?? "",
    ZoneId: row["ZoneId"],
  };
  return { HAMode: "RPO", HostInstanceInfos: { NodeInfo: [node] } };
};

const ownAddress = (row: Row): JsonObject => {
  const ConnectionString = `${textOf(row["DBInstanceId"]) ?? ""}.mysql.rds.aliyuncs.com`;
  const net = { ConnectionString, ConnectionStringType: "Normal", IPType: "Private", Port: "3306" };
  return { DBInstanceNetInfos: { DBInstanceNetInfo: [net] } };
};

const key = { DBInstanceId: "key" } as const;

/** RDS 2014-08-15. https://www.alibabacloud.com/help/en/rds/developer-reference/api-rds-2014-08-15-overview */
export const rds = defineService({
  product: "Rds",
  version: "2014-08-15",
  style: "rpc",
  hosts: ["rds", "rds.{region}"],
  locationCode: "rds",
  permissionPrefix: "rds",
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [instances, detachedBackups],
  actions: {
    DescribeDBInstances: action({
      params: {
        DBInstanceId: "filter",
        DBInstanceStatus: "filter",
        DBInstanceType: "filter",
        DBInstanceClass: "filter",
        Engine: "filter",
        EngineVersion: "filter",
        InstanceNetworkType: "filter",
        PayType: "filter",
        Expired: "filter",
        SearchKey: "filter",
        VpcId: "filter",
        VSwitchId: "filter",
        ZoneId: "filter",
        ResourceGroupId: "filter",
        Category: "filter",
        ConnectionMode: "filter",
        ConnectionString: "filter",
        DedicatedHostGroupId: "filter",
        Tags: "filter",
        ...pageParams,
        MaxResults: "page",
        NextToken: "page",
      },
      ignored: ["ClientToken", "QueryAutoRenewal", "InstanceLevel", "proxyId"],
      handle: describeInstances,
    }),
    DescribeDBInstanceAttribute: action({
      params: key,
      ignored: ["Expired"],
      handle: describeAttribute,
    }),
    DeleteDBInstance: action({
      params: { ...key, ReleasedKeepPolicy: "value" },
      handle: deleteInstance,
    }),
    ModifyDBInstanceDeletionProtection: action({
      params: { ...key, DeletionProtection: "switch" },
      ignored: ["ClientToken"],
      handle: protect,
    }),
    TransformDBInstancePayType: action({
      params: { ...key, PayType: "value" },
      ignored: [
        "ClientToken",
        "Period",
        "UsedTime",
        "AutoRenew",
        "AutoUseCoupon",
        "BusinessInfo",
        "PromotionCode",
      ],
      handle: transform,
    }),
    DescribeBackupPolicy: action({
      params: key,
      ignored: ["BackupPolicyMode", "CompressType", "ReleasedKeepPolicy"],
      handle: describeBackupPolicy,
    }),
    ...aboutOne(
      { by: "DBInstanceId", find: need },
      {
        DescribeDBInstanceEncryptionKey: [],
        DescribeDBInstanceHAConfig: masterNode,
        DescribeDBInstanceIPArrayList: firstWhitelist,
        DescribeDBInstanceMonitor: () => ({ Period: "300" }),
        DescribeDBInstanceNetInfo: ownAddress,
        DescribeDBInstanceSSL: () => ({ ForceEncryption: "0" }),
        DescribeDBInstanceTDE: [],
        DescribeHADiagnoseConfig: [],
        DescribeHASwitchConfig: [],
        DescribePGHbaConfig: [],
        DescribeParameters: [],
        DescribeSQLCollectorPolicy: [],
        DescribeSQLCollectorRetention: () => ({ ConfigValue: "30" }),
        DescribeSecurityGroupConfiguration: [],
      },
    ),
    DescribeDetachedBackups: action({
      params: {
        BackupId: "filter",
        BackupMode: "filter",
        BackupStatus: "filter",
        DBInstanceId: "filter",
        Region: "region",
        ...pageParams,
      },
      ignored: ["ResourceGroupId"],
      handle: describeDetachedBackups,
    }),
    DescribeInstanceAutoRenewalAttribute: action({
      params: { DBInstanceId: "filter", ...pageParams },
      ignored: ["ClientToken", "proxyId"],
      handle: describeAutoRenewal,
    }),
    ModifyInstanceAutoRenewalAttribute: action({
      params: { ...key, AutoRenew: "switch" },
      ignored: ["ClientToken", "Duration"],
      handle: modifyAutoRenewal,
    }),
    // npm @alicloud/rds20140815 15.4.0, ListTagResourcesRequest; how many come at once is unverified.
    ListTagResources: listTagResources({
      types: { INSTANCE: instances },
      strict: true,
      most: 50,
      standard: 50,
    }),
    DescribeInstanceLinkedWhitelistTemplate: action({
      params: { InsName: "key" },
      ignored: ["ResourceGroupId"],
      handle: (call) => {
        const InsName = textOf(need(call, "InsName").row["DBInstanceId"]) ?? "";
        return { Code: "200", HttpStatusCode: 200, Success: true, Data: { InsName } };
      },
    }),
    DescribeTasks: action({
      params: {
        ...key,
        TaskAction: "filter",
        StartTime: "filter",
        EndTime: "filter",
        ...pageParams,
      },
      ignored: ["Status"],
      handle: describeTasks,
    }),
    DescribeTags: action({
      params: { DBInstanceId: "filter" },
      ignored: ["Tags"],
      handle: describeTags,
    }),
    DescribeRegions: action({ ignored: ["AcceptLanguage"], handle: describeRegions }),
  },
});
