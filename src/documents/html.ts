import { createHash } from "node:crypto";
import { LANGUAGE_TAGS, type Language } from "../core/language.ts";
import { pictureTexts } from "../texts/pictures.ts";
import type { DocumentModel, Section } from "./blocks.ts";
import { blockHtml } from "./html-blocks.ts";
import { FILTER_SCRIPT, filterForm, skip } from "./html-filter.ts";
import { STYLE } from "./html-style.ts";
import { html, inline } from "./html-text.ts";

/** What differs from page to page beside the document. */
export interface HtmlOptions {
  /** A line in plain text below everything. */
  readonly footer?: string;
  /** For wide tables. */
  readonly wide?: true;
}

/**
 * A document as one HTML file that needs nothing else, for the screen and for paper. A page with something to
 * look for runs one script, its own, and is whole without it; no other runs nothing.
 */
export function documentHtml(model: DocumentModel, { footer, wide }: HtmlOptions = {}): string {
  const facts = model.facts.map(([name, value]) => `<dt>${html(name)}</dt><dd>${html(value)}</dd>`);
  const below = [
    ...(model.end === undefined ? [] : [inline(model.end)]),
    ...(footer === undefined ? [] : [html(footer)]),
  ];
  const { sections, language } = model;
  const searched = sections.some((one) => one.searched === true);
  const scripts = searched ? ` script-src ${hashOf(FILTER_SCRIPT)};` : "";
  return `<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hashOf(STYLE)};${scripts} base-uri 'none'; form-action 'none'">
<title>${html(model.title)}</title>
<style>${STYLE}</style>
</head>
<body${wide === true ? ' class="wide-page"' : ""}>
${searched ? `${skip(language)}\n` : ""}<header>
<h1>${html(model.title)}</h1>
${facts.length === 0 ? "" : `<dl class="facts">${facts.join("\n")}</dl>`}
${model.intro.map((block) => blockHtml(block, { label: "top", language })).join("\n")}
${searched ? `${contents(sections, language)}\n${filterForm(sections, language)}` : ""}
</header>
<main id="content">
${sections.map((one, at) => section(one, at, language)).join("\n")}
</main>
<footer>
${below.map((line) => `<p class="soft">${line}</p>`).join("\n")}
</footer>
${searched ? `<script>${FILTER_SCRIPT}</script>\n` : ""}</body>
</html>
`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function contents(sections: readonly Section[], language: Language): string {
  const links = sections.map(
    ({ title }, at) => `<li><a href="#part-${at}">${html(title)}</a></li>`,
  );
  return `<nav aria-label="${html(pictureTexts(language).parts)}"><ul>${links.join("\n")}</ul></nav>`;
}

function section({ title, blocks, searched }: Section, at: number, language: Language): string {
  const sort = searched === true ? ' class="searched"' : "";
  return `<section${sort} aria-labelledby="part-${at}">
<h2 id="part-${at}">${html(title)}</h2>
${blocks.map((block) => blockHtml(block, { label: `part-${at}`, language })).join("\n")}
</section>`;
}
