import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import { rows } from "../../src/clouds/tencent/catalog.ts";
import { stepsOf } from "../catalog/support/rows.ts";
import { shownOf, trialsOf, tryUndoing } from "../catalog/support/undone.ts";
import { infrastructure } from "./support/cases/infrastructure.ts";
import { services } from "./support/cases/services.ts";
import { HERE, openWorld } from "./support/world.ts";

/** What an account holds, and what is listed of it. */
interface Held {
  readonly type: string;
  readonly here?: JsonObject;
  readonly everywhere?: JsonObject;
  readonly with?: readonly string[];
}

/** The renewal page's record of an instance. */
const renewing = (InstanceId: string): JsonObject => ({
  InstanceId,
  ProductCode: "p_any",
  SubProductCode: "sp_any",
  RegionCode: HERE,
  Status: "NORMAL",
  RenewFlag: "NOTIFY_AND_AUTO_RENEW",
  RenewPeriod: 3,
  RenewPeriodUnit: "m",
  ExpireTime: "2099-01-01 08:00:00",
});

/** Something that is paid in advance and renewed by itself. */
const renewed = (type: string, row: JsonObject, id: string, table = type): Held => ({
  type,
  here: { [table]: [row] },
  everywhere: { "billing.renew-instance": [renewing(id)] },
  with: ["billing.renewal"],
});

/** What the life cycles do not show. */
const more: readonly Held[] = [
  {
    type: "billing.renewal",
    everywhere: { "billing.renew-instance": [renewing("other-1")] },
  },
  renewed("cvm.instance", { InstanceId: "ins-1", InstanceChargeType: "PREPAID" }, "ins-1"),
  renewed(
    "cbs.disk",
    {
      DiskId: "disk-1",
      DiskChargeType: "PREPAID",
      DiskState: "UNATTACHED",
      DiskUsage: "DATA_DISK",
      Portable: true,
    },
    "disk-1",
  ),
  {
    type: "cbs.disk",
    here: {
      "cbs.disk": [
        {
          DiskId: "disk-1",
          DiskChargeType: "POSTPAID_BY_HOUR",
          DiskState: "ATTACHED",
          DiskUsage: "DATA_DISK",
          Portable: true,
          InstanceId: "ins-1",
        },
      ],
    },
  },
  renewed("cdb.instance", { InstanceId: "cdb-1", PayType: 0, Status: 1, AutoRenew: 1 }, "cdb-1"),
  renewed("cynosdb.cluster", { ClusterId: "cyn-1", PayMode: 1, Status: "running" }, "cyn-1"),
  renewed(
    "lighthouse.instance",
    { InstanceId: "lh-1", InstanceChargeType: "PREPAID", InstanceState: "RUNNING" },
    "lh-1",
  ),
  renewed("mongodb.instance", { InstanceId: "cmgo-1", PayMode: 1, Status: 2 }, "cmgo-1"),
  renewed(
    "tcb.environment",
    { EnvId: "env-1", Status: "NORMAL", PayMode: "prepayment" },
    "env-1",
    "tcb.env",
  ),
  renewed("tcr.instance", { RegistryId: "tcr-1", Status: "Running", PayMod: 1 }, "tcr-1"),
  renewed(
    "vpc.vpn-gateway",
    { VpnGatewayId: "vpngw-1", State: "AVAILABLE", InstanceChargeType: "PREPAID" },
    "vpngw-1",
  ),
  renewed(
    "clb.load-balancer",
    { LoadBalancerId: "lb-1", ChargeType: "PREPAID", Status: 1 },
    "lb-1",
  ),
  renewed(
    "postgres.instance",
    { DBInstanceId: "postgres-1", PayType: "prepaid", DBInstanceStatus: "running" },
    "postgres-1",
  ),
  renewed("redis.instance", { InstanceId: "crs-1", BillingMode: 1, Status: 2 }, "crs-1"),
  renewed(
    "vpc.address",
    {
      AddressId: "eip-1",
      InternetChargeType: "BANDWIDTH_PREPAID_BY_MONTH",
      AddressStatus: "UNBIND",
      AddressType: "EIP",
    },
    "eip-1",
  ),
  {
    type: "clb.load-balancer",
    here: {
      "clb.load-balancer": [
        {
          LoadBalancerId: "lb-1",
          ChargeType: "POSTPAID_BY_HOUR",
          Status: 1,
          AttributeFlags: ["DeleteProtect"],
        },
      ],
    },
  },
  {
    type: "postgres.instance",
    here: {
      "postgres.instance": [
        {
          DBInstanceId: "postgres-1",
          PayType: "postpaid",
          DBInstanceStatus: "running",
          DeletionProtection: true,
        },
      ],
    },
  },
  {
    type: "redis.instance",
    here: {
      "redis.instance": [
        { InstanceId: "crs-1", BillingMode: 0, Status: 2, DeleteProtectionSwitch: 1 },
      ],
    },
  },
  {
    type: "cdn.domain",
    everywhere: {
      "cdn.domain": [{ Domain: "a.example.com", Status: "online", ResourceId: "cdn-1" }],
    },
  },
  {
    type: "cvm.image",
    here: {
      "cvm.image": [
        { ImageId: "img-1", ImageType: "PRIVATE_IMAGE", ImageState: "NORMAL", _shared: true },
      ],
    },
  },
  {
    type: "vpc.address",
    here: {
      "vpc.address": [
        {
          AddressId: "eip-1",
          InternetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
          AddressStatus: "BIND",
          AddressType: "EIP",
          InstanceId: "ins-1",
        },
      ],
    },
  },
  {
    type: "vpc.network-interface",
    here: {
      "vpc.network-interface": [
        {
          NetworkInterfaceId: "eni-1",
          State: "INUSE",
          Primary: false,
          Attachment: { InstanceId: "ins-1" },
        },
      ],
    },
  },
];

const cases: readonly Held[] = [...more, ...infrastructure, ...services];
const undoing = [...rows].filter(([, row]) => stepsOf(row).some(({ undo }) => undo !== undefined));

describe.each(undoing.map(([type, row]) => ({ type, row })))("$type", ({ type, row }) => {
  test("whose deletion is refused for good reads as it did before", async () => {
    const wanted = new Set(
      stepsOf(row).flatMap(({ undo, does }) => (undo === undefined ? [] : [does])),
    );
    for (const held of cases.filter((one) => one.type === type)) {
      const open = () => openWorld({ [HERE]: held.here ?? {}, "*": held.everywhere ?? {} });
      const types = [type, ...(held.with ?? [])];
      const first = await open();
      const listed = (await first.scan(types)).items.filter((item) => item.type === type);
      await first.close();
      for (const trial of trialsOf(row, listed).filter(({ does }) =>
        does.some((one) => wanted.has(one)),
      )) {
        const world = await open();
        try {
          const tried = await tryUndoing(
            {
              ...world,
              rows,
              denial: { status: 200, code: "UnauthorizedOperation" },
              look: () => world.scan(types),
            },
            trial,
          );
          expect(tried.left, trial.item.id).toEqual([]);
          expect([...new Set(tried.back)].toSorted()).toEqual(trial.does.toSorted());
          expect([...new Set(tried.asked)].toSorted()).toEqual(trial.does.toSorted());
          expect(shownOf(row, tried.item, trial.does)).toEqual(
            shownOf(row, trial.item, trial.does),
          );
          for (const does of trial.does) wanted.delete(does);
        } finally {
          await world.close();
        }
      }
    }
    expect([...wanted], "not shown by any case").toEqual([]);
  });
});
