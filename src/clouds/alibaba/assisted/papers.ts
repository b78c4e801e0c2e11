import { HOLDERS, type Holder } from "../../../core/account.ts";
import type { ClosureQuestion, PacketPart } from "../../../core/assisted.ts";

/** Who is asked for which papers; what an account that was never verified is asked for is unverified. */
const ANSWERS: Readonly<Record<Holder, Readonly<Record<string, string>>>> = {
  individual: { individual: "the account is registered for a person, who needs no papers" },
  enterprise: { ready: "the application for account closure is stamped and scanned" },
  "struck-off-enterprise": {
    "struck-off":
      "the company no longer exists; its certificate of deregistration is scanned for a ticket",
  },
  unverified: { unverified: "the account was never verified, and its form asks for no papers" },
};

/** Which papers are ready; the answer of each holder where account.yaml does not say who it is. */
export function papersQuestion(holder: Holder | undefined): ClosureQuestion {
  const others = holder === undefined ? [] : HOLDERS.filter((one) => one !== holder);
  return {
    id: "papers",
    asks: "Are the papers ready that the closure asks of whom the account is registered for?",
    answers: Object.assign(
      {},
      ...HOLDERS.filter((one) => !others.includes(one)).map((one) => ANSWERS[one]),
    ),
    contradicts: Object.fromEntries(
      others.flatMap((one) =>
        Object.keys(ANSWERS[one]).map((word) => [
          word,
          `is for \`holder: ${one}\`, and account.yaml says \`holder: ${holder}\``,
        ]),
      ),
    ),
    how: "An enterprise uploads the stamped application; one that was struck off opens a ticket with the registry's certificate.",
  };
}

const PAPERS: Readonly<Record<Holder, string>> = {
  individual: "An individual account: none.",
  enterprise:
    "An enterprise account: the application for account closure with the company's stamp, scanned; and the face scan of the legal person.",
  "struck-off-enterprise":
    "A company that was struck off and has no stamp any more: a ticket to customer service with the registry's certificate of deregistration; customer service then closes the account.",
  unverified: "An account that was never verified: none (unverified).",
};

/** The papers, as the packet shows them. */
export function papersPart(holder: Holder | undefined): PacketPart {
  return {
    title: "Papers",
    lines: holder === undefined ? HOLDERS.map((one) => PAPERS[one]) : [PAPERS[holder]],
  };
}
