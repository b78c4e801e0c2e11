import { readFileSync } from "node:fs";
import { renderClosing, renderComment } from "../../../src/documents/comment.ts";
import { codeQuality } from "../../../src/documents/formats/codequality.ts";
import { githubAnnotations } from "../../../src/documents/formats/github.ts";
import { junit } from "../../../src/documents/formats/junit.ts";
import { sarif } from "../../../src/documents/formats/sarif.ts";
import type { Survey } from "../../../src/engine/survey.ts";
import { annotationsOf } from "../../../src/operations/annotate.ts";
import { commentOn } from "../../../src/operations/comment.ts";
import { makeReport } from "../../../src/operations/report.ts";
import { makeReview } from "../../../src/operations/review.ts";
import { closingLine } from "../../../src/texts/closing.ts";
import { Workspace } from "../../../src/workspace/workspace.ts";
import type { Project } from "./project.ts";
import type { StackName } from "./stacks.ts";

const signal = () => AbortSignal.timeout(60_000);

/** Texts by what they are called. */
export type Texts = Readonly<Record<string, string>>;

/** What a plan or a deploy says: Terraform's own words left out. */
export async function toldBy(
  { terraform }: Project,
  stack: StackName,
  command: "plan" | "apply",
): Promise<readonly string[]> {
  const approve = command === "apply" ? ["-auto-approve"] : [];
  const { text } = await terraform(stack, command, "-input=false", "-json", ...approve);
  return text.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const { diagnostic }: { readonly diagnostic?: Told } = JSON.parse(line);
    return diagnostic === undefined ? [] : [`${diagnostic.summary}\n${diagnostic.detail}`];
  });
}

interface Told {
  readonly summary: string;
  readonly detail: string;
}

/** Every page and format that readers have of an account, in the language of the environment. */
export async function pagesOf(
  project: Project,
  options: { readonly review: boolean },
): Promise<Texts> {
  const { paths } = project;
  const workspace = open(project);
  try {
    const { account, reader } = workspace;
    const made = options.review ? await reviewed(workspace, project) : {};
    const comment = await commentOn(workspace, { against: undefined, paths, signal: signal() });
    const about = { cloud: account.cloud, accountId: account.id, accountName: account.name };
    const told =
      comment.outcome === "closing"
        ? {
            comment: renderClosing(about, closingLine(reader.language, account.id, comment.status)),
          }
        : { comment: renderComment(comment.content), ...(await formats(workspace, comment.found)) };
    const { written: report } = await makeReport(workspace, paths);
    return {
      ...made,
      ...told,
      "report.md": readFileSync(report.markdown, "utf8"),
      "report.html": readFileSync(report.html, "utf8"),
    };
  } finally {
    await workspace.close();
  }
}

async function reviewed(workspace: Workspace, { paths }: Project): Promise<Texts> {
  await makeReview(workspace, {
    before: workspace.review(),
    paths,
    command: "review",
    dryRun: false,
    note: () => undefined,
    signal: signal(),
  });
  return {
    "review.md": readFileSync(paths.reviewMarkdown, "utf8"),
    "review.html": readFileSync(paths.reviewHtml, "utf8"),
  };
}

async function formats(workspace: Workspace, found: Survey): Promise<Texts> {
  const { language } = workspace.reader;
  const told = await annotationsOf(workspace, found, { review: workspace.review(), language });
  return {
    sarif: messagesIn(JSON.parse(sarif(told, "1.0.0"))),
    codequality: messagesIn(JSON.parse(codeQuality(told))),
    junit: junit(told),
    github: githubAnnotations(told),
  };
}

/** Texts of a document for machines. */
function messagesIn(of: unknown): string {
  if (typeof of !== "object" || of === null) return "";
  return Object.entries(of)
    .map(([name, one]) =>
      typeof one === "string" && ["text", "description"].includes(name) ? one : messagesIn(one),
    )
    .filter((text) => text !== "")
    .join("\n");
}

function open({ paths, pulumi }: Project): Workspace {
  return new Workspace({
    files: paths,
    clouds: pulumi.clouds(),
    policies: [],
    approval: undefined,
    record: undefined,
    command: "read",
    clock: pulumi.clock,
    env: process.env,
    log: () => undefined,
  });
}
