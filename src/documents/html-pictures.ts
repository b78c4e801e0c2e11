import type { Language } from "../core/language.ts";
import { pictureTexts } from "../texts/pictures.ts";
import type { MapPlace, Square, Waits } from "./blocks.ts";
import { html } from "./html-text.ts";
import { when } from "./markdown-text.ts";
import { amount, SORTS } from "./picture-tables.ts";

/** Squares in a line: as many as a phone has room for. */
const IN_LINE = 24;
/** From one square to the next, and its side. */
const [STEP, SIDE] = [12, 10];

/** A map of places, each a picture of its squares; those that are not known bear a cross, so that no colour is needed. */
export function mapHtml(places: readonly MapPlace[], language: Language): string {
  const { squares: meanings } = pictureTexts(language);
  const legend = SORTS.map(
    (sort) => `<li>${svg(STEP, STEP, square(sort, 0, 0))} ${meanings[sort]}</li>`,
  );
  const maps = places.map((place) => {
    const numbers = SORTS.flatMap((sort) => {
      const number = amount(place, sort);
      return number === 0 ? [] : [`${number} ${meanings[sort]}`];
    }).join(", ");
    const { squares } = place;
    const height = Math.ceil(squares.length / IN_LINE) * STEP;
    const drawn = squares.map(({ is, title }, at) =>
      square(is, (at % IN_LINE) * STEP, Math.floor(at / IN_LINE) * STEP, title),
    );
    const unknown = amount(place, "unknown") > 0 ? ' class="bad"' : "";
    return `<li><span${unknown}>${html(place.title)}</span><br><span class="soft">${html(numbers)}</span>
${svg(IN_LINE * STEP, height, drawn.join(""), `${place.title}: ${numbers}`)}</li>`;
  });
  return `<ul class="legend">${legend.join("\n")}</ul>
<ul class="map">
${maps.join("\n")}
</ul>`;
}

function svg(width: number, height: number, content: string, label?: string): string {
  const is = label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${html(label)}"`;
  return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ${is}>${content}</svg>`;
}

function square(is: Square["is"], x: number, y: number, title?: string): string {
  const words = title === undefined || is === "unused" ? "" : `<title>${html(title)}</title>`;
  const [left, top] = [x + 1, y + 1];
  if (is === "unused") {
    return `<circle class="unused" cx="${x + STEP / 2}" cy="${y + STEP / 2}" r="1.5"/>`;
  }
  const box = `<rect class="${is}" x="${left}" y="${top}" width="${SIDE}" height="${SIDE}" rx="2">${words}</rect>`;
  if (is !== "unknown") return box;
  const [right, bottom] = [left + SIDE - 3, top + SIDE - 3];
  return `${box}<path class="cross" d="M${left + 3} ${top + 3}L${right} ${bottom}M${right} ${top + 3}L${left + 3} ${bottom}"/>`;
}

/** How finely a wait is drawn. */
const PARTS = 1000;

/** Waits below each other, each with a bar from now to its end; the words say all that the bars do. */
export function waitsHtml({ from, now, spans }: Waits, language: Language): string {
  const texts = pictureTexts(language);
  const start = Date.parse(from);
  const last = Math.max(start + 1, ...spans.map(({ until }) => Date.parse(until)));
  const partOf = (time: string): number => {
    const part = Math.round(((Date.parse(time) - start) / (last - start)) * PARTS);
    return Number.isNaN(part) ? 0 : Math.min(PARTS, Math.max(0, part));
  };
  const today =
    now === undefined ? "" : `<rect class="now" x="${partOf(now)}" width="6" height="10"/>`;
  const lines = spans.map(({ what, because, until, certainty, holds }) => {
    const width = Math.max(8, partOf(until));
    const bar = `<svg viewBox="0 0 ${PARTS} 10" preserveAspectRatio="none" aria-hidden="true"><rect class="rail" width="${PARTS}" height="10"/><rect class="${holds ? "holds" : "bar"}" width="${width}" height="10"/>${today}</svg>`;
    const end = `${certainty}${when(until)}`;
    return `<li><span class="wait-what">${html(what)}</span> <strong>${html(end)}</strong>${holds ? texts.holds : ""}${bar}<span class="soft">${html(because)}</span></li>`;
  });
  return `<ol class="waits">
${lines.join("\n")}
</ol>`;
}
