import { isoSeconds } from "../../../core/clock.ts";
import { type Json, textOf } from "../../../core/json.ts";
import type { Account } from "../../../core/store.ts";
import type { Row, Table } from "../../../core/table.ts";
import { hasEnded, type RenewStatus, renewStatusOf } from "../data/renewal.ts";

/** Where the billable things of one product stand, and what billing calls them. */
interface Source {
  readonly table: string;
  readonly code: string;
  readonly type: string;
  /** The field and the values that mean "paid in advance"; without a field, everything is. */
  readonly charge?: readonly [field: string, ...prepaid: string[]];
  readonly end: string;
  readonly created: string;
  /** The field of billing's instance id when it is not the table's own. */
  readonly id?: string;
}

/**
 * The products' own tables. The codes of ecs, kms, dns, cas and acr are the vendor's and the
 * official Terraform provider's; the others are unverified. A row may say otherwise by `_productCode` and
 * `_productType`.
 */
const SOURCES: readonly Source[] = [
  {
    table: "ecs.instance",
    code: "ecs",
    type: "",
    charge: ["InstanceChargeType", "PrePaid"],
    end: "ExpiredTime",
    created: "CreationTime",
  },
  {
    table: "ecs.disk",
    code: "yundisk",
    type: "",
    charge: ["DiskChargeType", "PrePaid"],
    end: "ExpiredTime",
    created: "CreationTime",
  },
  {
    table: "vpc.eip",
    code: "eip",
    type: "",
    charge: ["ChargeType", "PrePaid"],
    end: "ExpiredTime",
    created: "AllocationTime",
  },
  {
    table: "vpc.nat-gateway",
    code: "nat_gw",
    type: "",
    charge: ["InstanceChargeType", "PrePaid"],
    end: "ExpiredTime",
    created: "CreationTime",
  },
  {
    // What billing calls one is unverified: a row says it.
    table: "vpc.ipv6-gateway",
    code: "",
    type: "",
    charge: ["InstanceChargeType", "PrePaid"],
    end: "ExpiredTime",
    created: "CreationTime",
  },
  {
    table: "vpc.vpn-gateway",
    code: "vpn",
    type: "",
    charge: ["ChargeType", "Prepay"],
    end: "EndTime",
    created: "CreateTime",
  },
  {
    table: "slb.load-balancer",
    code: "slb",
    type: "",
    charge: ["PayType", "PrePay"],
    end: "_endTime",
    created: "CreateTime",
  },
  {
    table: "rds.instance",
    code: "rds",
    type: "rds",
    charge: ["PayType", "Prepaid"],
    end: "ExpireTime",
    created: "CreateTime",
  },
  {
    table: "kvstore.instance",
    code: "kvstore",
    type: "",
    charge: ["ChargeType", "PrePaid"],
    end: "EndTime",
    created: "CreateTime",
  },
  {
    table: "dds.instance",
    code: "dds",
    type: "",
    charge: ["ChargeType", "PrePaid"],
    end: "ExpireTime",
    created: "CreationTime",
  },
  {
    table: "vpc.common-bandwidth-package",
    code: "cbwp",
    type: "",
    charge: ["InstanceChargeType", "PrePaid"],
    end: "ExpiredTime",
    created: "CreationTime",
  },
  {
    table: "polardb.cluster",
    code: "polardb",
    type: "",
    charge: ["PayType", "Prepaid"],
    end: "ExpireTime",
    created: "CreateTime",
  },
  {
    table: "cr.instance",
    code: "acr",
    type: "acr_ee_public_cn",
    end: "_endTime",
    created: "CreateTime",
  },
  {
    table: "nas.file-system",
    code: "nas",
    type: "",
    charge: ["ChargeType", "Subscription"],
    end: "ExpiredTime",
    created: "CreateTime",
  },
  {
    table: "kms.instance",
    code: "kms",
    type: "kms_ddi_public_cn",
    charge: ["ChargeType", "PREPAY"],
    end: "EndDate",
    created: "CreateTime",
  },
  {
    table: "alidns.instance",
    code: "dns",
    type: "alidns_pre",
    end: "EndTime",
    created: "StartTime",
  },
  {
    table: "cas.instance",
    code: "cas",
    type: "cas",
    end: "InstanceEndTime",
    created: "InstanceStartTime",
  },
  {
    table: "domain.domain",
    code: "domain",
    type: "domain",
    end: "ExpirationDate",
    created: "RegistrationDate",
  },
  {
    table: "bss.instance",
    code: "",
    type: "",
    charge: ["SubscriptionType", "Subscription"],
    end: "EndTime",
    created: "CreateTime",
    id: "InstanceID",
  },
];

/** One billable thing, of whatever product. */
export interface Subscription {
  readonly id: string;
  readonly row: Row;
  readonly table: Table;
  readonly code: string;
  readonly type: string;
  readonly prepaid: boolean;
  readonly region: string;
  readonly created: string;
  readonly end: string | undefined;
  readonly renew: RenewStatus;
}

/** Everything billable of an account, prepaid or not. */
export function subscriptionsOf(account: Account): readonly Subscription[] {
  return SOURCES.flatMap((source) =>
    account
      .everywhere(source.table)
      .flatMap((table) => table.rows().map((row) => subscriptionOf(source, table, row))),
  );
}

function subscriptionOf(source: Source, table: Table, row: Row): Subscription {
  const [field, ...prepaid] = source.charge ?? [];
  const isPrepaid = field === undefined || prepaid.includes(textOf(row[field]) ?? "");
  return {
    id: source.id === undefined ? table.idOf(row) : (textOf(row[source.id]) ?? ""),
    row,
    table,
    code: textOf(row["_productCode"] ?? row["ProductCode"]) ?? source.code,
    type: textOf(row["_productType"] ?? row["ProductType"]) ?? source.type,
    prepaid: isPrepaid,
    region: table.region === "" ? (textOf(row["Region"]) ?? "") : table.region,
    created: timeOf(row[source.created]) ?? "",
    end: isPrepaid ? timeOf(row[source.end]) : undefined,
    renew: renewalOf(row),
  };
}

function renewalOf(row: Row): RenewStatus {
  if (row["_renewStatus"] === undefined && row["AutoRenewEnabled"] === true) return "AutoRenewal";
  const told = textOf(row["RenewStatus"]);
  if (row["_renewStatus"] === undefined && (told === "AutoRenewal" || told === "NotRenewal"))
    return told;
  return renewStatusOf(row);
}

/** Products write times in many ways; billing writes `2026-01-31T08:00:00Z`. */
function timeOf(value: Json): string | undefined {
  if (typeof value === "number") return isoSeconds(value);
  const text = textOf(value);
  if (text === undefined || text === "") return undefined;
  const plain = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(text) ? `${text.replace(" ", "T")}Z` : text;
  const time = Date.parse(plain);
  return Number.isNaN(time) ? undefined : isoSeconds(time);
}

/** The status as QueryAvailableInstances tells it. npm @alicloud/bssopenapi20171214 4.1.1 */
export function statusOf(one: Subscription, now: number): string {
  if (one.row["_refunded"] !== undefined) return "WaitForRelease";
  if (!one.prepaid) return "Normal";
  if (hasEnded(one.end, now)) return "Expired";
  const left = Date.parse(one.end ?? "") - now;
  return left < 7 * 86_400_000 ? "WaitForExpire" : "Normal";
}

/** What goes when an instance is released: its disks and interfaces that say so, or its namespaces. */
export function goesAlong(
  account: Account,
  one: Subscription,
): readonly { table: string; id: string }[] {
  if (one.table.ref.name === "cr.instance") return namespacesOf(account, one);
  if (one.table.ref.name !== "ecs.instance") return [];
  const found: { table: string; id: string }[] = [];
  for (const [name, flag] of [
    ["ecs.disk", "DeleteWithInstance"],
    ["ecs.network-interface", "DeleteOnRelease"],
  ] as const) {
    for (const table of account.everywhere(name)) {
      for (const row of table.rows()) {
        const its = table.region === one.table.region && row["InstanceId"] === one.id;
        if (its && (row[flag] === true || row["Type"] === "Primary")) {
          found.push({ table: name, id: table.idOf(row) });
        }
      }
    }
  }
  return found;
}

function namespacesOf(
  account: Account,
  one: Subscription,
): readonly { table: string; id: string }[] {
  return account
    .everywhere("cr.namespace")
    .filter((table) => table.region === one.table.region)
    .flatMap((table) =>
      table
        .rows()
        .filter((row) => row["InstanceId"] === one.id)
        .map((row) => table.idOf(row)),
    )
    .map((id) => ({ table: "cr.namespace", id }));
}
