import type { Language } from "../core/language.ts";
import { pictureTexts } from "../texts/pictures.ts";
import type { Section } from "./blocks.ts";
import { html } from "./html-text.ts";

/** The form that looks for something; hidden until the script below shows it, since nothing else can answer it. */
export function filterForm(sections: readonly Section[], language: Language): string {
  const texts = pictureTexts(language);
  const parts = sections.flatMap(({ title, searched }, at) =>
    searched === true ? [`<option value="part-${at}">${html(title)}</option>`] : [],
  );
  return `<form class="filter" role="search" hidden>
<label for="filter-words">${html(texts.find)}</label>
<input id="filter-words" type="search" autocomplete="off" spellcheck="false" placeholder="${html(texts.findWhat)}">
<label for="filter-part">${html(texts.findIn)}</label>
<select id="filter-part"><option value="">${html(texts.everything)}</option>${parts.join("")}</select>
<output for="filter-words filter-part" aria-live="polite" data-says="${html(texts.found)}"></output>
</form>`;
}

/** Leads past the head of a page. */
export function skip(language: Language): string {
  return `<a class="skip" href="#content">${html(pictureTexts(language).skip)}</a>`;
}

/**
 * Shows only the rows and points that hold every word, with what is said of them together. Without it the page
 * is whole and says the same.
 */
export const FILTER_SCRIPT = `
(() => {
  const form = document.querySelector(".filter");
  const words = form.querySelector("input");
  const part = form.querySelector("select");
  const said = form.querySelector("output");
  let groups;
  const read = () => {
    groups = [];
    for (const section of document.querySelectorAll("section.searched")) {
      let head = null;
      let shared = [];
      for (const node of section.children) {
        if (node.matches("h2")) continue;
        if (node.matches("h3")) { head = node; shared = []; continue; }
        const isList = node.matches("ul") && !(node.nextElementSibling && node.nextElementSibling.matches(".wide"));
        if (!isList && !node.matches(".wide")) { shared.push(node); continue; }
        const together = [head, ...shared].map((one) => one ? one.textContent : "").join(" ");
        const rows = [...node.querySelectorAll(isList ? "li" : "tbody tr")]
          .map((row) => ({ row, text: (row.textContent + " " + together).toLowerCase() }));
        groups.push({ section, head, nodes: [node, ...shared], rows });
        shared = [];
      }
    }
  };
  const apply = () => {
    if (!groups) read();
    const asked = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const active = asked.length > 0 || part.value !== "";
    const seen = new Set();
    let shown = 0;
    let all = 0;
    for (const { section, head, nodes, rows } of groups) {
      const heading = section.querySelector("h2").id;
      const here = part.value === "" || part.value === heading;
      let count = 0;
      for (const { row, text } of rows) {
        const fits = here && asked.every((word) => text.includes(word));
        row.hidden = !fits;
        if (fits) count += 1;
      }
      all += rows.length;
      shown += count;
      for (const node of nodes) node.hidden = count === 0;
      if (count > 0) { seen.add(section); if (head) seen.add(head); }
    }
    for (const { section, head } of groups) {
      section.hidden = active && !seen.has(section);
      if (head) head.hidden = active && !seen.has(head);
    }
    document.body.classList.toggle("filtered", active);
    const [before, between, after] = said.dataset.says.split("#");
    said.textContent = active ? before + shown.toLocaleString("en-US") + between + all.toLocaleString("en-US") + after : "";
  };
  let timer;
  const later = () => { clearTimeout(timer); timer = setTimeout(apply, 120); };
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  words.addEventListener("input", later);
  part.addEventListener("change", apply);
  form.hidden = false;
})();
`;
