import { WAVES } from "../core/item.ts";
import type { Language } from "../core/language.ts";
import type { Finding } from "../core/policy.ts";
import type { Review } from "../core/review.ts";
import { shown } from "../core/secrets.ts";
import type { ReviewChanges } from "../files/review/review-changes.ts";
import { commentTexts } from "../texts/comment.ts";
import type { CommentTexts } from "../texts/en/comment.ts";
import { findingLines } from "../texts/finding.ts";
import { dispositionIn, waveIn } from "../texts/item.ts";
import { differenceIn } from "../texts/review.ts";
import { code, md, when } from "./markdown-text.ts";

/** A policy that does not pass, with what it found. */
export interface Failing {
  readonly id: string;
  readonly title: string;
  readonly remedy: string;
  readonly findings: readonly Finding[];
}

/** The account that a comment is about. */
export interface CommentAccount {
  readonly cloud: string;
  readonly accountId: string;
  readonly accountName: string;
}

/** What a comment on a pull request tells. */
export interface CommentContent extends CommentAccount {
  /** In which it is told; English where it is not said. */
  readonly language?: Language;
  /** Policies that block. */
  readonly blocking: readonly Failing[];
  /** What the committed review approves; undefined where there is none. */
  readonly review: Review | undefined;
  readonly changes: ReviewChanges | undefined;
  /** Listings that are not complete now. */
  readonly unknown: readonly string[];
  /** Wave of an item's type. */
  readonly waveOf: (id: string) => string;
  /** Where what has no room is found, as Markdown. */
  readonly places: CommentPlaces;
}

/** Where a reader finds the rest of a list. */
export interface CommentPlaces {
  /** The committed review, whose diff is what was added, is gone and has changed. */
  readonly review: string;
  /** Pages of the review that hold a wave. */
  readonly pagesOf: (wave: string) => readonly string[];
}

/** Bytes of a comment: GitHub takes 65,536 characters, and what posts it may add some. */
export const COMMENT_LIMIT = 60_000;

/** Longest line; the page has it whole. */
const LINE_LIMIT = 1_000;

/** Longest title of a list. */
const TITLE_LIMIT = 400;

/** A list of which as much is shown as there is room for. */
interface Part {
  readonly title: string;
  readonly lines: readonly string[];
  /** Where all of them are, as Markdown. */
  readonly where: string;
  /** Shown behind a click. */
  readonly folded: boolean;
}

/** Marks the comment of an account, so that it is found and written anew instead of repeated. */
export function commentMarker(cloud: string, accountId: string): string {
  return `<!-- closeout:comment:${cloud}:${accountId} -->`;
}

/**
 * A comment for a pull request in Markdown, never longer than `limit` bytes: what blocks first, then what
 * changed, then what is approved, by wave. What has no room is counted, with where it stands.
 */
export function renderComment(content: CommentContent, limit = COMMENT_LIMIT): string {
  const texts = commentTexts(content.language ?? "en");
  const parts = withRoom(partsOf(content, texts), limit / 2, texts);
  const head = headOf(content, summaryOf(content, texts));
  const frame = (part: Part, lines: readonly string[]): string => {
    const left = part.lines.length - lines.length;
    const rest = `- ${texts.rest(left, part.where)}`;
    const body = [...lines, ...(left === 0 ? [] : [rest])].join("\n");
    return part.folded
      ? `<details><summary>${md(part.title)}</summary>\n\n${body}\n\n</details>\n`
      : `#### ${md(part.title)}\n\n${body}\n`;
  };
  // Room for every title and count is taken first, so that nothing is left out in silence.
  let room = limit - bytes(head) - parts.reduce((sum, one) => sum + bytes(frame(one, [])) + 1, 0);
  const framed = parts.map((part) => {
    const lines: string[] = [];
    for (const line of part.lines) {
      const size = bytes(line) + 1;
      if (size > room) break;
      room -= size;
      lines.push(line);
    }
    return frame(part, lines);
  });
  return `${[head, ...framed].join("\n").trimEnd()}\n`;
}

/** Bytes that a list takes beside its title. */
const FRAME = 200;

/** Lists whose titles alone take more than `room` bytes become lines of one: a project may ask any number of things. */
function withRoom(parts: readonly Part[], room: number, texts: CommentTexts): readonly Part[] {
  let left = room;
  const fit = parts.findIndex(({ title, where }) => {
    left -= bytes(md(title)) + bytes(where) + FRAME;
    return left < 0;
  });
  if (fit < 0) return parts;
  const rest = parts.slice(fit);
  const where = rest[0]?.where ?? "";
  return [
    ...parts.slice(0, fit),
    ...partOf(texts, {
      title: texts.moreLists,
      where,
      lines: rest.map((one) => point(one.title)),
    }),
  ];
}

/** The comment on an account that is closing, which is not looked at: this alone is said. */
export function renderClosing(account: CommentAccount, says: string): string {
  return `${headOf(account, withCode(says)).trimEnd()}\n`;
}

function headOf({ cloud, accountId, accountName }: CommentAccount, says: string): string {
  const title = `### Closeout: ${md(accountName)} (${code(accountId)})`;
  return [commentMarker(cloud, accountId), title, "", says, ""].join("\n");
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

function summaryOf(
  { blocking, review, changes, unknown }: CommentContent,
  texts: CommentTexts,
): string {
  const findings = blocking.reduce((sum, { findings: all }) => sum + all.length, 0);
  const parts = [
    blocking.length === 0 ? texts.nothingBlocks : `**${texts.blocks(findings, blocking.length)}**`,
    review === undefined
      ? texts.notReviewed
      : texts.reviewed(when(review.takenAt), Object.keys(review.items).length),
    ...(changes === undefined
      ? []
      : [texts.numbers(changes.added.length, changes.gone.length, changes.changed.length)]),
    ...(unknown.length === 0 ? [] : [`**${texts.notKnown(unknown.length)}**`]),
  ];
  return parts.join(" ");
}

function partsOf(content: CommentContent, texts: CommentTexts): readonly Part[] {
  const { accountName, blocking, changes, unknown, review, places, language = "en" } = content;
  const plan = texts.where.plan(code(`${accountName}-closure`));
  const diff = texts.where.diff(code(places.review));
  const part = (list: List): readonly Part[] => partOf(texts, list);
  return [
    ...blocking.flatMap(({ id, title, remedy, findings }) =>
      part({
        title: texts.policy(id, title, remedy),
        where: plan,
        lines: findingLines(findings, language).map(point),
      }),
    ),
    ...part({
      title: texts.unknown,
      where: code(`closeout scan ${accountName}`),
      lines: unknown.map(point),
    }),
    ...part({
      title: texts.added,
      where: diff,
      lines: changes?.added.map(({ id, line, disposition }) =>
        itemPoint(texts.item(line, dispositionIn(language, disposition)), id),
      ),
    }),
    ...part({
      title: texts.changed,
      where: diff,
      lines: changes?.changed.map(({ id, line, changes: all }) =>
        itemPoint(
          texts.differs(
            line,
            all.map(({ what }) => differenceIn(language, what)),
          ),
          id,
        ),
      ),
    }),
    ...part({
      title: texts.gone,
      where: diff,
      lines: changes?.gone.map(({ id, line }) => itemPoint(line, id)),
      folded: true,
    }),
    ...wavesOf(review, content, texts).flatMap(([wave, lines]) =>
      part({
        title: texts.wave(waveIn(language, wave)),
        where: pagesText(places.pagesOf(wave), texts),
        lines,
        folded: true,
      }),
    ),
  ];
}

/** Pages that are named; more of them are said by the first and the last. */
const NAMED = 3;

function pagesText(pages: readonly string[], { where }: CommentTexts): string {
  const [first, last] = [pages[0], pages.at(-1)];
  if (pages.length <= NAMED || first === undefined || last === undefined) {
    return where.pages(pages.map(code));
  }
  return where.from(code(first), code(last));
}

/** A list before it is counted; one without lines is none. */
interface List extends Pick<Part, "title" | "where"> {
  readonly lines: readonly string[] | undefined;
  readonly folded?: boolean;
}

function partOf(
  { counted }: CommentTexts,
  { title, where, lines = [], folded = false }: List,
): readonly Part[] {
  if (lines.length === 0) return [];
  return [{ title: counted(shortened(title, TITLE_LIMIT), lines.length), lines, where, folded }];
}

function point(line: string): string {
  return `- ${md(shortened(line, LINE_LIMIT))}`;
}

function itemPoint(line: string, id: string): string {
  return `${point(line)} ${code(shortened(id, LINE_LIMIT))}`;
}

/** Text in which commands stand between backticks; both sorts show just what they are. */
function withCode(words: string): string {
  return words
    .split("`")
    .map((text, at) => (at % 2 === 0 ? md(text) : text === "" ? "" : code(text)))
    .join("");
}

/** Cut where that can be seen. */
function shortened(line: string, limit: number): string {
  const text = shown(line);
  return text.length <= limit ? text : `${text.slice(0, limit)} …`;
}

function wavesOf(
  review: Review | undefined,
  { waveOf, language = "en" }: CommentContent,
  texts: CommentTexts,
): readonly (readonly [wave: string, lines: readonly string[]])[] {
  const waves = new Map<string, string[]>(WAVES.map((wave) => [wave, []]));
  for (const [id, { line, disposition, because }] of Object.entries(review?.items ?? {})) {
    const wave = waveOf(id);
    const inWave = waves.get(wave) ?? [];
    const says = texts.item(line, dispositionIn(language, disposition));
    inWave.push(itemPoint(because === undefined ? says : texts.because(says, because), id));
    waves.set(wave, inWave);
  }
  return [...waves];
}
