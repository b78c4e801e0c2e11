import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Account } from "../../../core/store.ts";
import type { Row } from "../../../core/table.ts";
import { delegates } from "./directory.ts";

/** One finding of the pre-deletion check. */
export interface Finding {
  readonly CheckId: string;
  readonly CheckName: string;
  readonly Description: string;
}

/** What a member's tables say about its deletion. */
export interface Findings {
  readonly forbid: readonly Finding[];
  readonly abandon: readonly Finding[];
  readonly prepaid: boolean;
  readonly unsettled: boolean;
}

interface ProductCheck {
  readonly table: string;
  readonly id: string;
  readonly name: string;
  readonly verdict: "forbid" | "abandon";
  readonly blocks?: (row: Row, now: number) => boolean;
}

const running =
  "An instance of a cloud service is running within the member. Submit a ticket to contact Alibaba Cloud technical support.";

/**
 * The checks by product. `NON_SP_cs` and `NON_SP_efc` are the vendor's samples (npm
 * @alicloud/resourcemanager20200331 2.6.1, GetAccountDeletionCheckResult); the other ids follow
 * their pattern and are unverified, as is which of them can be abandoned.
 */
const productChecks: readonly ProductCheck[] = [
  {
    table: "cs.cluster",
    id: "NON_SP_cs",
    name: "Container Service for Kubernetes",
    verdict: "abandon",
  },
  { table: "domain.domain", id: "NON_SP_domain", name: "Domain names", verdict: "forbid" },
  { table: "cbn.cen", id: "NON_SP_cbn", name: "Cloud Enterprise Network", verdict: "forbid" },
  { table: "ecs.instance", id: "NON_SP_ecs", name: "Elastic Compute Service", verdict: "abandon" },
  { table: "rds.instance", id: "NON_SP_rds", name: "ApsaraDB RDS", verdict: "abandon" },
  { table: "kvstore.instance", id: "NON_SP_kvstore", name: "Tair (Redis)", verdict: "abandon" },
  { table: "dds.instance", id: "NON_SP_dds", name: "ApsaraDB for MongoDB", verdict: "abandon" },
  { table: "oss.bucket", id: "NON_SP_oss", name: "Object Storage Service", verdict: "abandon" },
  { table: "nas.file-system", id: "NON_SP_nas", name: "File Storage NAS", verdict: "abandon" },
  {
    table: "slb.load-balancer",
    id: "NON_SP_slb",
    name: "Server Load Balancer",
    verdict: "abandon",
  },
  { table: "vpc.nat-gateway", id: "NON_SP_nat", name: "NAT Gateway", verdict: "abandon" },
];

const prepaidLeft: Finding = {
  CheckId: "NON_SP_prepaid",
  CheckName: "Subscription instances",
  Description: "There are prepaid products under the current account.",
};

/** Bills or orders are not paid. */
export const unsettledLeft: Finding = {
  CheckId: "NON_SP_bill",
  CheckName: "Unsettled bills",
  Description: "There are unsettled bills in the current account.",
};

/** Products that still have something in an account; by hand, each of them keeps it from closing. */
export function remainingProducts(account: Account, now: number): readonly Finding[] {
  const products = productChecks
    .filter((check) => remains(account, check, now))
    .map((check) => ({
      CheckId: check.id,
      CheckName: check.name,
      Description: "An instance of the cloud service still stands in the account.",
    }));
  return hasPrepaid(account, now) ? [...products, prepaidLeft] : products;
}

/** Looks at what really remains in a member. */
export function findingsOf(call: Call, member: Row): Findings {
  const id = textOf(member["AccountId"]) ?? "";
  const account = call.store.account(id);
  const forbid: Finding[] = [];
  const abandon: Finding[] = [];
  if (account === undefined) return { forbid, abandon, prepaid: false, unsettled: false };
  for (const check of productChecks) {
    if (!remains(account, check, call.now())) continue;
    const finding = { CheckId: check.id, CheckName: check.name, Description: running };
    (check.verdict === "forbid" ? forbid : abandon).push(finding);
  }
  if (account.attributes["financeLinked"] === true) {
    forbid.push({
      CheckId: "NON_SP_efc",
      CheckName: "Enterprise finance",
      Description:
        "This account is an Enterprise Finance associated account. Please remove the financial association of this account before deleting it.",
    });
  }
  if (call.table(delegates).some((row) => row["AccountId"] === id)) {
    forbid.push({
      CheckId: "NON_SP_delegated_admin",
      CheckName: "Delegated administrator",
      Description: "The member is a delegated administrator account of a trusted service.",
    });
  }
  const prepaid = hasPrepaid(account, call.now());
  if (prepaid) forbid.push(prepaidLeft);
  const unsettled = hasUnsettled(account);
  if (unsettled) forbid.push(unsettledLeft);
  for (const told of arrayOf(account.attributes["checks"]).map(objectOf)) {
    (told["abandonable"] === true ? abandon : forbid).push(findingOf(told));
  }
  return { forbid, abandon, prepaid, unsettled };
}

function remains(account: Account, check: ProductCheck, now: number): boolean {
  return account
    .everywhere(check.table)
    .some((table) => table.some((row) => check.blocks?.(row, now) ?? true));
}

/** Subscriptions that have not ended, by the billing tables and by the instances' own fields. */
function hasPrepaid(account: Account, now: number): boolean {
  for (const table of account.tables.values()) {
    if (!/instance$|disk$|eip$|gateway$|file-system$|load-balancer$/.test(table.ref.name)) continue;
    if (table.some((row) => isPrepaid(row) && !hasEnded(row, now))) return true;
  }
  return false;
}

function isPrepaid(row: Row): boolean {
  const charge = [
    row["InstanceChargeType"],
    row["ChargeType"],
    row["DiskChargeType"],
    row["PayType"],
    row["SubscriptionType"],
  ];
  return charge.some((value) => /^(prepaid|prepay|subscription)$/i.test(textOf(value) ?? ""));
}

function hasEnded(row: Row, now: number): boolean {
  const end = row["ExpiredTime"] ?? row["ExpireTime"] ?? row["EndTime"];
  const time = Date.parse(textOf(end) ?? "");
  return !Number.isNaN(time) && time <= now;
}

/** `unsettled: true` on the account, or an unpaid order. */
export function hasUnsettled(account: Account): boolean {
  if (account.attributes["unsettled"] === true) return true;
  return account
    .everywhere("bss.order")
    .some((table) => table.some((row) => row["PaymentStatus"] === "Unpaid"));
}

function findingOf(told: JsonObject): Finding {
  return {
    CheckId: textOf(told["CheckId"]) ?? "",
    CheckName: textOf(told["CheckName"]) ?? "",
    Description: textOf(told["Description"]) ?? "",
  };
}
