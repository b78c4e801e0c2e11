import type { ClosureQuestion } from "../../../core/assisted.ts";
import { recordQuestions } from "../../shared/closing/records.ts";
import { REASONS } from "./conditions.ts";

/** What no API of this cloud shows and the vendor's check asks. */
export const questions = [
  {
    id: "security-freeze",
    asks: "Is the account not frozen for security?",
    answers: {
      "not-frozen": "it was looked up in the console",
      released: "it was frozen, and the freeze was lifted",
    },
    how: "Messages of the account and its service tickets; a freeze is lifted by a service ticket.",
    docs: REASONS,
  },
  {
    id: "partner-association",
    asks: "Is the account associated with no partner account, and is no application about one under way?",
    answers: {
      none: "there is none, and none was applied for: to associate it, to disassociate it, or to become a partner account",
      ended: "the association was ended, and no application is left",
    },
    how: "My Account > My Partner. An association is ended by the partner or the account, and the other one handles the request.",
    docs: REASONS,
  },
  {
    id: "partner-role",
    asks: "Does the account belong to no solution partner and no KooGallery partner?",
    answers: {
      none: "it never did (looked up in the Partner Center)",
      ended: "it was withdrawn from the programmes",
    },
    how: "Partner Center, and the seller's pages of KooGallery.",
    docs: REASONS,
  },
  {
    id: "other-sites",
    asks: "Is the account bound to no HCS site and no Cloud Alliance site?",
    answers: { none: "it is bound to none", unbound: "the binding was ended" },
    how: "The account's pages on those sites; where nobody knows, a service ticket tells.",
    docs: REASONS,
  },
  {
    id: "pending-applications",
    asks: "Is no application for a refund or an invoice pending?",
    answers: {
      none: "there is none (looked up in the Billing Center)",
      finished: "each was finished",
    },
    how: "Billing Center > Orders > Unsubscriptions and Returns, and Billing Center > Invoices.",
    docs: REASONS,
  },
  {
    id: "contracts",
    asks: "Is no contract of the account unfulfilled?",
    answers: {
      none: "there is none (looked up in the Billing Center)",
      fulfilled: "each was fulfilled or ended",
    },
    how: "Billing Center > Contracts, and whoever signed for the holder.",
    docs: REASONS,
  },
  {
    id: "administrator-login",
    asks: "Can the administrator of the account log in to the console, second factor included?",
    answers: { works: "it was tried" },
    how: "The account itself closes it: no IAM user does.",
  },
  {
    id: "security-contacts",
    asks: "Are the phone and mail of the account at hand, and do codes arrive?",
    answers: {
      reachable: "both are at hand, and a code arrived on that day",
      changed: "they were changed to ones that are, and a code arrived",
    },
    how: "Account Center, Basic Information and Security Settings.",
  },
  {
    id: "account-keys",
    asks: "Are the access keys of the account itself deleted?",
    answers: {
      deleted: "they were disabled, then deleted",
      none: "the account itself has none (looked up in the console)",
    },
    how: "As the administrator: My Credentials > Access Keys. An IAM user's key sees none of them.",
  },
  {
    id: "agreement",
    asks: "Has whoever decides read the terms that the form shows?",
    answers: { read: "they were read, and nothing in them stands against the closure" },
    how: "My Account > Basic Information > Close Account shows them; read, and stop there.",
  },
] as const satisfies readonly ClosureQuestion[];

/** Records that are lost with the account. */
export const records = recordQuestions({
  bills: "Billing Center > Bills, Export; every month since the account was opened.",
  invoices: {
    asks: "the invoices and contracts",
    none: "none was ever issued, and none is to be requested (looked up in the console)",
    how: "Billing Center > Invoices, and Billing Center > Contracts.",
  },
  audit: {
    how: "Cloud Trace Service: recent events by export; older ones in the bucket that the tracker writes to.",
  },
});
