import type { Holder } from "../../../core/account.ts";
import type { ClosureQuestion, PacketPart } from "../../../core/assisted.ts";
import {
  type ByHolder,
  ofHolder,
  papersPart,
  papersQuestion,
} from "../../shared/closing/papers.ts";

/** Who is asked for which papers; what an account that was never verified is asked for is unverified. */
const ANSWERS: ByHolder<Readonly<Record<string, string>>> = {
  individual: { individual: "the account is registered for a person, who needs no papers" },
  enterprise: { ready: "the application for account closure is stamped and scanned" },
  "struck-off-enterprise": {
    "struck-off":
      "the company no longer exists; its certificate of deregistration is scanned for a ticket",
  },
  unverified: { unverified: "the account was never verified, and its form asks for no papers" },
};

/** Which papers are ready. */
export function papers(holder: Holder | undefined): ClosureQuestion {
  const words = {
    asks: "Are the papers ready that the closure asks of whom the account is registered for?",
    how: "An enterprise uploads the stamped application; one that was struck off opens a ticket with the registry's certificate.",
  };
  return papersQuestion(words, ANSWERS, holder);
}

const PAPERS: ByHolder<string> = {
  individual: "An individual account: none.",
  enterprise:
    "An enterprise account: the application for account closure with the company's stamp, scanned; and the face scan of the legal person.",
  "struck-off-enterprise":
    "A company that was struck off and has no stamp any more: a ticket to customer service with the registry's certificate of deregistration; customer service then closes the account.",
  unverified: "An account that was never verified: none (unverified).",
};

/** The papers, as the packet shows them. */
export function papersToShow(holder: Holder | undefined): PacketPart {
  return papersPart(ofHolder(PAPERS, holder));
}
