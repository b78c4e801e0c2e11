import { DISASSOCIATION, DISASSOCIATION_SUBJECTS, type Side } from "../core/attestation.ts";
import type { Packet } from "../core/packet.ts";
import { packetTexts } from "../texts/packet.ts";
import { type DocumentModel, paragraph, type Section } from "./blocks.ts";
import { when } from "./markdown-text.ts";
import { list, loud, ours, policiesOff, relied, steps } from "./packet-parts.ts";

/**
 * The packet of one side of a disassociation, in the order in which that side follows it: what it can still
 * take back stands before what it does.
 */
export function sideModel(
  packet: Packet,
  side: Side,
  shown: (path: string) => string,
): DocumentModel {
  const { account, language } = packet;
  const { side: texts, facts, first } = packetTexts(language);
  return {
    language,
    title: texts.title(account.name, side),
    facts: [
      [texts.member, account.id],
      [facts.name, account.name],
      [facts.kind, account.kind],
      [texts.for, texts.whoever(side)],
      [facts.prepared, when(packet.preparedAt)],
    ],
    intro: [],
    sections: [
      about(packet, side),
      { title: first, blocks: list("points", packet.first.map(ours)) },
      steps(packet),
      relied(packet, shown),
      policiesOff(packet, shown),
      {
        title: texts.does(side),
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

function about({ steps: way, account, language }: Packet, side: Side): Section {
  const { about: head, side: texts } = packetTexts(language);
  const open = way.filter(({ state }) => state !== "done");
  const titles = open.map(({ step }) => step.title);
  return {
    title: head.title,
    blocks: [
      ...(open.length === 0 ? [] : [loud(texts.notYet(open.length, way.length, titles))]),
      paragraph(texts.what(account.id, side)),
    ],
  };
}

function afterwards({ account, language }: Packet, side: Side): Section {
  const { side: texts } = packetTexts(language);
  const lines = SUBJECTS.filter(
    (subject) => DISASSOCIATION_SUBJECTS[subject].side === side,
  ).flatMap((subject) =>
    Object.entries(texts.answers[subject]).map(([word, means]) =>
      ours(`\`${DISASSOCIATION}\` \`${subject}\` \`${word}\`: ${means}`),
    ),
  );
  return {
    title: texts.state,
    blocks: [
      paragraph(texts.only(side)),
      ...list("points", lines),
      { kind: "command", command: `npx closeout attest ${account.name}` },
    ],
  };
}

const SUBJECTS = ["request", "answer", "card"] as const;
