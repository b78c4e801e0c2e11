import { shown } from "../core/secrets.ts";
import {
  type Block,
  type Cell,
  type DocumentModel,
  type Entry,
  type Figure,
  linesOf,
  type Piece,
  type Section,
  type Words,
  withoutEmptyColumns,
} from "./blocks.ts";
import { STYLE } from "./html-style.ts";
import { pieces } from "./pieces.ts";

/** What differs from page to page beside the document. */
export interface HtmlOptions {
  /** A line in plain text below everything. */
  readonly footer?: string;
  /** For wide tables. */
  readonly wide?: true;
}

/** A document as one HTML file that needs nothing else and runs nothing, for the screen and for paper. */
export function documentHtml(model: DocumentModel, { footer, wide }: HtmlOptions = {}): string {
  const facts = model.facts.map(([name, value]) => `<dt>${html(name)}</dt><dd>${html(value)}</dd>`);
  const below = [
    ...(model.end === undefined ? [] : [inline(model.end)]),
    ...(footer === undefined ? [] : [html(footer)]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(model.title)}</title>
<style>${STYLE}</style>
</head>
<body${wide === true ? ' class="wide-page"' : ""}>
<header>
<h1>${html(model.title)}</h1>
${facts.length === 0 ? "" : `<dl class="facts">${facts.join("\n")}</dl>`}
${model.intro.map((block) => blockHtml(block, "top")).join("\n")}
</header>
<main>
${model.sections.map(section).join("\n")}
</main>
<footer>
${below.map((line) => `<p class="soft">${line}</p>`).join("\n")}
</footer>
</body>
</html>
`;
}

/** Text for HTML, in attributes as well. */
function html(text: string): string {
  return shown(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
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
    case "heading":
      return `<h3>${inline(block.words)}</h3>`;
    case "points":
      return `<ul>${items(block.lines)}</ul>`;
    case "squares":
      return `<ul class="ticks">${ticks(block.lines)}</ul>`;
    case "steps":
      return `<ol class="ticks">${ticks(block.lines)}</ol>`;
    case "entries":
      return block.entries.map(entry).join("\n");
    case "figures":
      return `<dl class="figures">\n${block.figures.map(figure).join("\n")}\n</dl>`;
    case "table": {
      const { columns, rows } = withoutEmptyColumns(block);
      const head = columns.map((column) => `<th scope="col">${html(column)}</th>`).join("");
      const lines = rows.map(([first = "", ...rest]) => {
        const cells = rest.map((one) => `<td>${cell(one)}</td>`).join("");
        return `<tr><th scope="row">${cell(first)}</th>${cells}</tr>`;
      });
      return `<div class="wide" role="region" aria-labelledby="${label}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${lines.join("\n")}
</tbody>
</table></div>`;
    }
    case "command":
      return `<pre><code>${html(block.command)}</code></pre>`;
  }
}

function cell(one: Cell): string {
  return linesOf(one)
    .map(({ before, words }) => `${before}${inline(words)}`)
    .join("<br>");
}

function figure({ title, value, tone }: Figure): string {
  return `<div><dt>${html(title)}</dt><dd class="${tone}">${inline(value)}</dd></div>`;
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

function piece(one: Piece): string {
  const text = html(one.text);
  switch (one.as) {
    case "text":
      return text;
    case "soft":
      return `<span class="soft">${text}</span>`;
    case "code":
      return `<code>${text}</code>`;
    case "strong":
      return `<strong>${text}</strong>`;
    case "link":
      return `<a href="${html(one.address)}">${text}</a>`;
  }
}
