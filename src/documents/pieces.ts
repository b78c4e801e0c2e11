import type { Piece, Words } from "./blocks.ts";

const MARKS =
  /`(?<code>[^`]+)`|\*\*(?<strong>[^*]+)\*\*|(?<link>https:\/\/[^\s<>"'`|()]*[^\s<>"'`|().,;:!?])/gu;

/**
 * Splits our own words at what is shown otherwise: `code`, **strong** and addresses. What people or the
 * vendor wrote is one text, whatever it holds.
 */
export function pieces(words: Words): readonly Piece[] {
  if (typeof words === "string") return [{ as: "text", text: words }];
  if (!("ours" in words)) return words;
  const found: Piece[] = [];
  let end = 0;
  for (const match of words.ours.matchAll(MARKS)) {
    found.push({ as: "text", text: words.ours.slice(end, match.index) });
    const { code, strong, link = "" } = match.groups ?? {};
    if (code !== undefined) found.push({ as: "code", text: code });
    else if (strong !== undefined) found.push({ as: "strong", text: strong });
    else found.push({ as: "link", text: link, address: link });
    end = match.index + match[0].length;
  }
  found.push({ as: "text", text: words.ours.slice(end) });
  return found.filter(({ text }) => text !== "");
}
