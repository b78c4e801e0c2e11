import { type Block, type DocumentModel, type Piece, plain, type Section } from "./blocks.ts";
import { documentMarkdown } from "./markdown.ts";
import { count } from "./markdown-text.ts";
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
  const whole = documentMarkdown(model);
  if (!options.divide && Buffer.byteLength(whole) <= PAGE_LIMIT) {
    return [{ name: first, text: whole }];
  }
  const divided = model.sections.map((section) => divide(section, model.title, options));
  const pages = divided.flatMap((one) => one.pages);
  const says = `This is the first of ${count(pages.length + 1, "page")}; what is too long for it stands in `;
  const where: Block = { kind: "text", words: [plain(says), linkTo(`${folder}/`), plain(".")] };
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
  document: string,
  { first, folder }: PagesOptions,
): { readonly section: Section; readonly pages: readonly Page[] } {
  const { title, blocks, page, summary } = section;
  if (page === undefined || (summary === undefined && sizeOf(...blocks) <= ON_FIRST)) {
    return { section, pages: [] };
  }
  const parts = splitBlocks(blocks, PAGE_LIMIT - HEAD);
  const names = parts.map((_, at) => `${page}${at === 0 ? "" : `-${at + 1}`}.md`);
  const pages = parts.map((part, at): Page => {
    const next = names[at + 1];
    const way: readonly Piece[] = [
      { as: "link", text: `Back to ${first}`, address: `../${first}` },
      ...(next === undefined
        ? []
        : [plain(" · "), { as: "link", text: `On to ${next}`, address: next } as const]),
    ];
    const of = parts.length === 1 ? "" : `, page ${at + 1} of ${parts.length}`;
    const text = documentMarkdown({
      title: document,
      facts: [],
      intro: [{ kind: "text", words: way }],
      sections: [{ title: `${title}${of}`, blocks: part }],
    });
    return { name: `${folder}/${names[at]}`, text };
  });
  const links = pages.flatMap(({ name }, at) => [...(at === 0 ? [] : [plain(", ")]), linkTo(name)]);
  const all: Block = { kind: "text", words: [plain("All of it: "), ...links] };
  const beginning = summary ?? splitBlocks(blocks, BEGINNING)[0] ?? [];
  return { section: { title, blocks: [...beginning, all] }, pages };
}

function linkTo(name: string): Piece {
  return { as: "link", text: name, address: name };
}
