import type { Account } from "../../core/account.ts";
import { quoted, type Sentence } from "../../core/language.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import { text, textIfSent } from "../shared/wire/reply.ts";
import { DETAILS } from "../zh/alibaba/details.ts";

/** Who pays for the account. */
export type Payer =
  /** The account itself; nobody else holds its bills. */
  | { readonly who: "itself" }
  | { readonly who: "other"; readonly id: string; readonly name: string }
  /** Nothing that we may call tells. */
  | { readonly who: "unknown"; readonly because: Sentence };

/**
 * Asks the directory for the settlement account. A member that was created without one is its own, and
 * the answer names it then (unverified: the vendor's page shows a foreign payer only); one that names
 * nobody is not taken for "itself".
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
      because: {
        en: "only the management account can tell who pays; the access is the member's own",
        zh: DETAILS.payerUntold,
      },
    };
  }
  try {
    const reply = await management.read(
      {
        product: "ResourceManager",
        action: "GetPayerForAccount",
        region: "global",
        params: { AccountId: account.id },
        must: "PayerAccountId",
      },
      signal,
    );
    const id = text(reply, "PayerAccountId");
    const name = textIfSent(reply, "PayerAccountName", "only shown beside the id") ?? "";
    return id === account.id ? { who: "itself" } : { who: "other", id, name };
  } catch (error) {
    return {
      who: "unknown",
      because: quoted(`GetPayerForAccount: ${inWords(vendorError(error))}`),
    };
  }
}
