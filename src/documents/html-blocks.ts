import type { Language } from "../core/language.ts";
import { pictureTexts } from "../texts/pictures.ts";
import {
  type Block,
  type Cell,
  type Entry,
  type Figure,
  linesOf,
  type Table,
  type Words,
  withoutEmptyColumns,
} from "./blocks.ts";
import { mapHtml, waitsHtml } from "./html-pictures.ts";
import { html, inline } from "./html-text.ts";
import { waitsTable } from "./picture-tables.ts";

/** Waits that are drawn; the rest is a table. */
const DRAWN = 40;

/** Where a block stands: below the heading with an id, in a document of a language. */
interface Around {
  readonly label: string;
  readonly language: Language;
}

/** A block as HTML, below a heading. */
export function blockHtml(block: Block, { label, language }: Around): string {
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
      return `<ul class="ticks">${ticks(block.lines, language)}</ul>`;
    case "steps":
      return `<ol class="ticks">${ticks(block.lines, language)}</ol>`;
    case "entries":
      return block.entries.map(entry).join("\n");
    case "figures":
      return `<dl class="figures">\n${block.figures.map(figure).join("\n")}\n</dl>`;
    case "table":
      return tableHtml(block, label);
    case "waits": {
      const rest = block.spans.slice(DRAWN);
      const picture = waitsHtml({ ...block, spans: block.spans.slice(0, DRAWN) }, language);
      return rest.length === 0
        ? picture
        : `${picture}\n${tableHtml(waitsTable(rest, language), label)}`;
    }
    case "map":
      return mapHtml(block.places, language);
    case "command":
      return `<pre><code>${html(block.command)}</code></pre>`;
  }
}

/** Where a screen is narrow, each row is a card, in which a cell says what it is by itself. */
function tableHtml(table: Table, label: string): string {
  const { columns, rows } = withoutEmptyColumns(table);
  const head = columns.map((column) => `<th scope="col">${html(column)}</th>`).join("");
  const lines = rows.map(([first = "", ...rest]) => {
    const cells = rest.map((one, at) => {
      const text = cell(one);
      const name = text === "" ? "" : ` data-is="${html(columns[at + 1] ?? "")}"`;
      return `<td${name}>${text}</td>`;
    });
    return `<tr><th scope="row">${cell(first)}</th>${cells.join("")}</tr>`;
  });
  return `<div class="wide" role="group" aria-labelledby="${label}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${lines.join("\n")}
</tbody>
</table></div>`;
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
function ticks(lines: readonly Words[], language: Language): string {
  const label = html(pictureTexts(language).toBeDone);
  return lines
    .map(
      (line) =>
        `<li><span class="square" role="img" aria-label="${label}"></span>${inline(line)}</li>`,
    )
    .join("\n");
}

function entry({ title, tag, tone, lines, points }: Entry): string {
  const said = lines.map((line) => `<p>${inline(line)}</p>`).join("");
  const list = points.length === 0 ? "" : `<ul>${items(points)}</ul>`;
  return `<div class="entry ${tone}"><h3><span>${inline(title)}</span><span class="tag ${tone}">${html(tag)}</span></h3>${said}${list}</div>`;
}
