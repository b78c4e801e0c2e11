import { count, visible, when } from "./markdown.ts";
import { callWords, type ReportItem, type ReportModel } from "./report-model.ts";

/** Text for HTML, in attributes as well. */
function html(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --page: #fff;
  --band: #f6f8fa; --good: #116329; --bad: #a40e26; --wait: #7d4e00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b3; --line: #3d444d;
  --page: #0d1117; --band: #161b22; --good: #56d364; --bad: #ff7b72; --wait: #e3b341; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 70rem; background: var(--page);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; }
p { margin: .5rem 0; }
.soft { color: var(--soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1rem;
  margin: 1.5rem 0; }
.figures div { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem;
  background: var(--band); }
.figures dt { color: var(--soft); font-size: .875rem; }
.figures dd { margin: 0; font-size: 1.375rem; font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); } .wait { color: var(--wait); }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; }
thead th { color: var(--soft); font-size: .875rem; font-weight: 600; }
tbody th { width: 34%; font-weight: 500; }
code { font: .8125rem/1.4 ui-monospace, monospace; color: var(--soft); overflow-wrap: anywhere; }
ul { margin: 0; padding-left: 1.125rem; }
td ul { padding: 0; list-style: none; }
td li { font-size: .875rem; overflow-wrap: anywhere; }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --page: #fff;
  --band: #fff; --good: #000; --bad: #000; --wait: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; } .wide { overflow: visible; }
  tr { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; } }
`;

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
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(model.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${html(model.title)}</h1>
<p class="soft">Account <strong>${html(account.id)}</strong> (${html(account.cloud)}, ${html(account.kind)}), as of ${when(model.now)}</p>
</header>
<main>
<dl class="figures">
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
  item.failure === undefined
    ? "asked for; not proved yet"
    : `${html(item.failure.reason)} <span class="soft">(${when(item.failure.at)})</span>`,
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
</section>
</main>
<footer>
<p class="soft">${html(model.reviewNote)}</p>
</footer>
</body>
</html>
`;
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
