import type { Block, DocumentModel, Entry, Section, Words } from "./blocks.ts";
import { html, htmlPage } from "./html-page.ts";
import { type Piece, pieces } from "./pieces.ts";

const STYLE = `
body { max-width: 52rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1.25rem; margin: 1rem 0 0; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.loud { padding: .75rem 1rem; border: .1875rem solid var(--bad); border-radius: .5rem;
  color: var(--bad); font-size: 1.125rem; font-weight: 700; }
.entry { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem;
  background: var(--band); overflow-wrap: anywhere; }
.entry p { margin: .25rem 0 0; } .entry ul { margin-top: .375rem; font-size: .9375rem; }
.entry h3 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin: 0;
  font-size: 1rem; }
.entry.bad, .entry.wait { border-left-width: .375rem; border-left-color: currentColor; color: inherit; }
.tag { font-weight: 600; }
ol { margin: 0; padding-left: 1.75rem; } li { margin: .375rem 0; overflow-wrap: anywhere; }
.ticks li { padding-left: 1.75rem; position: relative; }
ul.ticks { padding-left: 0; list-style: none; }
.square { position: absolute; left: 0; top: .1875rem; width: 1.0625rem; height: 1.0625rem;
  border: .09375rem solid var(--ink); border-radius: .125rem; }
pre { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem;
  background: var(--band); white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { color: var(--ink); font-size: .9375rem; } a { color: inherit; overflow-wrap: anywhere; }
tbody th { width: 30%; }
@page { margin: 16mm 15mm; }
@media print { .entry, .loud, li, pre, .facts { break-inside: avoid; } h2, h3 { break-after: avoid; }
  h2 { margin-top: 1.5rem; } p { orphans: 3; widows: 3; } }
`;

/** A document as one HTML file, for the screen and for paper; `footer` is a line in plain text. */
export function documentHtml(model: DocumentModel, footer: string): string {
  const facts = model.facts.map(([name, value]) => `<dt>${html(name)}</dt><dd>${html(value)}</dd>`);
  return htmlPage({
    title: model.title,
    style: STYLE,
    header: `<h1>${html(model.title)}</h1>\n<dl class="facts">${facts.join("\n")}</dl>`,
    main: model.sections.map(section).join("\n"),
    footer: `<p class="soft">${html(footer)}</p>`,
  });
}

function section({ title, blocks }: Section, at: number): string {
  return `<section aria-labelledby="part-${at}">
<h2 id="part-${at}">${html(title)}</h2>
${blocks.map((block) => blockHtml(block, `part-${at}`)).join("\n")}
</section>`;
}

function blockHtml(block: Block, label: string): string {
  switch (block.kind) {
    case "text":
      return `<p>${inline(block.words)}</p>`;
    case "loud":
      return `<p class="loud">${html(block.words)}</p>`;
    case "points":
      return `<ul>${items(block.lines)}</ul>`;
    case "squares":
      return `<ul class="ticks">${ticks(block.lines)}</ul>`;
    case "steps":
      return `<ol class="ticks">${ticks(block.lines)}</ol>`;
    case "entries":
      return block.entries.map(entry).join("\n");
    case "table": {
      const head = block.columns.map((column) => `<th scope="col">${html(column)}</th>`).join("");
      const rows = block.rows.map(([first = "", ...rest]) => {
        const cells = rest.map((cell) => `<td>${inline(cell)}</td>`).join("");
        return `<tr><th scope="row">${inline(first)}</th>${cells}</tr>`;
      });
      return `<div class="wide" role="region" aria-labelledby="${label}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table></div>`;
    }
    case "command":
      return `<pre><code>${html(block.command)}</code></pre>`;
  }
}

function items(lines: readonly Words[]): string {
  return lines.map((line) => `<li>${inline(line)}</li>`).join("\n");
}

/** A square to tick with a pen; it is no form, since nothing would keep what is ticked on a screen. */
function ticks(lines: readonly Words[]): string {
  return lines
    .map(
      (line) =>
        `<li><span class="square" role="img" aria-label="to be done"></span>${inline(line)}</li>`,
    )
    .join("\n");
}

function entry({ title, tag, tone, lines, points }: Entry): string {
  const said = lines.map((line) => `<p>${inline(line)}</p>`).join("");
  const list = points.length === 0 ? "" : `<ul>${items(points)}</ul>`;
  return `<div class="entry ${tone}"><h3><span>${inline(title)}</span><span class="tag ${tone}">${html(tag)}</span></h3>${said}${list}</div>`;
}

function inline(words: Words): string {
  return pieces(words).map(piece).join("");
}

function piece({ as, text }: Piece): string {
  const shown = html(text);
  switch (as) {
    case "text":
      return shown;
    case "code":
      return `<code>${shown}</code>`;
    case "strong":
      return `<strong>${shown}</strong>`;
    case "link":
      return `<a href="${shown}">${shown}</a>`;
  }
}
