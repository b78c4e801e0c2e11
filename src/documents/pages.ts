import { pictureTexts } from "../texts/pictures.ts";
import { type Block, type DocumentModel, type Piece, plain, type Section } from "./blocks.ts";
import { documentMarkdown } from "./markdown.ts";
import { sizeOf, splitBlocks } from "./split-blocks.ts";

/** A file of a document that may take several. */
export interface Page {
  /** Path from the folder of the first page, with `/`. */
  readonly name: string;
  readonly text: string;
}

/**
 * Bytes of a page. GitHub renders Markdown that is "generally less than 2 MB", and shows no diff of a file
 * above 500 kB or 20,000 lines (GitHub Docs, "Repository limits"); that it renders no file above 512 kB is
 * said elsewhere, and unverified. This is below all of them.
 */
export const PAGE_LIMIT = 450_000;

/** Bytes of a section that still stands on the first page of several. */
const ON_FIRST = 20_000;
/** Bytes of its beginning, where it has a page of its own. */
const BEGINNING = 4_000;
/** For the title, the way back and the heading of a page. */
const HEAD = 4_000;

/** How a document is divided. */
export interface PagesOptions {
  /** Name of the first page, e.g. `review.md`. */
  readonly first: string;
  /** Folder of the others, beside it. */
  readonly folder: string;
  /** Divide it even where one page could hold it. */
  readonly divide: boolean;
}

/** A document as Markdown, on one page or several, each small enough to be rendered; the first leads to all. */
export function documentPages(model: DocumentModel, options: PagesOptions): readonly Page[] {
  const { first, folder } = options;
  const { pages: texts } = pictureTexts(model.language);
  const whole = documentMarkdown(model);
  if (!options.divide && Buffer.byteLength(whole) <= PAGE_LIMIT) {
    return [{ name: first, text: whole }];
  }
  const divided = model.sections.map((section) => divide(section, model, options));
  const pages = divided.flatMap((one) => one.pages);
  const says = texts.first(pages.length + 1);
  const where: Block = {
    kind: "text",
    words: [plain(says), linkTo(`${folder}/`), plain(texts.end)],
  };
  const text = documentMarkdown({
    ...model,
    intro: [...model.intro, where],
    sections: divided.map((one) => one.section),
  });
  return [{ name: first, text }, ...pages];
}

/** What stays of a section on the first page, and its own pages. */
function divide(
  section: Section,
  { title: document, language }: DocumentModel,
  { first, folder }: PagesOptions,
): { readonly section: Section; readonly pages: readonly Page[] } {
  const { title, blocks, page, summary } = section;
  const { pages: texts } = pictureTexts(language);
  if (page === undefined || (summary === undefined && sizeOf(blocks, language) <= ON_FIRST)) {
    return { section, pages: [] };
  }
  const parts = splitBlocks(blocks, PAGE_LIMIT - HEAD, language);
  const names = parts.map((_, at) => `${page}${at === 0 ? "" : `-${at + 1}`}.md`);
  const pages = parts.map((part, at): Page => {
    const next = names[at + 1];
    const way: readonly Piece[] = [
      { as: "link", text: texts.back(first), address: `../${first}` },
      ...(next === undefined
        ? []
        : [plain(" · "), { as: "link", text: texts.next(next), address: next } as const]),
    ];
    const heading = parts.length === 1 ? title : texts.part(title, at + 1, parts.length);
    const text = documentMarkdown({
      language,
      title: document,
      facts: [],
      intro: [{ kind: "text", words: way }],
      sections: [{ title: heading, blocks: part }],
    });
    return { name: `${folder}/${names[at]}`, text };
  });
  const links = pages.flatMap(({ name }, at) => [
    ...(at === 0 ? [] : [plain(texts.between)]),
    linkTo(name),
  ]);
  const all: Block = { kind: "text", words: [plain(texts.all), ...links] };
  const beginning = summary ?? splitBlocks(blocks, BEGINNING, language)[0] ?? [];
  return { section: { title, blocks: [...beginning, all] }, pages };
}

function linkTo(name: string): Piece {
  return { as: "link", text: name, address: name };
}
