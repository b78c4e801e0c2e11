import { arrayOf, type Json, type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Account } from "../../../core/store.ts";
import type { Row } from "../../../core/table.ts";
import { beginReview, closeNow, closureOf, noteClosure, reviewDays } from "../../closing.ts";
import { countedRows } from "../../counted.ts";
import type { ConsoleAction, ConsoleContext } from "../../service.ts";
import { balanceOf } from "../billing/ledger.ts";
import { noteEvent } from "./events.ts";

const DAY = 86_400_000;
const openOrders = new Set(["1", "2", "3", "5", "12", "13", "30"]);

/** What may be given up by a remark, with the FAQ's words for it. */
const abandonables: Readonly<Record<string, readonly string[]>> = {
  "billing.voucher": ["代金券"],
  "ssl.certificate": ["SSL"],
  "cdn.traffic-package": ["CDN"],
  "live.package": ["直播套餐"],
  "vod.prepaid-product": ["云点播日结资源包", "云点播"],
  "vod.media": ["云点播文件存储"],
  "vod.sub-app": ["云点播文件存储", "云点播"],
  "sms.package": ["短信套餐"],
  "pts.project": ["压测大师"],
  "pts.scenario": ["压测大师"],
};

/** Tables that are no resources by themselves: people and money are looked at below. */
const notCounted =
  /^(cam|sts|billing|organization|cloudaudit)\.|\.(task|batch|ccn-attachment)$|^cos\.(version|upload)$/;

function rowsOf(account: Account, name: string): readonly Row[] {
  return account.everywhere(name).flatMap(countedRows);
}

function inLastMonths(row: Row, now: number): boolean {
  const left = Date.parse(textOf(row["CertEndTime"]) ?? "") - now;
  return left <= 92 * DAY;
}

/** Whether a table's rows are given up: by the product's words in a remark, or by a ticked box. */
function givenUp(name: string, rows: readonly Row[], said: Said, now: number): boolean {
  if (name === "domain.domain") {
    return rows.every(
      (row) =>
        row["BuyStatus"] === "RenewPending" &&
        said.remarks.some((remark) =>
          remark.includes(`放弃当前账号下续费期域名${row["DomainName"]}`),
        ),
    );
  }
  const words = abandonables[name];
  if (words === undefined) return false;
  if (name === "ssl.certificate" && !rows.every((row) => inLastMonths(row, now))) return false;
  if (said.boxes.includes(name)) return true;
  return said.remarks.some(
    (remark) =>
      remark.startsWith("我确认放弃当前账号下未使用的") &&
      words.some((word) => remark.includes(word)),
  );
}

interface Said {
  readonly remarks: readonly string[];
  readonly boxes: readonly string[];
}

const texts = (value: Json): readonly string[] =>
  arrayOf(value).flatMap((one) => textOf(one) ?? []);

/** What stands against the closure, as the console's detection and the FAQ list it. */
function reasonsFor({ account, store }: ConsoleContext, body: JsonObject): readonly string[] {
  const now = store.clock.now();
  const said: Said = { remarks: texts(body["remarks"]), boxes: texts(body["abandon"]) };
  const reasons: string[] = [];
  const names = new Set([...account.tables.values()].map((table) => table.ref.name));
  for (const name of [...names].sort()) {
    if (notCounted.test(name)) continue;
    const rows = rowsOf(account, name);
    if (rows.length > 0 && !givenUp(name, rows, said, now)) reasons.push(`resources: ${name}`);
  }
  const vouchers = rowsOf(account, "billing.voucher").filter((row) => row["Status"] === "unUsed");
  if (vouchers.length > 0 && !givenUp("billing.voucher", vouchers, said, now))
    reasons.push("vouchers");
  const balance = balanceOf(account);
  if (Number(balance["OweAmount"]) > 0) reasons.push("arrears");
  const held = [
    "CashAccountBalance",
    "IncomeIntoAccountBalance",
    "PresentAccountBalance",
    "FreezeAmount",
  ];
  if (held.some((name) => Number(balance[name]) > 0)) reasons.push("balance");
  if (rowsOf(account, "billing.deal").some((row) => openOrders.has(String(row["Status"]))))
    reasons.push("orders");
  if (rowsOf(account, "billing.renew-instance").length > 0) reasons.push("prepaid instances");
  if (rowsOf(account, "cam.user").length > 0) reasons.push("sub-users");
  if (rowsOf(account, "cam.wechat-user").length > 0) reasons.push("sub-users of WeChat Work");
  if (rowsOf(account, "cam.collaborator").length > 0) reasons.push("collaborators");
  if (rowsOf(account, "cam.receiver").some((row) => row["IsReceiverOwner"] !== 1))
    reasons.push("message receivers");
  if (rowsOf(account, "cam.access-key").length > 0) reasons.push("API keys");
  if (Number(account.attributes["projectKeys"] ?? 0) > 0) reasons.push("project keys");
  if (account.attributes["complaints"] === true) reasons.push("complaints");
  if (account.attributes["organization"] !== undefined) reasons.push("organization");
  if (account.attributes["managedBy"] !== undefined) reasons.push("member of an organization");
  return reasons;
}

/**
 * The closure form of the security page: refused with reasons, closed at once after a face scan,
 * else in a manual review of about three working days.
 */
const submit: ConsoleAction = (context, body) => {
  const { account, store } = context;
  const now = store.clock.now();
  const reasons = reasonsFor(context, body);
  noteEvent(account, "ApplyAccountDeactivation", reasons.length > 0, now);
  if (reasons.length > 0) {
    noteClosure(account, { state: "check-refused", reasons });
    return closureOf(account, now);
  }
  if (body["face"] === true) closeNow(account, now);
  else beginReview(account, now, typeof body["days"] === "number" ? body["days"] : reviewDays);
  return closureOf(account, now);
};

const reject: ConsoleAction = ({ account, store }, body) => {
  const closure = closureOf(account, store.clock.now());
  if (objectOf(closure)["state"] !== "in-review") return { error: "no closure is in review" };
  noteClosure(account, { state: "rejected", reasons: [textOf(body["reason"]) ?? "rejected"] });
  return closureOf(account, store.clock.now());
};

/** What the root person does with the account itself. */
export const closureConsole: Readonly<Record<string, ConsoleAction>> = {
  "check-closure": (context, body) => ({ reasons: reasonsFor(context, body) }),
  "submit-closure": submit,
  "reject-closure": reject,
  "closure-status": ({ account, store }) => closureOf(account, store.clock.now()),
};
