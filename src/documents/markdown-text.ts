import { shown } from "../core/secrets.ts";

/**
 * What GitHub and GitLab take for a person, a team, an issue or a merge request, also where Markdown escapes it:
 * they look at the text that is shown. Bots that quote release notes part it in the same way.
 */
const REFERENCE = /(?<!\w)\\?@(?=\w)|\\?[#!](?=\d)|GH-(?=\d)/giu;

/**
 * Text as Markdown that shows just that text, in a table's cell as well. Nobody is called by a name that looks
 * like theirs: what would be a reference is parted by a sign without width.
 */
export function md(text: string): string {
  return shown(text)
    .replaceAll(/[\\`*_[\]<>|~#!&$]/gu, "\\$&")
    .replaceAll(REFERENCE, "$&&#8203;")
    .replaceAll("://", ":\\//")
    .replaceAll(/www\./giu, (word) => `${word.slice(0, -1)}\\.`)
    .replace(/^(\s*)([-+=])/u, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/u, "$1\\$2");
}

/** Text as a code span, in a table's cell as well. */
export function code(text: string): string {
  const line = shown(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${line.replaceAll("|", "\\|")}${space}${fence}`;
}

/** A link to a page; the address is one of our own rows', never a name from the cloud. */
export function link(text: string, address: string): string {
  return `[${md(text)}](${address.replaceAll(/[()\s<>|]/gu, (char) => encodeURIComponent(char))})`;
}

/** `2026-09-01 08:00 UTC` of an ISO time; a text that is no time stays as it is. */
export function when(time: string): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return shown(time);
  const iso = at.toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
