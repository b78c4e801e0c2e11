import type { Params } from "../../../core/row-call.ts";
import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import {
  BIN_NOTE,
  endRenewal,
  goesNow,
  inRecycleBin,
  postpaidStands,
  toBeReturned,
} from "./parts/prepaid.ts";

/** Locked for a full disk or not: the text calls those that are not the default. That it filters is unverified. */
const ANY = [0, 1];
/**
 * Isolated, being taken offline, offline: the last two are listed only where they are asked for (official
 * Terraform provider, service_tencentcloud_mysql.go, which waits until this list is empty).
 */
const GOING = [5, 6, 7];

/** Main, disaster recovery and read-only instances. */
const instances = (which: Params) => ({
  action: "DescribeDBInstances",
  params: { WithDr: 1, WithRo: 1, WithMaster: 1, ...which },
  items: "Items",
  leaves: {
    ...("CdbErrors" in which
      ? {}
      : { CdbErrors: "another listing of this row asks for what this one may leave out" }),
    InstanceTypes: "WithDr, WithRo and WithMaster ask for each of the kinds",
    WithSecurityGroup: "it narrows to a security group, which is not named",
  },
});
/** Codes that pass while an instance is worked on. */
const PASSING = [
  "FailedOperation.CdbInstanceLockFailError",
  "OperationDenied.InstanceLockerConflict",
  "OperationDenied.InstanceStatusError",
  "OperationDenied.WrongStatus",
] as const;

/**
 * TencentDB for MySQL: isolated first, which gives back what was paid in advance, then taken offline.
 * https://cloud.tencent.com/document/api/236/15830
 *
 * Error codes: Go SDK tencentcloud-sdk-go, cdb/v20170320/errors.go.
 */
export const cdb = defineService({
  product: "cdb",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(100),
  },
  types: {
    "cdb.instance": {
      title: "MySQL instance",
      docs: "https://cloud.tencent.com/document/api/236/15869",
      list: [
        instances({}),
        instances({ CdbErrors: ANY }),
        instances({ CdbErrors: ANY, Status: GOING }),
      ],
      read: {
        id: "InstanceId",
        region: "Region",
        name: "InstanceName",
        created: "CreateTime",
        expires: "DeadlineTime",
        charge: { at: "PayType", prepaid: [0] },
        autoRenew: { at: "AutoRenew", is: [1] },
        protections: [{ name: "destroy protection", when: { at: "DestroyProtect", is: "on" } }],
        tags: { at: "TagList", key: "TagKey", value: "TagValue" },
        facts: {
          status: "Status",
          kind: "InstanceType",
          engine: "EngineVersion",
          memoryMiB: "Memory",
          volumeGiB: "Volume",
          vpcId: "UniqVpcId",
          destroyProtect: "DestroyProtect",
        },
        states: {
          at: "Status",
          present: [0, 1],
          leaving: [4, 6, 7],
          recycled: [5],
          unlisted: {
            "6": "https://www.tencentcloud.com/document/product/236/34475: what goes down is shown under 6 and 7 until it is released",
            "7": "https://www.tencentcloud.com/document/product/236/34475: what goes down is shown under 6 and 7 until it is released",
          },
        },
      },
      material: ["kind", "engine", "memoryMiB", "volumeGiB", "vpcId"],
      uses: [
        { type: "vpc.vpc", at: "UniqVpcId" },
        { type: "vpc.subnet", at: "UniqSubnetId" },
      ],
      waitsFor: [{ type: "cdb.instance", at: "RoGroups[].RoInstances[].InstanceId" }],
      gone: ["InvalidParameter.InstanceNotFound"],
      remove: [
        endRenewal,
        {
          does: "lift destroy protection",
          undo: { does: "put destroy protection back", params: { DestroyProtect: "on" } },
          action: "ModifyInstanceDestroyProtect",
          params: { InstanceIds: ["$id"], DestroyProtect: "off" },
          when: [{ at: "facts.destroyProtect", is: "on" }, goesNow],
        },
        {
          does: "isolate the instance, which moves it to the recycle bin",
          deletes: true,
          action: "IsolateDBInstance",
          params: { InstanceId: "$id" },
          when: postpaidStands,
          gone: ["ResourceNotFound.CdbInstanceNotFoundError"],
          busy: PASSING,
          note: BIN_NOTE,
        },
        {
          does: "return the instance for a refund, which moves it to the recycle bin",
          deletes: true,
          action: "IsolateDBInstance",
          params: { InstanceId: "$id" },
          when: toBeReturned,
          gone: ["ResourceNotFound.CdbInstanceNotFoundError"],
          busy: PASSING,
        },
        {
          does: "take the instance offline, with its data and backups",
          action: "OfflineIsolatedInstances",
          params: { InstanceIds: ["$id"] },
          when: inRecycleBin,
        },
      ],
      known: { inventory: ["qcs::cdb::instance"], product: ["p_cdb"] },
    },
  },
});
