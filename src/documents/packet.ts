import { certainty, type Packet } from "../core/packet.ts";
import { type DocumentModel, paragraph, type Section, type Words } from "./blocks.ts";
import { sideModel } from "./disassociation.ts";
import { documentHtml } from "./html.ts";
import { documentMarkdown } from "./markdown.ts";
import { count, when } from "./markdown-text.ts";
import { list, optional, ours, policiesOff, relied, steps } from "./packet-parts.ts";

/** A packet as the two files that a person follows. */
export function packetDocuments(
  packet: Packet,
  shown: (path: string) => string,
): { readonly markdown: string; readonly html: string } {
  const { side } = packet;
  const model = side === undefined ? packetModel(packet, shown) : sideModel(packet, side, shown);
  return {
    markdown: documentMarkdown(model),
    html: documentHtml(model, {
      footer: "The same text without a browser: packet.md beside this file.",
    }),
  };
}

/** Puts a packet into the order in which a person follows it. `shown` gives the path of a file as a reader sees it. */
function packetModel(packet: Packet, shown: (path: string) => string): DocumentModel {
  const { account } = packet;
  return {
    title: `Close account ${account.name} in the console`,
    facts: [
      ["Account", account.id],
      ["Name", account.name],
      ["Kind", account.kind],
      ...optional("Held by", account.holder),
      ["Prepared", when(packet.preparedAt)],
      ["Review", packet.review ?? "none: there was nothing to delete"],
    ],
    intro: [],
    sections: [
      about(packet),
      merged(packet),
      { title: "Read this first", blocks: list("points", packet.first.map(ours)) },
      steps(packet),
      lost(packet),
      relied(packet, shown),
      policiesOff(packet, shown),
      ownIdentity(packet),
      { title: "Submit the closure", blocks: list("steps", packet.submit.map(ours)) },
      ...packet.parts.map((part) => ({
        title: part.title,
        blocks: list(part.numbered ? "steps" : "points", part.lines.map(ours)),
      })),
      dates(packet),
      afterwards(packet),
    ].filter(({ blocks }) => blocks.length > 0),
  };
}

function about({ steps, account }: Packet): Section {
  const open = steps.filter(({ state }) => state === "open" || state === "waiting");
  const unchecked = steps.filter(({ state }) => state === "not-checked");
  return {
    title: "What this is",
    blocks: [
      ...(open.length === 0
        ? []
        : [
            {
              kind: "loud" as const,
              words: `DO NOT SUBMIT YET: ${open.length} of ${count(steps.length, "part")} ${open.length === 1 ? "is" : "are"} not done (${open.map(({ step }) => step.title).join("; ")}).`,
            },
          ]),
      ...(unchecked.length === 0
        ? []
        : [
            {
              kind: "loud" as const,
              words: `NOT CHECKED: ${unchecked.map(({ step }) => step.title).join("; ")}. A policy that would tell is switched off for this account; look for yourself before you submit.`,
            },
          ]),
      paragraph(
        `No API closes an account of this kind: a person does, in the vendor's console. This page says how, for account ${account.id} alone. Check that number against the console's before every step, follow the page from top to bottom, and tick each square.`,
      ),
    ],
  };
}

/** What another checkout does not know, it does not heed. */
function merged({ account: { name } }: Packet): Section {
  return {
    title: "Before anybody submits it",
    blocks: list("squares", [
      ours(
        `Commit \`accounts/${name}/\` with this packet and \`journal.jsonl\`, and merge it. A checkout without them logs in as if nothing had been prepared.`,
      ),
      ours(
        "Stop every scheduled run and pipeline that uses this account's credentials, and take the credentials out of them.",
      ),
    ]),
  };
}

function lost({ abandoned, stays }: Packet): Section {
  const named = (items: Packet["abandoned"]): readonly Words[] =>
    items.map(({ line, because }) => (because === undefined ? line : `${line}: ${because}`));
  return {
    title: "Lost for ever",
    blocks: [
      paragraph(
        abandoned.length === 0
          ? "Nothing is abandoned by name. Whatever is still in the account is lost with it, and nobody can bring it back."
          : "Abandoned by decision. These are lost with the account, with whatever else is still in it, and nobody can bring them back:",
      ),
      ...list("points", named(abandoned)),
      ...(stays.length === 0
        ? []
        : [
            paragraph("These stay in the account and do not block its closure:"),
            ...list("points", named(stays)),
          ]),
    ],
  };
}

function ownIdentity({ ownIdentity: { items, steps, keyDeleted } }: Packet): Section {
  return {
    title: "The last step before you submit: the identity that Closeout used",
    blocks: [
      paragraph(
        keyDeleted
          ? "The deploy deletes the access key that it used, as its very last call. Check in the console that it is gone; everything else of the identity is removed by hand, after all other parts are done."
          : "Closeout kept its own way in to the very end, its access key included. Remove it by hand now, after all other parts are done: until then that key still works.",
      ),
      ...list(
        "points",
        items.map(({ line, because, id }) =>
          because === undefined ? `${line} (${id})` : `${line} (${id}): ${because}`,
        ),
      ),
      ...list("steps", steps.map(ours)),
    ],
  };
}

function dates(packet: Packet): Section {
  const { timeline, quietDays } = packet;
  // What ends after the submission depends on when somebody submits, which is not known yet.
  const waits = timeline.waits.filter(({ until }) => until <= (timeline.submission ?? until));
  const quiet = timeline.waits.find((wait) => !waits.includes(wait));
  const earliest = timeline.submission ?? timeline.at;
  const rows = [
    ...waits.map((wait): readonly Words[] => [
      `${certainty(wait)}${when(wait.until)}`,
      wait.what,
      wait.because,
    ]),
    [
      earliest > timeline.at
        ? `not before ${when(earliest)}`
        : timeline.undated.length > 0
          ? "at no known date"
          : "now",
      ours("**you submit the closure**"),
      lastly(waits.length, timeline.undated.length),
    ],
    quietDays === 0
      ? [
          "with the submission or some days later",
          "the account is closed",
          ours(packet.quietBecause),
        ]
      : [
          `${quietDays} days after the submission`,
          "the quiet period ends",
          quiet?.because ?? "nobody may log in until then",
        ],
  ];
  return {
    title: "Dates",
    blocks: [
      { kind: "table", columns: ["When", "What", "Why"], rows },
      ...(timeline.undated.length === 0
        ? []
        : [
            paragraph("To be done, with no date of its own:"),
            ...list("squares", timeline.undated),
          ]),
    ],
  };
}

/** Why it is time to submit, once it is. */
function lastly(dated: number, undated: number): string {
  if (undated > 0) return "everything here and below is done";
  return dated === 0 ? "nothing waits any more" : "everything above has ended";
}

function afterwards({ account, quietDays }: Packet): Section {
  const attest = `npx closeout attest ${account.name}`;
  const silent =
    quietDays === 0
      ? []
      : [
          ours(
            `For ${quietDays} days run nothing else with this account's credentials, and let nobody log in, also not to look: a login may cancel the closure. Closeout makes no call with them itself while it waits.`,
          ),
        ];
  return {
    title: "After the submission",
    blocks: [
      ...list("steps", [
        ours(
          "Write down here: submitted on .................... at ............ (time zone ............), reference ....................",
        ),
        ours(
          `Log out everywhere, and state the submission with the command below. It asks for the time and the reference; it makes no call.`,
        ),
        ...silent,
        ours(
          `State the outcome with the same command: ${quietDays === 0 ? "closed, refused by the automatic check, or rejected" : "closed, refused by the automatic check, rejected, or cancelled by a login"}. The reasons that the vendor gave become part of the next plan.`,
        ),
      ]),
      { kind: "command", command: attest },
    ],
  };
}
