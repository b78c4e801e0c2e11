import { shown } from "../core/secrets.ts";
import type { Piece, Words } from "./blocks.ts";
import { pieces } from "./pieces.ts";

/** Text for HTML and SVG, in attributes as well. */
export function html(text: string): string {
  return shown(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Words within a line. */
export function inline(words: Words): string {
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
