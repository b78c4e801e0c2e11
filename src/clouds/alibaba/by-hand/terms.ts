import type { AssistedTerms } from "../../../core/assisted.ts";
import { stages } from "./stages.ts";
import { records, statements } from "./statements.ts";

/**
 * Closing an account in the console.
 * https://www.alibabacloud.com/help/en/account/close-an-alibaba-cloud-account names the four stages and a
 * cool-down of "several days"; 15 to 30 days are what people report. The names of the pages are
 * unverified for every language of the console.
 */
export const byHand: AssistedTerms = {
  quiet: {
    days: 30,
    because:
      "A login during the quiet period may count as taking the closure back (reported; the vendor only says that it cannot be shortened).",
  },
  statements: [...statements, ...records],
  stages,
  ownIdentity: [
    "Log in to the console as the root user.",
    "RAM, Users: open the user named above; delete its access keys, then the user with its policies.",
    "RAM, Recycle Bin: purge the keys and users there.",
    "RAM, AccessKey Management of the root user: no key may be left.",
    "Do not make a new key for Closeout: it would be the next thing to delete.",
  ],
  packet: {
    first: [
      "Closing cannot be undone: what is in the account is erased when the quiet period is over, and nobody can log in again.",
      "No API closes this kind of account. The root user submits the form in the console.",
      "Do it in one sitting, and log out at the end: every login after the submission may cancel it.",
    ],
    submit: [
      "Log in to the console as the root user, on the site where the account was registered (aliyun.com or alibabacloud.com).",
      "Open Account Center (account menu at the top right).",
      "Open Security Settings in the menu on the left.",
      "Scroll to the bottom of the page and choose Close Account.",
      "Read the agreement, then start the automatic check and wait for its progress bar.",
      "If it lists anything: stop, copy the list, and state it with `npx closeout attest` (outcome: check-refused). Each line becomes a blocker of the next plan.",
      "If it lists nothing: verify yourself by the code on the bound phone or by the face scan.",
      "Upload the papers if the form asks for them.",
      "Submit. Copy the time and the reference, and log out everywhere: browsers, apps, Alibaba Cloud app on phones, scripts with keys.",
      "State the submission with `npx closeout attest`. Nothing else is run for this account until the quiet period is over.",
    ],
    parts: [
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
      {
        title: "Papers",
        lines: [
          "An individual account: none.",
          "An enterprise account: the application for account closure with the company's stamp, scanned; and the face scan of the legal person.",
          "A company that was struck off and has no stamp any more: a ticket to customer service with the registry's certificate of deregistration; the account is then closed by hand on their side.",
        ],
      },
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
    ],
  },
};
