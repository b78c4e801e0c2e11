import { HOLDERS, type Holder } from "../../../core/account.ts";
import type { ClosureQuestion, PacketPart } from "../../../core/assisted.ts";
import { type ByHolder, papersPart, papersQuestion } from "../../shared/closing/papers.ts";

/**
 * Who has to be there, by whom the account is registered for. Which papers the vendor asks for when an account
 * is closed was found in no page of it: what is said here is what an account of that kind was verified with.
 */
const READY: ByHolder<string> = {
  individual:
    "the person that the account is verified for is there that day, with the identity document",
  enterprise:
    "whoever administers the account is there that day, with the business licence and a letter of authorisation",
  "struck-off-enterprise":
    "a proof that the enterprise was struck off is at hand; the vendor is asked by a service ticket before, since no page tells what it wants",
  unverified: "the account was never verified, and no verification is under way",
};

const ANSWERS: ByHolder<Readonly<Record<string, string>>> = {
  individual: { person: READY.individual },
  enterprise: { enterprise: READY.enterprise },
  "struck-off-enterprise": { "struck-off": READY["struck-off-enterprise"] },
  unverified: { unverified: READY.unverified },
};

/** Whether everything is ready. */
export function papers(holder: Holder | undefined): ClosureQuestion {
  const words = {
    asks: "Is whoever the account is registered for ready to be identified?",
    how: "Account Center, Real-Name Authentication shows for whom the account is verified. The form may send a code to its phone or mail as well.",
  };
  return papersQuestion(words, ANSWERS, holder);
}

/** The papers, as the packet shows them. */
export function papersToShow(holder: Holder | undefined): PacketPart {
  const mine = holder === undefined ? HOLDERS : [holder];
  return papersPart([
    "No page of the vendor's tells which papers the form asks for. Have ready what the account was verified with:",
    ...mine.map((one) => `${one}: ${READY[one]}.`),
  ]);
}
