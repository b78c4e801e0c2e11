import type { ClosureStep } from "../../../core/assisted.ts";
import { recordsStep } from "../../shared/closing/records.ts";
import { records } from "./questions.ts";

/**
 * The way to the closure: what is in an organization first, resources while there is still an identity
 * to remove them, money after the last refund, people and keys last.
 */
export const steps = [
  {
    id: "organization",
    title: "The account is in no organization and manages none",
    how: "Leave the organization, or end it: members, share units and policies go first, then `disposition: delete` for it in account.yaml.",
    conditions: ["organization-membership"],
    types: ["organization.organization", "organization.member"],
  },
  {
    id: "domains",
    title: "Domains are gone, or in their renewal period and abandoned",
    how: "Transfer each to another account or registrar, or switch its renewal off and wait for its renewal period.",
    policies: ["domains"],
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
      "zones",
    ],
    questions: ["open-services"],
  },
  {
    id: "refunds",
    title: "Prepaid items are unsubscribed or have run out, renewal is off, and no order is open",
    how: "Deploy the finance wave; a refund arrives as balance, which is expected.",
    policies: ["prepaid", "renewal-off", "unpaid-orders"],
    conditions: ["orders-window"],
  },
  {
    id: "given-up",
    title: "What is left behind is on the vendor's list and no longer needed",
    how: "Only what the FAQ names goes with the account; each is stated, and stands in the remark.",
    policies: ["given-up"],
    questions: ["market-mini-programs", "load-testing-packages", "sms-applications", "site-hosts"],
  },
  {
    id: "balance",
    title: "Nothing is owed, and the balance reads zero after the last refund",
    how: "Billing Center: pay what is owed, then withdraw what is left. Each plan and the deploy read it anew: withdraw again when a refund has come in since.",
    policies: ["balance"],
  },
  {
    id: "people",
    title: "Nobody but the owner is left",
    how: "Deploy the identity wave: message receivers, sub-users, groups, roles. Collaborators are deleted by hand.",
    policies: ["sub-users"],
  },
  {
    id: "keys",
    title: "No key is left",
    how: "Deploy the identity wave; keys of the root user and project keys are deleted in the console.",
    policies: ["keys"],
    conditions: ["own-key"],
    questions: ["root-keys", "project-keys"],
  },
  recordsStep(records),
  {
    id: "ready",
    title: "The closing itself is prepared",
    how: "Read the agreement, have papers, phone and mail at hand, and switch the closure on in account.yaml.",
    policies: ["closure-switch", "closure-rejected", "attestations", "security-mailbox"],
    conditions: ["closure-attempts"],
    questions: [
      "complaints",
      "agreement",
      "face-scan",
      "security-contacts",
      "root-login",
      "papers",
      "resource-detection",
    ],
  },
] as const satisfies readonly ClosureStep[];
