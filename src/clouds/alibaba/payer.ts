import type { Account } from "../../core/account.ts";
import { textAt } from "../shared/reply.ts";
import { type Calls, inWords, vendorError } from "../shared/session-calls.ts";

/** Who pays for the account. */
export type Payer =
  /** The account itself; nobody else holds its bills. */
  | { readonly who: "itself" }
  | { readonly who: "other"; readonly id: string; readonly name: string }
  /** Nothing that we may call tells. */
  | { readonly who: "unknown"; readonly because: string };

/**
 * Asks the directory for the settlement account. The reply names the member itself, or nobody, when it
 * pays for itself (unverified: the vendor's page shows a foreign payer only).
 * https://help.aliyun.com/document_detail/604218.html
 */
export async function findPayer(
  account: Account,
  management: Calls | undefined,
  signal: AbortSignal,
): Promise<Payer> {
  if (account.kind === "standalone") return { who: "itself" };
  if (management === undefined) {
    return {
      who: "unknown",
      because: "only the management account can tell who pays; the access is the member's own",
    };
  }
  try {
    const reply = await management.read(
      {
        product: "ResourceManager",
        action: "GetPayerForAccount",
        region: "global",
        params: { AccountId: account.id },
      },
      signal,
    );
    const id = textAt(reply, "PayerAccountId");
    return id === "" || id === account.id
      ? { who: "itself" }
      : { who: "other", id, name: textAt(reply, "PayerAccountName") };
  } catch (error) {
    return { who: "unknown", because: `GetPayerForAccount: ${inWords(vendorError(error))}` };
  }
}
