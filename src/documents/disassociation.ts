import { DISASSOCIATION, DISASSOCIATION_SUBJECTS, type Side } from "../core/attestation.ts";
import type { Packet } from "../core/packet.ts";
import { type DocumentModel, paragraph, type Section } from "./blocks.ts";
import { count, when } from "./markdown-text.ts";
import { list, ours, policiesOff, relied, steps } from "./packet-parts.ts";

/**
 * The packet of one side of a disassociation, in the order in which that side follows it: what it can still
 * take back stands before what it does.
 */
export function sideModel(
  packet: Packet,
  side: Side,
  shown: (path: string) => string,
): DocumentModel {
  const { account } = packet;
  return {
    title: `Disassociate account ${account.name} from its master account: the ${side}'s part`,
    facts: [
      ["Member account", account.id],
      ["Name", account.name],
      ["Kind", account.kind],
      ["For", `whoever administers the ${side} account`],
      ["Prepared", when(packet.preparedAt)],
    ],
    intro: [],
    sections: [
      about(packet, side),
      { title: "Read this first", blocks: list("points", packet.first.map(ours)) },
      steps(packet),
      relied(packet, shown),
      policiesOff(packet, shown),
      {
        title: `What the ${side} account does`,
        blocks: list("steps", packet.submit.map(ours)),
      },
      ...packet.parts.map((part) => ({
        title: part.title,
        blocks: list(part.numbered ? "steps" : "points", part.lines.map(ours)),
      })),
      afterwards(packet, side),
    ].filter(({ blocks }) => blocks.length > 0),
  };
}

function about({ steps: way, account }: Packet, side: Side): Section {
  const open = way.filter(({ state }) => state !== "done");
  return {
    title: "What this is",
    blocks: [
      ...(open.length === 0
        ? []
        : [
            {
              kind: "loud" as const,
              words: `DO NOT BEGIN YET: ${open.length} of ${count(way.length, "part")} ${open.length === 1 ? "is" : "are"} not done (${open.map(({ step }) => step.title).join("; ")}).`,
            },
          ]),
      paragraph(
        `No API takes an account away from its master account: people on its two sides do, in the vendor's console. This page is the ${side}'s part, for account ${account.id} alone, and needs no credentials of the other side. Nothing in the account is deleted by it, and it is not closed.`,
      ),
    ],
  };
}

function afterwards({ account }: Packet, side: Side): Section {
  const lines = Object.entries(DISASSOCIATION_SUBJECTS)
    .filter(([, one]) => one.side === side)
    .flatMap(([subject, { answers }]) =>
      Object.entries(answers).map(([word, means]) =>
        ours(`\`${DISASSOCIATION}\` \`${subject}\` \`${word}\`: ${means}`),
      ),
    );
  return {
    title: "State what you did",
    blocks: [
      paragraph(
        `The ${side}'s side states only what the ${side} account did. The other side sees it in the commit.`,
      ),
      ...list("points", lines),
      { kind: "command", command: `npx closeout attest ${account.name}` },
    ],
  };
}
