import type { Guide } from "./guide.ts";

const MASTER = ["What the master account does"];
const MEMBER = ["What the member account does"];
const AFTER = ["What holds once it is accepted"];

/** "Disassociating Member Accounts" of the vendor's manual on enterprises, line by line. */
export const disassociationGuide: Guide = {
  phases: {
    how: "How it is done",
    before: "What both accounts must meet",
    after: "What follows",
    request: "Submitting a disassociation request to a member account",
    accept: "Accepting a disassociation request from a master account",
  },
  lines: [
    {
      phase: "how",
      says: "A request for disassociating member accounts is submitted on the Organizations and Accounts page",
      handled: ["attested", "told"],
      questions: ["request"],
      packet: MASTER,
      settings: ["master", "closure.disassociate"],
    },
    {
      phase: "how",
      says: "Member accounts can accept or reject such a request on the My Master Account page",
      handled: ["attested", "told"],
      questions: ["answer"],
      policies: ["closure-rejected"],
      packet: MEMBER,
    },
    {
      phase: "before",
      says: "The account is a member account of the master account (not said, and meant)",
      handled: ["proved by API", "attested"],
      conditions: ["association", "tie"],
      settings: ["master"],
    },
    {
      phase: "before",
      says: "The member account does not have unpaid orders",
      handled: ["proved by API", "attested"],
      conditions: ["member-orders"],
    },
    {
      phase: "before",
      says: "The member account is not suspended due to insufficient balance",
      handled: ["proved by API", "attested"],
      conditions: ["member-active"],
    },
    {
      phase: "before",
      says: "The member account is not suspended for other reasons",
      handled: ["attested"],
      conditions: ["member-active"],
    },
    {
      phase: "before",
      says: "The master account is not suspended",
      handled: ["proved by API", "attested"],
      conditions: ["master-active"],
    },
    {
      phase: "after",
      says: "The member account needs to pay, issue invoices, and calculate taxes for its own expenditures",
      handled: ["attested", "told"],
      questions: ["pays-for-itself"],
      packet: AFTER,
    },
    {
      phase: "after",
      says: "The refund for a resource purchased while the account was associated is returned to the master account",
      handled: ["proved by API", "attested", "told"],
      conditions: ["paid-by-master"],
      questions: ["refunds-go-to-master"],
      packet: AFTER,
    },
    {
      phase: "after",
      says: "The master account can query the member account's orders of that time",
      handled: ["attested", "told"],
      questions: ["master-sees-old-orders"],
      packet: AFTER,
    },
    {
      phase: "after",
      says: "A member account that was created using the master account is suspended, because it has no credit card bound to it",
      handled: ["proved by API", "attested", "told"],
      conditions: ["tie"],
      questions: ["suspended-until-card"],
      packet: AFTER,
    },
    {
      phase: "after",
      says: "The member account administrator can bind a credit card to restore the account",
      handled: ["attested", "told"],
      questions: ["card"],
      packet: ["To restore the account"],
    },
    {
      phase: "request",
      says: "Go to the Organizations and Accounts page",
      handled: ["told"],
      packet: MASTER,
    },
    {
      phase: "request",
      says: "Locate the row of the organization, and click Expand All next to the number of associated accounts",
      handled: ["told"],
      packet: MASTER,
    },
    {
      phase: "request",
      says: "Locate the member account; in the Operation column, choose More > Disassociate Account; the Confirm dialog box is displayed",
      handled: ["told"],
      packet: MASTER,
    },
    {
      phase: "request",
      says: "Before the member account accepts, More > Cancel Disassociation cancels the request",
      handled: ["attested", "told"],
      questions: ["request"],
      packet: ["Read this first", "To take the request back"],
    },
    {
      phase: "request",
      says: "Click Yes; the system displays a message that the operation is successful",
      handled: ["attested", "told"],
      questions: ["request"],
      packet: MASTER,
    },
    {
      phase: "accept",
      says: "Go to the My Master Account page, and view the disassociation request",
      handled: ["told"],
      packet: MEMBER,
    },
    {
      phase: "accept",
      says: "Click Accept to accept the disassociation request",
      handled: ["proved by API", "attested", "told"],
      questions: ["answer"],
      packet: MEMBER,
    },
  ],
};
