import type { Holder } from "../../../core/account.ts";
import type { ClosureQuestion, PacketPart } from "../../../core/assisted.ts";
import {
  type ByHolder,
  ofHolder,
  papersPart,
  papersQuestion,
} from "../../shared/closing/papers.ts";

const DOCS = "https://cloud.tencent.com/document/product/378/30253";

/** Who has to be there or to sign, by whom the account is registered for. Scans are in colour. */
const PAPERS: ByHolder<readonly string[]> = {
  individual: [
    "Registered for a person: the face scan in WeChat closes the account at once.",
    "Without it, for the manual review: the number of the identity card, and photos of the card in hand, front and back.",
  ],
  enterprise: [
    "Registered for an enterprise whose legal representative was verified by face: that person's face scan closes the account at once.",
    "Without it, for the manual review: the business licence (营业执照), photos of whoever handles it with the identity card in hand, front and back, and the letter of authorisation (授权书), all scanned in colour.",
  ],
  "struck-off-enterprise": [
    "The enterprise is struck off and has no licence any more: a declaration of the deregistration with the stamp of the administration for industry and commerce (工商局), scanned in colour.",
  ],
  unverified: ["Never verified: no papers. The root user submits the form as it is."],
};

const ANSWERS: ByHolder<Readonly<Record<string, string>>> = {
  individual: {
    "face-scan": "the person is there that day and passes the face scan",
    ready: "the photos for the manual review are taken",
  },
  enterprise: {
    representative: "the legal representative is there that day and passes the face scan",
    licence:
      "licence, photos and letter of authorisation for the manual review are scanned in colour",
  },
  "struck-off-enterprise": {
    "struck-off": "the stamped declaration of the deregistration is scanned in colour",
  },
  unverified: { unverified: "the account was never verified, and no verification is under way" },
};

/** Which papers are ready. */
export function papers(holder: Holder | undefined): ClosureQuestion {
  const words = {
    asks: "Is everything ready that the form asks for to identify the holder?",
    how: `${lines(holder).join(" ")} A verification that is under way is finished first.`,
    docs: DOCS,
  };
  return papersQuestion(words, ANSWERS, holder);
}

/** The papers, as the packet shows them. */
export function papersToShow(holder: Holder | undefined): PacketPart {
  return papersPart([
    ...lines(holder),
    "A real-name verification that is under way is finished first.",
  ]);
}

function lines(holder: Holder | undefined): readonly string[] {
  return ofHolder(PAPERS, holder).flat();
}
