import { writeAtomic } from "../files/local.ts";
import { accountPaths } from "../files/project.ts";
import type { CallSummary, RunSummary } from "../record/journal/journal-summary.ts";
import {
  type Block,
  type Cell,
  code,
  type DocumentModel,
  plain,
  type Section,
  strong,
  type Tone,
  type Words,
} from "./blocks.ts";
import { documentHtml } from "./html.ts";
import { documentMarkdown } from "./markdown.ts";
import { count, when } from "./markdown-text.ts";
import {
  type ReportFacts,
  type ReportInput,
  type ReportItem,
  reportFacts,
  type Waiting,
} from "./report-facts.ts";

export type { ReportInput } from "./report-facts.ts";

/**
 * Writes report.md and report.html into an account's folder: what was removed and when, with request
 * ids and proofs, what failed, and where the closure stands. Returns the paths. Throws the Problem
 * `unwritable`.
 */
export function writeReport(
  dir: string,
  input: ReportInput,
): { readonly markdown: string; readonly html: string } {
  const paths = accountPaths(dir);
  const model = reportModel(input);
  writeAtomic(paths.report, documentMarkdown(model));
  writeAtomic(paths.reportHtml, documentHtml(model, { wide: true }));
  return { markdown: paths.report, html: paths.reportHtml };
}

const TONES: Readonly<Record<string, Tone>> = {
  Closed: "good",
  Failed: "bad",
  Refused: "bad",
  "Closing, waiting": "wait",
  "Submitted, answer unknown": "wait",
};

function reportModel(input: ReportInput): DocumentModel {
  const { account, now } = input;
  const { closure, closureCalls, waiting, removed, remaining, untouched, runs, reviewNote } =
    reportFacts(input);
  const headline = closure.headline;
  return {
    title: `Closing the account ${account.name}`,
    facts: [],
    intro: [
      {
        kind: "text",
        words: [
          plain("Account "),
          code(account.id),
          plain(` (${account.cloud}, ${account.kind}), as of ${when(now)}.`),
        ],
      },
      {
        kind: "figures",
        figures: [
          { title: "Closure", value: [strong(headline)], tone: TONES[headline] ?? "" },
          figure("Proved gone", removed, "good"),
          figure("Tried, still there", remaining, "bad"),
          figure("Not touched", untouched, ""),
        ],
      },
    ],
    sections: [
      ...waits(waiting, now),
      { title: "Closure", blocks: points([...closure.sentences, ...closureCalls.map(callWords)]) },
      ...items("Tried, still there", remaining, ["Item", "Reason", "Calls"], (item) => [
        { lines: [failure(item), ...item.changed] },
        { lines: item.calls.map(callWords) },
      ]),
      ...items("Not touched", untouched, ["Item", "Planned"], ({ plan = "" }) => [plan]),
      ...items("Proved gone", removed, ["Item", "Proof", "Calls"], ({ proved, calls }) => [
        proved === undefined ? "" : `${when(proved.at)}: ${proved.how}`,
        { lines: calls.map(callWords) },
      ]),
      { title: "Runs", blocks: points(runs.map(runWords)) },
      ...journal(removed, remaining, closureCalls),
    ],
    end: reviewNote,
  };
}

function figure(title: string, of: ReportFacts["removed"], tone: Tone) {
  return { title, value: String(of.length), tone: of.length > 0 ? tone : "" } as const;
}

function points(lines: readonly Words[]): readonly Block[] {
  return lines.length === 0 ? [{ kind: "text", words: "None." }] : [{ kind: "points", lines }];
}

/** A table of items, unless there is none; `cells` follow the item's own. */
function items(
  title: string,
  of: readonly ReportItem[],
  columns: readonly string[],
  cells: (item: ReportItem) => readonly Cell[],
): readonly Section[] {
  if (of.length === 0) return [];
  const rows = of.map((item): readonly Cell[] => [
    { lines: [item.line, [code(item.id)]] },
    ...cells(item),
  ]);
  return [
    {
      title: `${title}: ${count(of.length, "item")}`,
      searched: true,
      blocks: [{ kind: "table", columns, rows }],
    },
  ];
}

/** How long the closure still waits, as far as it is on record. */
function waits(waiting: Waiting | undefined, now: string): readonly Section[] {
  if (waiting === undefined) return [];
  const { from, until } = waiting;
  const span = {
    what: "The cloud's wait",
    because: `submitted on ${when(from)}`,
    until,
    certainty: "",
    holds: until > now,
  };
  return [{ title: "Dates", blocks: [{ kind: "waits", from, now, spans: [span] }] }];
}

/** Calls that the page shows; the newest ones, where there are more. */
const CALLS = 5_000;

/** Every call in its order, newest first: too much for a page that cannot be searched. */
function journal(
  removed: readonly ReportItem[],
  remaining: readonly ReportItem[],
  closure: readonly CallSummary[],
): readonly Section[] {
  const calls = [
    ...[...removed, ...remaining].flatMap(({ id, calls: all }) =>
      all.map((call) => ({ id, call })),
    ),
    ...closure.map((call) => ({ id: "the closure", call })),
  ].sort((a, b) => (a.call.at < b.call.at ? 1 : -1));
  if (calls.length === 0) return [];
  const left = calls.length - CALLS;
  const note =
    left > 0 ? ` Of ${count(left, "earlier call")} the journal tells: \`journal.jsonl\`.` : "";
  return [
    {
      title: `Journal: ${count(calls.length, "call")}`,
      searched: true,
      only: "html",
      blocks: [
        {
          kind: "text",
          words: { ours: `Every call that changed something, newest first.${note}` },
        },
        {
          kind: "table",
          columns: ["When", "Call", "For", "Answer", "Request"],
          rows: calls
            .slice(0, CALLS)
            .map(({ id, call }) => [
              when(call.at),
              `${call.does}: ${call.action} in ${call.region}`,
              [code(id)],
              `${call.outcome ?? "no answer on record"}${call.code === undefined ? "" : ` (${call.code})`}`,
              call.requestId === undefined ? "" : [code(call.requestId)],
            ]),
        },
      ],
    },
  ];
}

function failure({ failure: failed }: ReportItem): Words {
  if (failed === undefined) return "asked for; not proved yet";
  return [plain(failed.reason), { as: "soft", text: ` (${when(failed.at)})` }];
}

function runWords({ command, startedAt, endedAt, outcome }: RunSummary): Words {
  const end =
    endedAt === undefined ? "no end on record" : `${outcome ?? "ended"}, ${when(endedAt)}`;
  return [plain(`${when(startedAt)} `), code(command), plain(`: ${end}`)];
}

/** `DeleteInstance in cn-hangzhou, 2026-09-01 08:00 UTC: accepted, request REQ-1`. */
function callWords(call: CallSummary): string {
  const request = call.requestId === undefined ? "" : `, request ${call.requestId}`;
  const named = call.code === undefined ? "" : ` (${call.code})`;
  const outcome = call.outcome ?? "no answer on record";
  return `${call.does}: ${call.action} in ${call.region}, ${when(call.at)}, ${outcome}${named}${request}`;
}
