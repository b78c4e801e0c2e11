import { appendFileSync, existsSync, statSync } from "node:fs";
import { Problem } from "../../core/problem.ts";
import type { Annotated } from "../../documents/annotations.ts";
import {
  COMMENT_LIMIT,
  type CommentContent,
  renderClosing,
  renderComment,
} from "../../documents/comment.ts";
import { codeQuality } from "../../documents/formats/codequality.ts";
import { githubAnnotations, githubMistake } from "../../documents/formats/github.ts";
import { gitlabTerraform } from "../../documents/formats/gitlab-terraform.ts";
import { junit } from "../../documents/formats/junit.ts";
import { sarif } from "../../documents/formats/sarif.ts";
import { closeoutVersion } from "../../files/installed.ts";
import { unwritable, writeAtomic } from "../../files/local.ts";
import { pathInRepository } from "../../files/repository.ts";
import { annotationsOf } from "../../operations/annotate.ts";
import { commentOn } from "../../operations/comment.ts";
import { closingLine } from "../../texts/closing.ts";
import { type Cli, openAccount } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { progressOn } from "../look.ts";

/** What `--format` takes. */
export const FORMATS = [
  "codequality",
  "comment",
  "github",
  "gitlab-terraform",
  "junit",
  "sarif",
  "summary",
] as const;
type Format = (typeof FORMATS)[number];

/** How annotations are asked for. */
export interface AnnotateFlags {
  /** `format` or `format=file`. */
  readonly formats: readonly string[];
  /** Commit whose review the committed one is held against. */
  readonly against: string | undefined;
}

/** What everything is rendered from. */
interface Told {
  /** In the reader's language. */
  readonly annotated: Annotated;
  /** The same as data, which is English whatever is read. */
  readonly data: Annotated;
  /** A text for people of at most so many bytes. */
  readonly text: (limit: number) => string;
}

/** Bytes of a job summary: GitHub takes 1,024 kB of a step, and none of a longer one. */
const SUMMARY_LIMIT = 900_000;
/** Room without which a summary says nothing. */
const LEAST_ROOM = 20_000;

/** Looks once and tells machines what was found, in as many formats as are asked for. Judges nothing: ends with 0. */
export async function annotate(cli: Cli, name: string, flags: AnnotateFlags): Promise<number> {
  const { ui } = cli;
  const asked = askedFor(flags.formats);
  const { paths, workspace } = await openAccount(cli, name, "annotate").catch((cause: unknown) => {
    const printed = asked.some(({ format, file }) => format === "github" && file === undefined);
    if (printed && !ui.json && cause instanceof Problem) sayMistake(cli, cause);
    throw cause;
  });
  try {
    const { account } = workspace;
    const about = { cloud: account.cloud, accountId: account.id, accountName: account.name };
    const { against } = flags;
    const made = await commentOn(workspace, { against, paths, ...progressOn(cli, workspace) });
    const { language } = workspace.reader;
    const nothing: Annotated = { ...about, rules: [], annotations: [], goes: 0 };
    const told: Told =
      made.outcome === "closing"
        ? {
            annotated: nothing,
            data: nothing,
            text: () => renderClosing(about, closingLine(language, account.id, made.status)),
          }
        : {
            annotated: await annotationsOf(workspace, made.found, {
              review: made.content.review,
              language,
            }),
            data: await annotationsOf(workspace, made.found, {
              review: made.content.review,
              language: "en",
            }),
            text: (limit) => renderComment(made.content satisfies CommentContent, limit),
          };
    const texts: Partial<Record<Format, string>> = {};
    for (const { format, file } of asked) {
      if (file === undefined && ui.json) texts[format] = render(format, told);
      else if (file === undefined) ui.printLines(render(format, told).trimEnd());
      else if (format !== "summary") writeAtomic(file, render(format, told));
      else if (!appended(file, told))
        ui.warn(`${file} has no room left for the summary of ${name}.`);
    }
    if (ui.json) {
      const { rules, annotations, goes } = told.data;
      const written = asked.flatMap(({ file }) => (file === undefined ? [] : [file]));
      const list = annotations.map(({ rule, ...one }) => ({
        ...one,
        rule: rule.id,
        level: rule.level,
      }));
      const { name: accountName, id, cloud } = workspace.account;
      ui.data("annotations", {
        account: { name: accountName, id, cloud },
        written,
        texts,
        goes,
        rules,
        annotations: list,
      });
    }
    return EXIT.ok;
  } finally {
    await workspace.close();
  }
}

/** A file that cannot be read as it should is said at its line as well: there is nothing else to look at. */
function sayMistake({ ui }: Cli, { message, where = "" }: Problem): void {
  const [, file = "", line = "1"] = /^(.*?)(?::(\d+))?$/su.exec(where) ?? [];
  if (!existsSync(file)) return;
  ui.printLines(githubMistake({ file: pathInRepository(file), line: Number(line) }, message));
}

function render(format: Format, { annotated, text }: Told): string {
  switch (format) {
    case "codequality":
      return codeQuality(annotated);
    case "comment":
      return text(COMMENT_LIMIT);
    case "github":
      return githubAnnotations(annotated);
    case "gitlab-terraform":
      return gitlabTerraform(annotated);
    case "junit":
      return junit(annotated);
    case "sarif":
      return sarif(annotated, closeoutVersion());
    case "summary":
      return text(SUMMARY_LIMIT);
  }
}

/** Adds to a summary that other commands of the same step may have begun; false where there is no room. */
function appended(file: string, { text }: Told): boolean {
  const room = SUMMARY_LIMIT - (existsSync(file) ? statSync(file).size : 0);
  if (room < LEAST_ROOM) return false;
  try {
    appendFileSync(file, `${text(room)}\n`);
  } catch (cause) {
    throw unwritable(file, cause);
  }
  return true;
}

interface Asked {
  readonly format: Format;
  /** Undefined prints it. */
  readonly file: string | undefined;
}

/** Throws the Problem `usage` for a format that there is not, and for two that go to one place. */
function askedFor(formats: readonly string[]): readonly Asked[] {
  const asked = formats.map((one): Asked => {
    const [word, ...rest] = one.split("=");
    const format = FORMATS.find((known) => known === word);
    if (format === undefined || (rest.length > 0 && rest.join("=") === "")) {
      throw usage(`"${one}" is not a format, or names no file after its "="`);
    }
    return { format, file: rest.length === 0 ? undefined : rest.join("=") };
  });
  const places = asked.map(({ file }) => file ?? "stdout");
  if (new Set(places).size < places.length) {
    throw usage("Two formats would be written to one place");
  }
  return asked;
}

function usage(summary: string): Problem {
  return new Problem({
    code: "usage",
    summary,
    where: "--format",
    next: `Name one of ${FORMATS.join(", ")}, each with a file: --format sarif=closeout.sarif --format junit=closeout.xml`,
  });
}
