import type { ClosureRecord } from "../core/record.ts";
import { writeAtomic } from "../files/local.ts";
import { accountPaths } from "../files/project.ts";
import type { CallSummary, RunSummary } from "../record/journal/journal-summary.ts";
import type { ReportTexts } from "../texts/en/report.ts";
import { outcomeIn, reportTexts } from "../texts/report.ts";
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
import { when } from "./markdown-text.ts";
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

const TONES: Readonly<Partial<Record<ClosureRecord["phase"], Tone>>> = {
  closed: "good",
  failed: "bad",
  refused: "bad",
  waiting: "wait",
  submitting: "wait",
};

function reportModel(input: ReportInput): DocumentModel {
  const { account, now, language = "en" } = input;
  const texts = reportTexts(language);
  const { closure, closureCalls, waiting, removed, remaining, untouched, runs, reviewNote } =
    reportFacts(input);
  const { phase } = closure;
  const headline = phase === undefined ? texts.notSubmitted.headline : texts.headlines[phase];
  const told = (call: CallSummary): string => callWords(call, texts);
  return {
    language,
    title: texts.title(account.name),
    facts: [],
    intro: [
      {
        kind: "text",
        words: [
          plain(texts.account),
          code(account.id),
          plain(texts.asOf(account.cloud, account.kind, when(now))),
        ],
      },
      {
        kind: "figures",
        figures: [
          {
            title: texts.closure,
            value: [strong(headline)],
            tone: (phase && TONES[phase]) ?? "",
          },
          figure(texts.removed, removed, "good"),
          figure(texts.remaining, remaining, "bad"),
          figure(texts.untouched, untouched, ""),
        ],
      },
    ],
    sections: [
      ...waits(waiting, now, texts),
      {
        title: texts.closure,
        blocks: points([...closure.sentences, ...closureCalls.map(told)], texts),
      },
      ...items(texts, "remaining", remaining, (item) => [
        { lines: [failure(item, texts), ...item.changed] },
        { lines: item.calls.map(told) },
      ]),
      ...items(texts, "untouched", untouched, ({ plan = "" }) => [plan]),
      ...items(texts, "removed", removed, ({ proved, calls }) => [
        proved === undefined ? "" : texts.proof(when(proved.at), proved.how),
        { lines: calls.map(told) },
      ]),
      {
        title: texts.runs.title,
        blocks: points(
          runs.map((run) => runWords(run, texts)),
          texts,
        ),
      },
      ...journal(removed, remaining, closureCalls, texts),
    ],
    end: reviewNote,
  };
}

function figure(title: string, of: ReportFacts["removed"], tone: Tone) {
  return { title, value: String(of.length), tone: of.length > 0 ? tone : "" } as const;
}

function points(lines: readonly Words[], { none }: ReportTexts): readonly Block[] {
  return lines.length === 0 ? [{ kind: "text", words: none }] : [{ kind: "points", lines }];
}

/** A table of items, unless there is none; `cells` follow the item's own. */
function items(
  texts: ReportTexts,
  name: "removed" | "remaining" | "untouched",
  of: readonly ReportItem[],
  cells: (item: ReportItem) => readonly Cell[],
): readonly Section[] {
  if (of.length === 0) return [];
  const rows = of.map((item): readonly Cell[] => [
    { lines: [item.line, [code(item.id)]] },
    ...cells(item),
  ]);
  return [
    {
      title: texts.counted(texts[name], of.length),
      searched: true,
      blocks: [{ kind: "table", columns: texts.columns[name], rows }],
    },
  ];
}

/** How long the closure still waits, as far as it is on record. */
function waits(waiting: Waiting | undefined, now: string, texts: ReportTexts): readonly Section[] {
  if (waiting === undefined) return [];
  const { from, until } = waiting;
  const span = {
    what: texts.wait,
    because: texts.submittedOn(when(from)),
    until,
    certainty: "",
    holds: until > now,
  };
  return [{ title: texts.dates, blocks: [{ kind: "waits", from, now, spans: [span] }] }];
}

/** Calls that the page shows; the newest ones, where there are more. */
const CALLS = 5_000;

/** Every call in its order, newest first: too much for a page that cannot be searched. */
function journal(
  removed: readonly ReportItem[],
  remaining: readonly ReportItem[],
  closure: readonly CallSummary[],
  texts: ReportTexts,
): readonly Section[] {
  const { journal: says, call: words } = texts;
  const calls = [
    ...[...removed, ...remaining].flatMap(({ id, calls: all }) =>
      all.map((call) => ({ id, call })),
    ),
    ...closure.map((call) => ({ id: says.closure, call })),
  ].sort((a, b) => (a.call.at < b.call.at ? 1 : -1));
  if (calls.length === 0) return [];
  const left = calls.length - CALLS;
  return [
    {
      title: says.title(calls.length),
      searched: true,
      only: "html",
      blocks: [
        {
          kind: "text",
          words: { ours: left > 0 ? says.earlier(left) : says.says },
        },
        {
          kind: "table",
          columns: texts.columns.journal,
          rows: calls
            .slice(0, CALLS)
            .map(({ id, call }) => [
              when(call.at),
              words.where(call.does, call.action, call.region),
              [code(id)],
              answerWords(call, texts),
              call.requestId === undefined ? "" : [code(call.requestId)],
            ]),
        },
      ],
    },
  ];
}

function failure({ failure: failed }: ReportItem, texts: ReportTexts): Words {
  if (failed === undefined) return texts.notProved;
  return [plain(texts.reason(failed.reason)), { as: "soft", text: texts.at(when(failed.at)) }];
}

function runWords({ command, startedAt, endedAt, outcome }: RunSummary, texts: ReportTexts): Words {
  const { noEnd, ended, outcome: over } = texts.runs;
  const how = outcome === undefined ? over : outcomeIn(texts, outcome);
  const end = endedAt === undefined ? noEnd : ended(how, when(endedAt));
  return [plain(`${when(startedAt)} `), code(command), plain(end)];
}

/** `DeleteInstance in cn-hangzhou, 2026-09-01 08:00 UTC: accepted, request REQ-1`. */
function callWords(call: CallSummary, texts: ReportTexts): string {
  const { call: words } = texts;
  const { does, action, region, at, requestId } = call;
  const said = words.when(words.where(does, action, region), when(at), answerWords(call, texts));
  return requestId === undefined ? said : words.request(said, requestId);
}

/** `refused (DependencyViolation)`. */
function answerWords({ outcome, code: named }: CallSummary, { call: words }: ReportTexts): string {
  const answer = outcome === undefined ? words.noAnswer : words.answers[outcome];
  return named === undefined ? answer : words.code(answer, named);
}
