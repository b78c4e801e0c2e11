import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import {
  BIN_NOTE,
  endRenewal,
  inRecycleBin,
  postpaidStands,
  toBeReturned,
} from "./parts/prepaid.ts";

/** Codes that pass, by the vendor's own words. */
const PASSING = ["FailedOperation.DatabaseAccessError", "FailedOperation.FailedOperationError"];

const ISOLATING = {
  gone: ["InstanceNotExist", "ResourceNotFound.InstanceNotFoundError"],
  busy: [
    ...PASSING,
    "FailedOperation.FlowCreateError",
    "FailedOperation.GetInstanceByResourceIdError",
    "FailedOperation.OperateFrequencyLimitedError",
    "FailedOperation.QueryTradeStatusError",
    "FailedOperation.TradeAccessError",
    "FailedOperation.TradeQueryOrderError",
    "FailedOperation.TradeQueryPriceError",
    "InvalidInstanceStatus",
    "OperationDenied.InstanceStatusLimitError",
    "OperationDenied.InstanceStatusLimitOpError",
  ],
} as const;

/**
 * TencentDB for PostgreSQL: isolated, then destroyed.
 * https://cloud.tencent.com/document/api/409/16761
 *
 * Error codes: Go SDK tencentcloud-sdk-go, postgres/v20170312/errors.go.
 */
export const postgres = defineService({
  product: "postgres",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(100),
  },
  types: {
    "postgres.instance": {
      title: "PostgreSQL instance",
      docs: "https://cloud.tencent.com/document/api/409/44003",
      list: { action: "DescribeDBInstances", items: "DBInstanceSet" },
      read: {
        id: "DBInstanceId",
        region: "Region",
        name: "DBInstanceName",
        created: "CreateTime",
        expires: "ExpireTime",
        charge: { at: "PayType", prepaid: ["prepaid"] },
        autoRenew: { at: "AutoRenew", is: [1] },
        tags: { at: "TagList", key: "TagKey", value: "TagValue" },
        facts: {
          status: "DBInstanceStatus",
          kind: "DBInstanceType",
          engine: "DBVersion",
          memoryGiB: "DBInstanceMemory",
          volumeGiB: "DBInstanceStorage",
          vpcId: "VpcId",
          master: "MasterDBInstanceId",
        },
        states: {
          at: "DBInstanceStatus",
          present: [
            "applying",
            "init",
            "initing",
            "running",
            "limited run",
            "disisolating",
            "job running",
            "migrating",
            "expanding",
            "waitSwitch",
            "switching",
            "readonly",
            "restarting",
            "network changing",
            "upgrading",
            "audit-switching",
            "primary-switching",
            "deployment changing",
            "cloning",
            "parameter modifying",
            "log-switching",
            "restoring",
          ],
          leaving: ["isolating", "offlining", "offline", "recycling", "recycled"],
          recycled: ["isolated"],
        },
      },
      material: ["kind", "engine", "memoryGiB", "volumeGiB", "vpcId"],
      uses: [
        { type: "vpc.vpc", at: "VpcId" },
        { type: "vpc.subnet", at: "SubnetId" },
        // A read-only instance goes before the one that it reads.
        { type: "postgres.instance", at: "MasterDBInstanceId" },
      ],
      protection: {
        at: "DeletionProtection",
        is: true,
        action: "ModifyDBInstanceDeletionProtection",
        params: { DBInstanceId: "$id", DeletionProtection: false },
        busy: [...PASSING, "OperationDenied.InstanceStatusLimitError"],
        back: { DeletionProtection: true },
      },
      codes: {
        notOurs: {
          "FailedOperation.CamSigAndAuthError": "the caller could not be checked",
          "OperationDenied.DTSInstanceStatusError":
            "a task of data transmission must be ended by whoever made it",
        },
      },
      remove: [
        endRenewal,
        {
          does: "isolate the instance, which moves it to the recycle bin",
          deletes: true,
          action: "IsolateDBInstances",
          params: { DBInstanceIdSet: ["$id"] },
          when: postpaidStands,
          ...ISOLATING,
          note: BIN_NOTE,
        },
        {
          does: "return the instance for a refund, which moves it to the recycle bin",
          deletes: true,
          action: "IsolateDBInstances",
          params: { DBInstanceIdSet: ["$id"] },
          when: toBeReturned,
          ...ISOLATING,
        },
        {
          does: "destroy the instance with its data and backups",
          action: "DestroyDBInstance",
          params: { DBInstanceId: "$id" },
          when: inRecycleBin,
          gone: [
            "InvalidParameterValue.InstanceNotExist",
            "ResourceNotFound.InstanceNotFoundError",
          ],
          busy: [
            ...PASSING,
            "FailedOperation.OperateFrequencyLimitedError",
            "FailedOperation.PostPaidUnblockError",
            "FailedOperation.TradeAccessError",
            "InvalidInstanceStatus",
            "OperationDenied.InstanceStatusLimitOpError",
            "ResourceUnavailable.InvalidInstanceStatus",
          ],
        },
      ],
      known: {
        inventory: ["qcs::postgres::DBInstanceId", "qcs::postgres::instance"],
        product: ["p_postgresql"],
      },
    },
  },
});
