import type { Language } from "../core/language.ts";
import type { Packet } from "../core/packet.ts";
import type { Answered } from "../core/policy.ts";
import { packetTexts } from "../texts/packet.ts";
import { type Block, type Entry, paragraph, type Section, type Words } from "./blocks.ts";
import { when } from "./markdown-text.ts";

/** Words of this program, which may hold Markdown. */
export function ours(line: string): Words {
  return { ours: line };
}

/** What nobody may miss. */
export function loud(words: string): Block {
  return { kind: "loud", words };
}

/** A list; nothing where it has no line. */
export function list(
  kind: "points" | "steps" | "squares",
  lines: readonly Words[],
): readonly Block[] {
  return lines.length === 0 ? [] : [{ kind, lines }];
}

/** A fact that may be missing. */
export function optional(
  name: string,
  value: string | undefined,
): readonly (readonly [string, string])[] {
  return value === undefined ? [] : [[name, value]];
}

/** Where each part of the way stands. */
export function steps(packet: Packet): Section {
  const { steps: texts } = packetTexts(packet.language);
  const entries = packet.steps.map(({ step, state, open, until }): Entry => {
    const tag = {
      done: texts.done,
      open: texts.open,
      waiting: texts.waiting(until === undefined ? undefined : when(until)),
      "not-checked": texts.notChecked,
    }[state];
    const tone = ({ done: "good", open: "bad", waiting: "wait", "not-checked": "bad" } as const)[
      state
    ];
    return { title: ours(step.title), tag, tone, lines: [ours(step.how)], points: open };
  });
  return {
    title: texts.title,
    blocks: entries.length === 0 ? [] : [{ kind: "entries", entries }],
  };
}

/** What people stated. `shown` gives the path of a file as a reader sees it. */
export function relied(
  { relied: all, language }: Packet,
  shown: (path: string) => string,
): Section {
  const { relied: texts } = packetTexts(language);
  return {
    title: texts.title,
    blocks:
      all.length === 0
        ? [paragraph(texts.nothing)]
        : [
            paragraph(texts.some),
            { kind: "entries", entries: all.map((one) => attestation(one, shown, language)) },
          ],
  };
}

/** What was not asked, by decision. */
export function policiesOff(
  { policiesOff: off, language }: Packet,
  shown: (path: string) => string,
): Section {
  const { off: texts, relied: says } = packetTexts(language);
  const entries = off.map(
    ({ id, because, where }): Entry => ({
      title: id,
      tag: texts.tag,
      tone: "bad",
      lines: [because],
      points: [says.written(shown(where))],
    }),
  );
  return {
    title: texts.title,
    blocks: off.length === 0 ? [] : [paragraph(texts.some), { kind: "entries", entries }],
  };
}

type Texts = ReturnType<typeof packetTexts>["relied"];

function attestation(one: Answered, shown: (path: string) => string, language: Language): Entry {
  const { relied: texts } = packetTexts(language);
  const { attestation } = one;
  const written = texts.written(shown(one.where));
  const head = { title: one.subject, tag: one.answer, tone: "", lines: [one.says] } as const;
  if (attestation === undefined) return { ...head, points: [written] };
  const { by, at, validUntil, reference, backup, lastCharge } = attestation;
  return {
    ...head,
    points: [
      texts.by(by, when(at), validUntil === undefined ? undefined : when(validUntil)),
      evidence(attestation.evidence, texts, language),
      ...(backup === undefined ? [] : [texts.copy(backup.location, backup.key)]),
      ...(reference === undefined ? [] : [texts.reference(reference)]),
      ...(lastCharge === undefined ? [] : [texts.lastCharge(lastCharge)]),
      written,
    ],
  };
}

function evidence(
  given: NonNullable<Answered["attestation"]>["evidence"],
  texts: Texts,
  language: Language,
): string {
  switch (given.kind) {
    case "text":
      return texts.text(given.text);
    case "link":
      return texts.link(given.link);
    case "file":
      return texts.file(given.file, given.digest, given.fault?.[language]);
  }
}
