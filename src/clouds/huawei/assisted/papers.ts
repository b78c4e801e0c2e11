import { HOLDERS, type Holder } from "../../../core/account.ts";
import type { ClosureQuestion, PacketPart } from "../../../core/assisted.ts";

/**
 * Who has to be there, by whom the account is registered for. Which papers the vendor asks for when an account
 * is closed was found in no page of it: what is said here is what an account of that kind was verified with.
 */
const READY: Readonly<Record<Holder, { readonly word: string; readonly says: string }>> = {
  individual: {
    word: "person",
    says: "the person that the account is verified for is there that day, with the identity document",
  },
  enterprise: {
    word: "enterprise",
    says: "whoever administers the account is there that day, with the business licence and a letter of authorisation",
  },
  "struck-off-enterprise": {
    word: "struck-off",
    says: "a proof that the enterprise was struck off is at hand; the vendor is asked by a service ticket before, since no page tells what it wants",
  },
  unverified: {
    word: "unverified",
    says: "the account was never verified, and no verification is under way",
  },
};

/** Whether everything is ready; one answer for each holder where account.yaml does not say who it is. */
export function papersQuestion(holder: Holder | undefined): ClosureQuestion {
  const mine = holder === undefined ? HOLDERS : [holder];
  const others = holder === undefined ? [] : HOLDERS.filter((one) => one !== holder);
  return {
    id: "papers",
    asks: "Is whoever the account is registered for ready to be identified?",
    answers: Object.fromEntries(mine.map((one) => [READY[one].word, READY[one].says])),
    contradicts: Object.fromEntries(
      others.map((one) => [
        READY[one].word,
        `is for \`holder: ${one}\`, and account.yaml says \`holder: ${holder}\``,
      ]),
    ),
    how: "Account Center, Real-Name Authentication shows for whom the account is verified. The form may send a code to its phone or mail as well.",
  };
}

/** The papers, as the packet shows them. */
export function papersPart(holder: Holder | undefined): PacketPart {
  const mine = holder === undefined ? HOLDERS : [holder];
  return {
    title: "Papers",
    lines: [
      "No page of the vendor's tells which papers the form asks for. Have ready what the account was verified with:",
      ...mine.map((one) => `${one}: ${READY[one].says}.`),
    ],
  };
}
