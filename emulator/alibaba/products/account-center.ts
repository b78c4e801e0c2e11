import { isoSeconds } from "../../core/clock.ts";
import { arrayOf, type Json, type JsonObject, objectOf, textOf } from "../../core/json.ts";
import type { Account } from "../../core/store.ts";
import { beginClosing, closingOf, endClosing } from "../closing.ts";
import { relations } from "../members.ts";
import { type ConsoleContext, defineService } from "../service.ts";
import { bills } from "./bss/bills.ts";
import { amount, balanceIn, cents } from "./bss/ledger.ts";
import { applications } from "./ram/shared.ts";
import { hasUnsettled, remainingProducts, unsettledLeft } from "./resource-manager/checks.ts";

/** The guide says 15 to 30 days; the vendor's page, several. */
const QUIET_DAYS = 30;

type Reason = { readonly name: string; readonly description: string };

/** What the automatic check lists; its words are the emulator's own, the vendor's are unverified. */
function reasonsOf(account: Account, now: number): readonly Reason[] {
  const found: Reason[] = remainingProducts(account, now).map((one) => ({
    name: one.CheckName,
    description: one.Description,
  }));
  const add = (name: string, description: string) => found.push({ name, description });
  if (account.kind === "management") {
    add("Resource directory", "The account manages a resource directory.");
  }
  if (account.attributes["managedBy"] !== undefined && account.attributes["managedBy"] !== null) {
    add("Resource directory", "The account is a member of a resource directory.");
  }
  const balance = balanceIn(account);
  const open = cents(balance["_uncleared"]) + cents(balance["_history"]);
  const owed = account
    .table(bills, "")
    .rows()
    .reduce((sum, line) => sum + cents(line["OutstandingAmount"]), open);
  if (owed !== 0) add("Unsettled bills", `${amount(owed)} are not settled or not on a bill yet.`);
  if (hasUnsettled(account)) add(unsettledLeft.CheckName, unsettledLeft.Description);
  if (cents(balance["AvailableCashAmount"]) !== 0) {
    add("Balance", `The balance is ${textOf(balance["AvailableCashAmount"]) ?? ""}.`);
  }
  if (account.table(relations, "").some((row) => row["State"] === "RELATED")) {
    add("Enterprise finance", "The account has an enterprise finance relation.");
  }
  const alias = textOf(account.attributes["alias"]);
  if (alias !== undefined && alias !== account.id) {
    add("RAM", `The default logon suffix is ${alias}.onaliyun.com.`);
  }
  const apps = account.table(applications, "").rows().length;
  if (apps > 0) add("RAM", `${apps} OAuth applications are left.`);
  for (const told of arrayOf(account.attributes["closureChecks"]).map(objectOf)) {
    add(textOf(told["name"]) ?? "", textOf(told["description"]) ?? "");
  }
  return found;
}

/** Account Center, Close account: `{days?}`. The check refuses, or the quiet period begins. */
function submitClosure({ store, account }: ConsoleContext, body: JsonObject): Json {
  const now = store.clock.now();
  const state = textOf(closingOf(account, now)["state"]);
  if (state === "waiting" || state === "closed") return { error: `the closure is ${state}` };
  const reasons = reasonsOf(account, now);
  if (reasons.length > 0) {
    endClosing(account, "check-refused", { checked: isoSeconds(now), reasons });
    return closingOf(account, now);
  }
  const days = typeof body["days"] === "number" ? body["days"] : QUIET_DAYS;
  beginClosing(account, days, now);
  return closingOf(account, now);
}

/** What the automatic check would list now; nothing is submitted. */
function checkClosure({ store, account }: ConsoleContext): Json {
  return { reasons: reasonsOf(account, store.clock.now()) };
}

/** The vendor sends it back during the quiet period: `{reason}`. */
function rejectClosure({ store, account }: ConsoleContext, body: JsonObject): Json {
  const now = store.clock.now();
  if (closingOf(account, now)["state"] !== "waiting") return { error: "no quiet period runs" };
  endClosing(account, "rejected", {
    rejected: isoSeconds(now),
    reasons: [{ name: "Rejected", description: textOf(body["reason"]) ?? "" }],
  });
  return closingOf(account, now);
}

/** Where a closure by hand stands; also by GET. Looking is no login. */
function closureStatus({ store, account }: ConsoleContext): Json {
  return closingOf(account, store.clock.now());
}

/**
 * The console's Account Center, where the root user closes an account; it has no API.
 * https://www.alibabacloud.com/help/en/account/close-an-alibaba-cloud-account
 */
export const accountCenter = defineService({
  product: "AccountCenter",
  version: "",
  style: "rpc",
  hosts: [],
  permissionPrefix: "account",
  actions: {},
  console: {
    "check-closure": checkClosure,
    "submit-closure": submitClosure,
    "reject-closure": rejectClosure,
    "closure-status": closureStatus,
  },
});
