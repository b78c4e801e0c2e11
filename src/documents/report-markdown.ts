import { code, count, md, table, when } from "./markdown-text.ts";
import { callWords, type ReportItem, type ReportModel } from "./report-model.ts";

/** report.md. */
export function reportMarkdown(model: ReportModel): string {
  const { account, closure } = model;
  return `${[
    `# ${md(model.title)}`,
    "",
    `Account ${code(account.id)} (${md(account.cloud)}, ${md(account.kind)}), as of ${when(model.now)}.`,
    "",
    ...table(
      ["Closure", "Proved gone", "Tried, still there", "Not touched"],
      [
        [
          `**${closure.headline}**`,
          ...[model.removed, model.remaining, model.untouched].map(({ length }) => String(length)),
        ],
      ],
    ),
    "",
    "## Closure",
    "",
    ...[...closure.sentences.map(md), ...model.closureCalls.map((call) => md(callWords(call)))].map(
      (sentence) => `- ${sentence}`,
    ),
    "",
    ...section("Tried, still there", model.remaining, ["Item", "Reason", "Calls"], (item) => [
      name(item),
      [
        item.failure === undefined
          ? "asked for; not proved yet"
          : `${md(item.failure.reason)} (${when(item.failure.at)})`,
        ...item.changed.map(md),
      ].join("<br>"),
      calls(item),
    ]),
    ...section("Not touched", model.untouched, ["Item", "Planned"], (item) => [
      name(item),
      md(item.plan ?? ""),
    ]),
    ...section("Proved gone", model.removed, ["Item", "Proof", "Calls"], (item) => [
      name(item),
      item.proved === undefined ? "" : `${when(item.proved.at)}: ${md(item.proved.how)}`,
      calls(item),
    ]),
    "## Runs",
    "",
    ...(model.runs.length === 0 ? ["None."] : []),
    ...model.runs.map(
      ({ command, startedAt, endedAt, outcome }) =>
        `- ${when(startedAt)} ${code(command)}: ${
          endedAt === undefined ? "no end on record" : `${md(outcome ?? "")}, ${when(endedAt)}`
        }`,
    ),
    "",
    md(model.reviewNote),
  ].join("\n")}\n`;
}

function section(
  title: string,
  items: readonly ReportItem[],
  columns: readonly string[],
  cells: (item: ReportItem) => readonly string[],
): readonly string[] {
  if (items.length === 0) return [];
  return [
    `## ${title}: ${count(items.length, "item")}`,
    "",
    ...table(columns, items.map(cells)),
    "",
  ];
}

function name({ line, id }: ReportItem): string {
  return `${md(line)}<br>${code(id)}`;
}

function calls(item: ReportItem): string {
  return item.calls.map((call) => md(callWords(call))).join("<br>");
}
