import type { Holder } from "../../../core/account.ts";
import type { PacketPart } from "../../../core/assisted.ts";
import { papersToShow } from "./papers.ts";

const asked: readonly PacketPart[] = [
  {
    title: "What the automatic check asks",
    lines: [
      "Instances of any product, also stopped ones, in any region.",
      "Domains registered here, ICP filings, Cloud Enterprise Network.",
      "Bills that are unsettled or not issued yet, unpaid orders, invoices in issuance or owed.",
      "Enterprise finance relations, contracts, a resource directory.",
      "Access keys and RAM users. The full list is the vendor's own and not published.",
    ],
  },
  {
    title: "What verification is asked for",
    lines: [
      "A code to the phone that is bound to the account.",
      "Or the face scan of the person the account is registered for; of the legal person for an enterprise.",
    ],
  },
];

const afterwards: readonly PacketPart[] = [
  {
    title: "What is lost for ever",
    lines: [
      "All data in the account: buckets, disks, databases, snapshots. They are erased, and no support case brings them back.",
      "Coupons, vouchers and what is left of resource packages are void.",
      "Invoices that were not requested, the bills, and the history of the account.",
      "Domain names that were not transferred.",
    ],
  },
  {
    title: "What becomes free again",
    lines: [
      "The real-name quota: once the closure is complete, the identity card or business licence can be used to verify a new account.",
      "The phone number and the mail address, once the closure is complete.",
    ],
  },
  {
    title: "What not to do afterwards",
    lines: [
      "Do not log in: not in the console, not in an app, not with a key, not by single sign-on.",
      "Do not run a plan, a scan or a script with this account's credentials. Closeout refuses to.",
      "Do not pay bills by logging in; the vendor writes by mail to the contact of the account.",
      "When the period is over, look for the vendor's mail, and state the outcome with `npx closeout attest`.",
    ],
  },
];

/** What a person reads beside the steps, in order. */
export function partsFor(holder: Holder | undefined): readonly PacketPart[] {
  return [...asked, papersToShow(holder), ...afterwards];
}
