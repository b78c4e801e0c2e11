import type { ClosureStep } from "../../../core/assisted.ts";

const RECORDS = ["records-bills", "records-invoices", "records-transactions", "records-audit"];

/**
 * The way to the closure. Manual items come before bills, because they make new ones; refunds before the
 * withdrawal, because they make the balance anew.
 */
export const steps = [
  {
    id: "manual",
    title: "What only a person can do is done",
    how: "Transfer domains or let them expire, cancel ICP filings, end contracts and marketplace services, delete keys of the root user.",
    policies: ["domains"],
    types: ["ram.root-key"],
    questions: ["icp-filing", "marketplace", "contracts"],
  },
  {
    id: "empty",
    title: "The account is empty",
    how: "Review and deploy the teardown stack until its plan says that the account is empty; reset the default logon suffix of RAM users.",
    policies: [
      "buckets",
      "coverage-complete",
      "keys",
      "blind-spots",
      "running-resources",
      "sub-users",
      "zones",
    ],
    conditions: ["logon-suffix"],
  },
  {
    id: "refunds",
    title: "Subscriptions are unsubscribed and their refunds have landed",
    how: "Deploy the finance wave; a refund arrives as balance within days, which is expected.",
    policies: ["prepaid", "unpaid-orders"],
  },
  {
    id: "bills",
    title: "Bills are issued and paid",
    how: "Expenses and Costs, Bills: force the issuance of this month's bill (强制出账), pay it.",
    conditions: ["unsettled-bills"],
  },
  {
    id: "uncleared",
    title: "No pending charges, confirmed twice, 48 hours apart",
    how: "Plan again after two days; nothing else is to be done.",
    conditions: ["uncleared-amounts"],
  },
  {
    id: "invoices",
    title: "Invoices are requested, and none is owed",
    how: "Expenses and Costs, Invoices: request the last ones before the closure; none is issued after it.",
    conditions: ["invoices-to-request", "owed-invoices"],
    questions: RECORDS,
  },
  {
    id: "withdrawal",
    title: "The balance is withdrawn, credits are used or abandoned by name",
    how: "Expenses and Costs, Funds, Withdraw: to the card, Alipay or PayPal it came from. Coupons and vouchers cannot be withdrawn and are void.",
    policies: ["balance"],
  },
  {
    id: "agreements",
    title: "Nobody can charge anything any more",
    how: "End the payment agreements, the cards and the finance relation.",
    conditions: ["finance-relation", "directory-membership"],
    questions: ["alipay-agreement", "paypal-agreement", "payment-cards"],
  },
  {
    id: "ready",
    title: "The closing itself is prepared",
    how: "Run the console's Closure Check, have papers and phone at hand, and switch the closure on in account.yaml.",
    policies: ["closure-switch", "closure-rejected", "attestations"],
    questions: ["closure-check", "verification-reachable", "papers"],
  },
] as const satisfies readonly ClosureStep[];
