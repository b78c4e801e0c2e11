import { isoSeconds } from "../../../core/clock.ts";
import { type Json, objectOf, textOf } from "../../../core/json.ts";
import { closeNow } from "../../closing.ts";
import type { ConsoleAction, ConsoleContext } from "../../service.ts";
import { balances, orders, resources } from "./tables.ts";

/** Tables that are no resources by themselves. */
const notCounted = /^(?:iam|sts|bss|organizations|rms)\.|\.(?:job|backup-policy)$/u;

/** States in which an order is over: cancelled, done. */
const over = new Set([4, 5]);

/** What stands against the closure, as https://support.huaweicloud.com/intl/en-us/faq-accountmgmt/faq_01_0014.html lists it. */
function reasonsFor({ account, store }: ConsoleContext): readonly string[] {
  const { attributes } = account;
  const names = new Set([...account.tables.values()].map((table) => table.ref.name));
  const held = [...names].filter(
    (name) => !notCounted.test(name) && account.everywhere(name).some((one) => one.size > 0),
  );
  const money = account
    .table(balances, "")
    .rows()
    .some((row) => Number(row["amount"]) > 0 && row["account_type"] !== 2);
  const isMaster = [...store.accounts.values()].some(
    ({ attributes: of }) => of["master"] === account.id && of["deleted"] !== true,
  );
  return [
    ...held.sort().map((name) => `resources: ${name}`),
    ...(account.table(resources, "").some((row) => row["status"] !== 3)
      ? ["period resources"]
      : []),
    ...(account.table(orders, "").some((row) => !over.has(Number(row["status"])))
      ? ["orders"]
      : []),
    ...(Number(attributes["debt"] ?? 0) > 0 ? ["arrears"] : []),
    ...(money ? ["balance"] : []),
    ...(attributes["master"] === undefined ? [] : ["member of an enterprise master"]),
    ...(isMaster ? ["enterprise master"] : []),
    ...(attributes["managedBy"] === undefined ? [] : ["member of an organization"]),
    ...(account.kind === "management" ? ["organization"] : []),
    ...(attributes["partner"] === true ? ["partner"] : []),
    ...(attributes["refundPending"] === true ? ["refund"] : []),
    ...(attributes["invoicePending"] === true ? ["invoice"] : []),
    ...(attributes["contract"] === true ? ["contract"] : []),
    ...(textOf(attributes["suspended"]) === "security" ? ["frozen for security"] : []),
  ];
}

const submit: ConsoleAction = (context): Json => {
  const { account, store } = context;
  const reasons = reasonsFor(context);
  if (reasons.length > 0) {
    account.describe({ closure: { state: "check-refused", reasons } });
    return account.attributes["closure"];
  }
  closeNow(account);
  account.describe({ closure: { state: "closed", closed: isoSeconds(store.clock.now()) } });
  return account.attributes["closure"];
};

/** What the person who owns the account does with it: money, bills, and the closing form. */
export const closureConsole: Readonly<Record<string, ConsoleAction>> = {
  "check-closure": (context) => ({ reasons: reasonsFor(context) }),
  "submit-closure": submit,
  "closure-status": ({ account }) => ({
    state: "none",
    ...objectOf(account.attributes["closure"]),
  }),
  withdraw: ({ account }) => {
    const table = account.table(balances, "");
    const money = table.find((row) => row["account_type"] === 1);
    if (money !== undefined) table.patch(table.idOf(money), { amount: 0 });
    return { withdrawn: Number(money?.["amount"] ?? 0) };
  },
  "pay-bills": ({ account }) => {
    const debt = Number(account.attributes["debt"] ?? 0);
    const arrears = textOf(account.attributes["suspended"]) === "arrears";
    account.describe({ debt: 0, ...(arrears ? { suspended: undefined } : {}) });
    return { paid: debt };
  },
};
