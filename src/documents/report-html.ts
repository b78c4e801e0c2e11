import { html, htmlPage } from "./html-page.ts";
import { count, when } from "./markdown-text.ts";
import { callWords, type ReportItem, type ReportModel } from "./report-model.ts";

const TONES: Readonly<Record<string, string>> = {
  Closed: "good",
  Failed: "bad",
  Refused: "bad",
  "Closing, waiting": "wait",
  "Submitted, answer unknown": "wait",
};

/** report.html: one file that needs nothing else, for the screen and for paper. */
export function reportHtml(model: ReportModel): string {
  const { account, closure, removed, remaining, untouched } = model;
  return htmlPage({
    title: model.title,
    header: `<h1>${html(model.title)}</h1>
<p class="soft">Account <strong>${html(account.id)}</strong> (${html(account.cloud)}, ${html(account.kind)}), as of ${when(model.now)}</p>`,
    main: `<dl class="figures">
${figure("Closure", closure.headline, TONES[closure.headline] ?? "")}
${figure("Proved gone", String(removed.length), removed.length > 0 ? "good" : "")}
${figure("Tried, still there", String(remaining.length), remaining.length > 0 ? "bad" : "")}
${figure("Not touched", String(untouched.length), "")}
</dl>
<section aria-labelledby="closure">
<h2 id="closure">Closure</h2>
${bullets([...closure.sentences, ...model.closureCalls.map(callWords)])}
</section>
${section("remaining", "Tried, still there", remaining, ["Item", "Reason", "Calls"], (item) => [
  [
    item.failure === undefined
      ? "asked for; not proved yet"
      : `${html(item.failure.reason)} <span class="soft">(${when(item.failure.at)})</span>`,
    ...item.changed.map(html),
  ].join("<br>"),
  bullets(item.calls.map(callWords)),
])}
${section("untouched", "Not touched", untouched, ["Item", "Planned"], (item) => [html(item.plan ?? "")])}
${section("removed", "Proved gone", removed, ["Item", "Proof", "Calls"], (item) => [
  item.proved === undefined
    ? ""
    : `${html(item.proved.how)} <span class="soft">(${when(item.proved.at)})</span>`,
  bullets(item.calls.map(callWords)),
])}
<section aria-labelledby="runs">
<h2 id="runs">Runs</h2>
${bullets(model.runs.map(runWords))}
</section>`,
    footer: `<p class="soft">${html(model.reviewNote)}</p>`,
  });
}

function runWords({ command, startedAt, endedAt, outcome }: ReportModel["runs"][number]): string {
  const end =
    endedAt === undefined ? "no end on record" : `${outcome ?? "ended"}, ${when(endedAt)}`;
  return `${when(startedAt)}, ${command}: ${end}`;
}

function figure(term: string, value: string, tone: string): string {
  return `<div><dt>${term}</dt><dd class="${tone}">${html(value)}</dd></div>`;
}

function bullets(lines: readonly string[]): string {
  if (lines.length === 0) return "<p>None.</p>";
  return `<ul>${lines.map((line) => `<li>${html(line)}</li>`).join("")}</ul>`;
}

/** A table of items; `cells` are HTML. */
function section(
  id: string,
  title: string,
  items: readonly ReportItem[],
  columns: readonly string[],
  cells: (item: ReportItem) => readonly string[],
): string {
  if (items.length === 0) return "";
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join("");
  const rows = items.map(
    (item) =>
      `<tr><th scope="row">${html(item.line)}<br><code>${html(item.id)}</code></th>${cells(item)
        .map((cell) => `<td>${cell}</td>`)
        .join("")}</tr>`,
  );
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${title}: ${count(items.length, "item")}</h2>
<div class="wide" role="region" aria-labelledby="${id}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table></div>
</section>`;
}
