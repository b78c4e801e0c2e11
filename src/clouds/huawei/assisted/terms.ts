import type { Account } from "../../../core/account.ts";
import type { AssistedTerms, PacketPart } from "../../../core/assisted.ts";
import { REASONS } from "./conditions.ts";
import { papers, papersToShow } from "./papers.ts";
import { questions, records } from "./questions.ts";
import { steps } from "./steps.ts";

const parts: readonly PacketPart[] = [
  {
    title: "What keeps an account open",
    lines: [
      "A freeze for security; a partner's association, or an application about one; a solution partner or KooGallery partner.",
      "Being an enterprise master account or member account; an HCS site or a Cloud Alliance site.",
      "Yearly/monthly or pay-per-use resources in use.",
      "A balance that is left, and anything overdue; refunds and invoices pending, contracts unfulfilled.",
      "Orders that are unpaid, under review or in process.",
      `The vendor's list: ${REASONS}`,
    ],
  },
  {
    title: "What is lost for ever",
    lines: [
      "All data and resources in the account, its bills, orders and history.",
      "Logging in to the console, and everything that needs the account.",
    ],
  },
  {
    title: "What becomes free",
    lines: [
      "Names that are unique in the cloud, such as those of buckets, once the vendor has deleted them: when that is, is documented nowhere.",
      "Whether the phone and mail of the account can be used for another one is documented nowhere for an account that closes itself; those of a member that its organization closes cannot.",
    ],
  },
  {
    title: "When something goes wrong",
    numbered: true,
    lines: [
      "The form names what stands in the way: follow its instructions, copy them, and state them with `npx closeout attest` (outcome: check-refused). Each becomes a blocker of the next plan.",
      "What nobody can clear in the console: open a service ticket before the account is closed.",
    ],
  },
];

/**
 * Closing an account in the console, in two parts: https://support.huaweicloud.com/en-us/usermanual-em/em_faq_0023.html.
 * That closing deletes the data stands in the vendor's user guide of the account center (注销华为云业务). The 90 days between,
 * and the 24 hours, are unverified: guides of others in Chinese tell them (read in 2026), and no page of the vendor's
 * that could be read does. The 90 days of https://support.huaweicloud.com/intl/en-us/usermanual-organizations/org_03_0080.html
 * are of a member that its organization closes. Nothing is counted from either.
 */
export function assistedTermsFor({ holder }: Pick<Account, "holder">): AssistedTerms {
  return {
    quiet: {
      days: 0,
      because:
        "The console closes the account first, which deletes its data, and deletes the account in a second part. The time between is said to be usually 90 days, and to be cut short by whoever deletes the account by hand after 24 hours; both are unverified: no page of the vendor's that could be read says a number, so the console's own page counts. Whether a login in between takes it back is not known: let nobody log in but to delete it.",
    },
    questions: [...questions, papers(holder), ...records],
    steps,
    ownIdentity: [
      "Log in to the console as the administrator of the account.",
      "Identity and Access Management, Users: open the user named above, delete its access keys, then the user.",
      "My Credentials > Access Keys: no key of the account itself may be left.",
      "Do not make a new key for Closeout: it would be the next thing to delete.",
    ],
    packet: {
      first: [
        "**What is deleted with the account is lost for ever**: its data, its bills and its history, and nobody can log in again.",
        "No API closes this kind of account. The account itself does it in the console; an IAM user cannot.",
        "An enterprise member account is refused: it is disassociated from its master account first, which is a step of its own.",
      ],
      submit: [
        "Log in to the console as the administrator of the account, and compare the account id.",
        "Go to My Account > Basic Information.",
        "Choose Close Account, read what it says, and go on.",
        "If it lists anything that stands in the way: stop, copy it, and state it with `npx closeout attest` (outcome: check-refused).",
        "Confirm that the account is to be closed. Copy the time and whatever reference it shows.",
        "State the submission with `npx closeout attest`. Nothing else is run for this account until its outcome is stated.",
        "Once the same page offers Delete Account, choose it, and state the outcome (closed) when the page or a mail says that the account is deleted.",
      ],
      parts: [papersToShow(holder), ...parts],
    },
  };
}
