import type { Packet } from "../core/packet.ts";
import type { Answered } from "../core/policy.ts";
import { type Block, type Entry, paragraph, type Section, type Words } from "./blocks.ts";
import { when } from "./markdown-text.ts";

/** Words of this program, which may hold Markdown. */
export function ours(line: string): Words {
  return { ours: line };
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
  const entries = packet.steps.map(({ step, state, open, until }): Entry => {
    const ends = until === undefined ? "" : ` until ${when(until)}`;
    const tag = {
      done: "done",
      open: "NOT DONE",
      waiting: `WAITING${ends}`,
      "not-checked": "NOT CHECKED",
    }[state];
    const tone = ({ done: "good", open: "bad", waiting: "wait", "not-checked": "bad" } as const)[
      state
    ];
    return { title: ours(step.title), tag, tone, lines: [ours(step.how)], points: open };
  });
  return {
    title: "Where everything stands",
    blocks: entries.length === 0 ? [] : [{ kind: "entries", entries }],
  };
}

/** What people stated. `shown` gives the path of a file as a reader sees it. */
export function relied(packet: Packet, shown: (path: string) => string): Section {
  return {
    title: "What rests on people's words",
    blocks:
      packet.relied.length === 0
        ? [paragraph("Nothing: all of it was proved by API.")]
        : [
            paragraph("No API shows these. Somebody stated each of them:"),
            { kind: "entries", entries: packet.relied.map((one) => attestation(one, shown)) },
          ],
  };
}

/** What was not asked, by decision. */
export function policiesOff(
  { policiesOff: off }: Packet,
  shown: (path: string) => string,
): Section {
  return {
    title: "What was not asked",
    blocks:
      off.length === 0
        ? []
        : [
            paragraph("These policies are switched off for this account, by decision:"),
            {
              kind: "entries",
              entries: off.map(
                ({ id, because, where }): Entry => ({
                  title: id,
                  tag: "off",
                  tone: "bad",
                  lines: [because],
                  points: [`Written in ${shown(where)}`],
                }),
              ),
            },
          ],
  };
}

function attestation(one: Answered, shown: (path: string) => string): Entry {
  const { attestation } = one;
  const head = { title: one.subject, tag: one.answer, tone: "", lines: [one.says] } as const;
  if (attestation === undefined) return { ...head, points: [`Written in ${shown(one.where)}`] };
  const { by, at, validUntil, reference, backup, lastCharge } = attestation;
  return {
    ...head,
    points: [
      `Said by ${by} on ${when(at)}${validUntil === undefined ? "" : `, valid until ${when(validUntil)}`}`,
      evidence(attestation.evidence),
      ...(backup === undefined
        ? []
        : [`The copy lies in ${backup.location}; key that encrypts it: ${backup.key}`]),
      ...(reference === undefined ? [] : [`Reference ${reference}`]),
      ...(lastCharge === undefined ? [] : [`Last charge seen: ${lastCharge}`]),
      `Written in ${shown(one.where)}`,
    ],
  };
}

function evidence(given: NonNullable<Answered["attestation"]>["evidence"]): string {
  switch (given.kind) {
    case "text":
      return `Rests on: ${given.text}`;
    case "link":
      return `Rests on ${given.link}`;
    case "file":
      return `Rests on the file ${given.file} beside it, ${given.digest}${given.fault === undefined ? "" : ` (BUT it ${given.fault})`}`;
  }
}
