import type { Account } from "../../../core/account.ts";
import type { AssistedTerms } from "../../../core/assisted.ts";
import { papers } from "./papers.ts";
import { partsFor } from "./parts.ts";
import { questions, records } from "./questions.ts";
import { steps } from "./steps.ts";

/**
 * Closing an account in the console.
 * https://www.alibabacloud.com/help/en/account/close-an-alibaba-cloud-account names the four parts and a
 * cool-down of "several days"; 15 to 30 days are what people report. The names of the pages are
 * unverified for every language of the console.
 */
const terms: Omit<AssistedTerms, "questions" | "packet"> = {
  quiet: {
    days: 30,
    because:
      "A login during the quiet period may count as taking the closure back (reported; the vendor only says that it cannot be shortened).",
  },
  steps,
  ownIdentity: [
    "Log in to the console as the root user.",
    "RAM, Users: open the user named above; delete its access keys, then the user with its policies.",
    "RAM, Recycle Bin: purge the keys and users there.",
    "RAM, AccessKey Management of the root user: no key may be left.",
    "Do not make a new key for Closeout: it would be the next thing to delete.",
  ],
};

const packet: Omit<AssistedTerms["packet"], "parts"> = {
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
};

/** The same for one account: the papers are those of whoever it is registered for. */
export function assistedTermsFor({ holder }: Pick<Account, "holder">): AssistedTerms {
  return {
    ...terms,
    questions: [...questions, papers(holder), ...records],
    packet: { ...packet, parts: partsFor(holder) },
  };
}
