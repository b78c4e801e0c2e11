import type { Account } from "../../core/account.ts";
import type { ClosureMeans } from "../../core/cloud.ts";

/** How an account of this cloud is closed; deleting a member and closing by hand are not built yet. */
export function closingOf(account: Account): ClosureMeans {
  return {
    by: "none",
    because: `closing a Tencent Cloud account of kind ${account.kind} is not built yet`,
    instead: "Scan and tear down the account here, and close it in the console.",
  };
}
