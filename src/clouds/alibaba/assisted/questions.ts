import type { ClosureQuestion } from "../../../core/assisted.ts";
import { recordQuestions } from "../../shared/closing/records.ts";

const ACCOUNT_PAGE = "https://www.alibabacloud.com/help/en/account/close-an-alibaba-cloud-account";

/**
 * What no API of this cloud shows and the closure asks for. ICP filings, contracts and marketplace orders
 * are named in the vendor's help pages as reasons for a refusal; that the list is complete is unverified.
 */
export const questions = [
  {
    id: "icp-filing",
    asks: "Are the ICP filings of this account cancelled or moved to another provider?",
    answers: {
      cancelled: "they were cancelled at the authority",
      moved: "they were taken over elsewhere",
      none: "the account never had one (looked up in the ICP console)",
    },
    how: "ICP Filing console of the account, My Filings. Takes 7 to 15 business days.",
    docs: ACCOUNT_PAGE,
  },
  {
    id: "marketplace",
    asks: "Are all marketplace orders and shops of this account ended?",
    answers: {
      ended: "services bought or sold there were ended",
      none: "there are none (looked up in the console)",
    },
    how: "Marketplace console: Purchased Services, and the seller's console where the account sells.",
  },
  {
    id: "contracts",
    asks: "Are the contracts of this account ended?",
    answers: {
      ended: "they were ended or moved to another account",
      none: "there are none (looked up in the console)",
    },
    how: "Expenses and Costs, Contracts.",
  },
  {
    id: "alipay-agreement",
    asks: "Is Alipay's password-free payment to Alibaba Cloud switched off (China site)?",
    answers: {
      revoked: "the agreement was ended in Alipay",
      none: "this account never paid through Alipay",
    },
    how: "Alipay app, Settings, Payment Settings, Password-free Payment / Automatic Deduction: find Alibaba Cloud (阿里云) and end the service.",
  },
  {
    id: "paypal-agreement",
    asks: "Are PayPal's automatic payments to Alibaba Cloud cancelled (international site)?",
    answers: {
      revoked: "the authorization was cancelled in PayPal",
      none: "this account never paid through PayPal",
    },
    how: "PayPal, Settings, Payments, Manage Automatic Payments: Alibaba Cloud, Cancel.",
  },
  {
    id: "payment-cards",
    asks: "Are credit and debit cards taken out of this account?",
    answers: {
      removed: "they were removed, or can only be charged no more",
      none: "the account has none (looked up in the console)",
    },
    how: "Expenses and Costs, Payment Methods. The last card may only go once nothing is owed.",
  },
  {
    id: "closure-check",
    asks: "Does the console's Closure Check list nothing that blocks?",
    answers: { clear: "it was run after everything else, and lists nothing that blocks" },
    how: "Account Center, Account Security, Close Account, Closure Check, as the root user; before anything is submitted. Copy its result as evidence.",
    docs: ACCOUNT_PAGE,
  },
  {
    id: "verification-reachable",
    asks: "Can the person who submits receive the code on the account's phone, or pass the face scan of the registered person?",
    answers: {
      ready: "phone and, for an enterprise, its legal person are available that day",
    },
    how: "Account Center, Security Settings shows the phone. An enterprise account asks for the face of its legal person.",
  },
] as const satisfies readonly ClosureQuestion[];

/** Records that are lost with the account. */
export const records = recordQuestions({
  bills: "Expenses and Costs, Bills, Export; every month since the account was opened.",
  invoices: {
    asks: "the invoices",
    none: "no invoice was ever issued (looked up in the console)",
    how: "Expenses and Costs, Invoices, Download.",
  },
  transactions: "Expenses and Costs, Funds, Transactions, Export.",
  audit: {
    saved: "the trail's bucket or log was copied elsewhere, and the copy can be read",
    how: "ActionTrail: events of the last 90 days by export; older ones in the trail's bucket or log project, which the teardown deletes.",
  },
});
