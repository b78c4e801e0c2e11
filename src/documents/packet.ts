import type { Packet, Wait } from "../core/packet.ts";
import { packetTexts } from "../texts/packet.ts";
import { type DocumentModel, paragraph, type Section, type Words } from "./blocks.ts";
import { sideModel } from "./disassociation.ts";
import { documentHtml } from "./html.ts";
import { documentMarkdown } from "./markdown.ts";
import { when } from "./markdown-text.ts";
import { list, loud, optional, ours, policiesOff, relied, steps } from "./packet-parts.ts";

/** A packet as the two files that a person follows. */
export function packetDocuments(
  packet: Packet,
  shown: (path: string) => string,
): { readonly markdown: string; readonly html: string } {
  const { side, language } = packet;
  const model = side === undefined ? packetModel(packet, shown) : sideModel(packet, side, shown);
  return {
    markdown: documentMarkdown(model),
    html: documentHtml(model, {
      footer: packetTexts(language).footer,
    }),
  };
}

/** Puts a packet into the order in which a person follows it. `shown` gives the path of a file as a reader sees it. */
function packetModel(packet: Packet, shown: (path: string) => string): DocumentModel {
  const { account, language } = packet;
  const texts = packetTexts(language);
  const { facts } = texts;
  return {
    language,
    title: texts.title(account.name),
    facts: [
      [facts.account, account.id],
      [facts.name, account.name],
      [facts.kind, account.kind],
      ...optional(facts.holder, account.holder),
      [facts.prepared, when(packet.preparedAt)],
      [facts.review, packet.review ?? facts.noReview],
    ],
    intro: [],
    sections: [
      about(packet),
      merged(packet),
      { title: texts.first, blocks: list("points", packet.first.map(ours)) },
      steps(packet),
      lost(packet),
      relied(packet, shown),
      policiesOff(packet, shown),
      ownIdentity(packet),
      { title: texts.submit, blocks: list("steps", packet.submit.map(ours)) },
      ...packet.parts.map((part) => ({
        title: part.title,
        blocks: list(part.numbered ? "steps" : "points", part.lines.map(ours)),
      })),
      dates(packet),
      afterwards(packet),
    ].filter(({ blocks }) => blocks.length > 0),
  };
}

function about({ steps, account, language }: Packet): Section {
  const { about: texts } = packetTexts(language);
  const open = steps.filter(({ state }) => state === "open" || state === "waiting");
  const unchecked = steps.filter(({ state }) => state === "not-checked");
  const titles = (of: Packet["steps"]) => of.map(({ step }) => step.title);
  return {
    title: texts.title,
    blocks: [
      ...(open.length === 0 ? [] : [loud(texts.notYet(open.length, steps.length, titles(open)))]),
      ...(unchecked.length === 0 ? [] : [loud(texts.notChecked(titles(unchecked)))]),
      paragraph(texts.what(account.id)),
    ],
  };
}

/** What another checkout does not know, it does not heed. */
function merged({ account: { name }, language }: Packet): Section {
  const { title, commit, stop } = packetTexts(language).merged;
  return { title, blocks: list("squares", [ours(commit(name)), ours(stop)]) };
}

function lost({ abandoned, stays, language }: Packet): Section {
  const { lost: texts } = packetTexts(language);
  const named = (items: Packet["abandoned"]): readonly Words[] =>
    items.map(({ line, because }) => (because === undefined ? line : texts.because(line, because)));
  return {
    title: texts.title,
    blocks: [
      paragraph(abandoned.length === 0 ? texts.nothing : texts.abandoned),
      ...list("points", named(abandoned)),
      ...(stays.length === 0 ? [] : [paragraph(texts.stays), ...list("points", named(stays))]),
    ],
  };
}

function ownIdentity({ ownIdentity: own, language }: Packet): Section {
  const { items, steps, keyDeleted } = own;
  const { ownIdentity: texts, lost: says } = packetTexts(language);
  return {
    title: texts.title,
    blocks: [
      paragraph(keyDeleted ? texts.deleted : texts.kept),
      ...list(
        "points",
        items.map(({ line, because, id }) =>
          because === undefined ? `${line} (${id})` : says.because(`${line} (${id})`, because),
        ),
      ),
      ...list("steps", steps.map(ours)),
    ],
  };
}

function dates(packet: Packet): Section {
  const { timeline, quietDays, language } = packet;
  const { dates: texts } = packetTexts(language);
  // What ends after the submission depends on when somebody submits, which is not known yet.
  const waits = timeline.waits.filter(({ until }) => until <= (timeline.submission ?? until));
  const quiet = timeline.waits.find((wait) => !waits.includes(wait));
  const earliest = timeline.submission ?? timeline.at;
  const undated = timeline.undated.length;
  const rows = [
    ...waits.map((wait): readonly Words[] => [end(wait, texts), wait.what, wait.because]),
    [
      earliest > timeline.at
        ? texts.earliest(when(earliest))
        : undated > 0
          ? texts.noDate
          : texts.now,
      ours(texts.submit),
      // Why it is time to submit, once it is.
      undated > 0 ? texts.restDone : waits.length === 0 ? texts.nothingWaits : texts.aboveEnded,
    ],
    quietDays === 0
      ? [texts.withIt, texts.closed, ours(packet.quietBecause)]
      : [texts.after(quietDays), texts.quiet, quiet?.because ?? texts.nobody],
  ];
  return {
    title: texts.title,
    blocks: [
      { kind: "table", columns: texts.columns, rows },
      ...(undated === 0 ? [] : [paragraph(texts.undated), ...list("squares", timeline.undated)]),
    ],
  };
}

/** When a wait ends, and how sure that is. */
function end(
  { until, exact, avoidable }: Wait,
  { latest, earliest }: ReturnType<typeof packetTexts>["dates"],
): string {
  if (avoidable === true) return latest(when(until));
  return exact ? when(until) : earliest(when(until));
}

function afterwards({ account, quietDays, language }: Packet): Section {
  const { afterwards: texts } = packetTexts(language);
  return {
    title: texts.title,
    blocks: [
      ...list("steps", [
        ours(texts.note),
        ours(texts.logOut),
        ...(quietDays === 0 ? [] : [ours(texts.silent(quietDays))]),
        ours(texts.outcome(quietDays > 0)),
      ]),
      { kind: "command", command: `npx closeout attest ${account.name}` },
    ],
  };
}
