import type { Account } from "../../../core/account.ts";
import type { AssistedTerms } from "../../../core/assisted.ts";
import { abandonable } from "./abandonable.ts";
import { papers, papersToShow } from "./papers.ts";
import { answers, parts } from "./parts.ts";
import { questions, records } from "./questions.ts";
import { steps } from "./steps.ts";

/**
 * Closing an account in the console; the papers are those of whoever it is registered for.
 * https://cloud.tencent.com/document/product/378/30253 says how. The names of the pages are
 * unverified for every language of the console.
 */
export function assistedTermsFor({ holder }: Pick<Account, "holder">): AssistedTerms {
  return {
    quiet: {
      days: 0,
      because:
        "A face scan closes the account at once; a manual review takes about three working days. Nothing cancels it.",
    },
    questions: [...questions, papers(holder), ...records],
    steps,
    abandonable,
    ownIdentity: [
      "Log in to the console as the root user.",
      "CAM, Users: open the sub-user named above; disable its API keys, delete them, then delete the user.",
      "CAM, API Keys (`https://console.cloud.tencent.com/cam/capi`): no key of the root user may be left; project keys neither.",
      "Do not make a new key for Closeout: it would be the next thing to delete.",
    ],
    packet: {
      first: [
        "**A face scan that succeeds closes the account that very moment, for ever.** There is no quiet period and no way back; the manual review takes about three working days, and nothing is known to stop it either.",
        "All data of the account, its bills and its history are lost with it, and nobody can log in again.",
        "No API closes this kind of account. The root user submits the form in the console.",
      ],
      submit: [
        "Log in to the console as the root user, and compare the account id.",
        "Open Account Center, Security Settings: `https://console.cloud.tencent.com/developer/security`.",
        "Choose Close Account (注销).",
        "Read the notice and the closure agreement, tick them, and go on.",
        "Wait for the resource detection (资源检测). If it lists anything that is not abandoned below: stop, copy the list, and state it with `npx closeout attest` (outcome: check-refused). Each line becomes a blocker of the next plan.",
        "Tick what is abandoned and choose 放弃资源, or paste the remark: both stand below.",
        "Look once more: the next step may close the account at once.",
        "Verify yourself: the code to the security phone, then the face scan, or the papers for the manual review. An account that was never verified skips this.",
        "Submit. Copy the time and the reference.",
        "State the submission with `npx closeout attest`. Nothing else is run for this account until its outcome is stated.",
      ],
      parts: [papersToShow(holder), ...parts, answers],
    },
  };
}
