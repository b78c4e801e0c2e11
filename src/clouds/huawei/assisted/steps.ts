import type { ClosureStep } from "../../../core/assisted.ts";
import { recordsStep } from "../../shared/closing/records.ts";
import { records } from "./questions.ts";

/**
 * The way to the closure: resources while there is still an identity to remove them; refunds while whoever paid
 * still gets them the usual way; then who pays, then money; people and keys last.
 */
export const steps = [
  {
    id: "organization",
    title: "The account is in no organization and manages none",
    how: "Leave the organization, or delete one of its own once its members are gone.",
    conditions: ["organization-membership"],
  },
  {
    id: "empty",
    title: "The account is empty, recycle bins included",
    how: "Review and deploy the teardown stack until its plan says that the account is empty.",
    policies: [
      "all-regions",
      "buckets",
      "coverage-complete",
      "blind-spots",
      "running-resources",
      "domains",
      "zones",
    ],
    questions: ["security-freeze"],
  },
  {
    id: "refunds",
    title: "Prepaid items are unsubscribed or have run out, renewal is off, and no order is open",
    how: "Deploy the finance wave; a refund goes to whoever paid.",
    policies: ["prepaid", "renewal-off", "unpaid-orders"],
    conditions: ["open-orders"],
    questions: ["pending-applications"],
  },
  {
    id: "association",
    title: "The account is disassociated from its master account, and is nobody's master",
    how: "A deploy of its own, with its own switch: `master` and `closure.disassociate` (the account id) in account.yaml, then plan and deploy this stack; `master: none` once it is done.",
    conditions: ["enterprise-member", "enterprise-master"],
    questions: ["partner-association", "partner-role", "other-sites"],
  },
  {
    id: "balance",
    title: "Nothing is owed, and no money is left",
    how: "Billing Center: pay what is owed, then withdraw what is left. Each plan and the deploy read it anew.",
    policies: ["balance", "given-up"],
    conditions: ["arrears"],
    questions: ["contracts"],
  },
  {
    id: "people",
    title: "Nobody but the owner is left",
    how: "Deploy the identity wave: users, groups, policies, agencies, identity providers.",
    policies: ["sub-users"],
  },
  {
    id: "keys",
    title: "No key is left",
    how: "Deploy the identity wave; keys of the account itself are deleted in the console.",
    policies: ["keys"],
    conditions: ["own-key"],
    questions: ["account-keys"],
  },
  recordsStep(records),
  {
    id: "ready",
    title: "The closing itself is prepared",
    how: "Read the terms, have papers, phone and mail at hand, and switch the closure on in account.yaml.",
    policies: ["closure-switch", "closure-rejected", "attestations", "security-mailbox"],
    questions: ["agreement", "administrator-login", "security-contacts", "papers"],
  },
] as const satisfies readonly ClosureStep[];
