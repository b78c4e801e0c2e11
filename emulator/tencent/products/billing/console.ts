import { type JsonObject, textOf } from "../../../core/json.ts";
import type { ConsoleAction } from "../../service.ts";
import { balanceOf, deals, setBalance, vouchers } from "./ledger.ts";

/** Orders that are not paid, or are on their way. */
const open = new Set(["1", "2", "3", "5", "12", "13", "30"]);

function amountOf(body: JsonObject, most: number): number {
  const wanted = body["amount"];
  return typeof wanted === "number" ? Math.min(wanted, most) : most;
}

/** What a person does with money: no API has it. */
export const moneyConsole: Readonly<Record<string, ConsoleAction>> = {
  "withdraw-balance": ({ account }, body) => {
    const { CashAccountBalance, FreezeAmount, OweAmount } = balanceOf(account);
    const most = Number(CashAccountBalance) - Number(FreezeAmount) - Number(OweAmount);
    if (most <= 0) return { error: "nothing can be withdrawn" };
    const withdrawn = amountOf(body, most);
    setBalance(account, { CashAccountBalance: Number(CashAccountBalance) - withdrawn });
    return { withdrawn, left: balanceOf(account)["RealBalance"] };
  },
  "top-up": ({ account }, body) => {
    const { CashAccountBalance } = balanceOf(account);
    setBalance(account, { CashAccountBalance: Number(CashAccountBalance) + amountOf(body, 0) });
    return { balance: balanceOf(account)["RealBalance"] };
  },
  "pay-arrears": ({ account }) => {
    const paid = balanceOf(account)["OweAmount"];
    setBalance(account, { OweAmount: 0 });
    return { paid };
  },
  "cancel-orders": ({ account }, body) => {
    const one = textOf(body["order"]);
    const table = account.table(deals, "");
    const rows = table
      .rows()
      .filter(
        (row) => open.has(String(row["Status"])) && (one ?? row["OrderId"]) === row["OrderId"],
      );
    if (rows.length === 0) return { error: "no such unfinished order" };
    for (const row of rows) table.patch(table.idOf(row), { Status: 7 });
    return { cancelled: rows.map((row) => row["OrderId"]) };
  },
  "spend-vouchers": ({ account }) => {
    const table = account.table(vouchers, "");
    const rows = table.rows().filter((row) => row["Status"] === "unUsed");
    for (const row of rows) table.patch(table.idOf(row), { Status: "used", Balance: 0 });
    return { spent: rows.length };
  },
};
