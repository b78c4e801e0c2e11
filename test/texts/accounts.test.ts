import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { startEmulator } from "../../emulator/server.ts";
import { renderComment } from "../../src/documents/comment.ts";
import { blockers } from "../../src/engine/gate.ts";
import { surveyIn } from "../../src/engine/in-language.ts";
import { accountPaths } from "../../src/files/project.ts";
import { commentOn } from "../../src/operations/comment.ts";
import { makeReport } from "../../src/operations/report.ts";
import { makeReview } from "../../src/operations/review.ts";
import { whyItStays } from "../../src/texts/decision.ts";
import { findingLines } from "../../src/texts/finding.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { systemClock } from "../../src/workspace/system-clock.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { temporaryFolder } from "../files/support.ts";
import { englishIn } from "./english.ts";

const ACCOUNTS = fileURLToPath(new URL("../../accounts/", import.meta.url));

interface Seed {
  readonly accounts: readonly {
    readonly keys?: readonly {
      readonly id: string;
      readonly secret: string;
      readonly user?: string;
    }[];
  }[];
}

/** Every text that stands in data, such as names that people gave. */
function textsIn(data: unknown): readonly string[] {
  if (typeof data === "string") return [data];
  if (typeof data !== "object" || data === null) return [];
  return Object.values(data).flatMap(textsIn);
}

/** Everything that readers of Chinese are told of a demo's account, and what was said in its files. */
async function toldOf(name: string) {
  const folder = join(ACCOUNTS, name);
  const seed: Seed = JSON.parse(readFileSync(join(folder, "seed.json"), "utf8"));
  const file: { readonly cloud: string } = parse(
    readFileSync(join(folder, "account.yaml"), "utf8"),
  );
  const paths = accountPaths(join(temporaryFolder(), "accounts", name));
  mkdirSync(paths.dir, { recursive: true });
  cpSync(join(folder, "account.yaml"), paths.account);
  const emulator = await startEmulator({ seed: join(folder, "seed.json") });
  const key = seed.accounts.flatMap(({ keys = [] }) => keys).find(({ user }) => user !== undefined);
  const variables = clouds.get(file.cloud)?.variables;
  if (variables === undefined || key === undefined) throw new Error("nobody can look at it");
  const workspace = new Workspace({
    files: paths,
    clouds,
    policies: [],
    approval: undefined,
    record: undefined,
    command: "test",
    clock: systemClock,
    env: {
      CLOSEOUT_LANG: "zh",
      [variables.endpoint]: emulator.url,
      [variables.id]: key.id,
      [variables.secret]: key.secret,
    },
    log: () => undefined,
  });
  const signal = AbortSignal.timeout(120_000);
  try {
    const blind = await workspace.survey("teardown", signal);
    await makeReview(workspace, {
      before: undefined,
      paths,
      command: "review",
      dryRun: false,
      note: () => undefined,
      signal,
    });
    const comment = await commentOn(workspace, { against: undefined, paths, signal });
    if (comment.outcome !== "told") throw new Error("it is closing");
    const { written } = await makeReport(workspace, paths);
    const { results, plan } = surveyIn(comment.found, workspace.reader);
    const before = surveyIn(blind, workspace.reader);
    const { mandatory, advisory } = blockers(results);
    return {
      said: [...textsIn(file), ...textsIn(seed)].filter((text) => text.includes(" ")),
      pages: {
        review: readFileSync(paths.reviewMarkdown, "utf8"),
        html: readFileSync(paths.reviewHtml, "utf8"),
        report: readFileSync(written.markdown, "utf8"),
        comment: renderComment(comment.content, 10_000_000),
        findings: [...mandatory, ...advisory]
          .flatMap(({ policy, findings }) => [
            policy.title,
            policy.remedy,
            ...findingLines(findings, "zh"),
          ])
          .join("\n"),
        staying: [...plan.staying, ...before.plan.staying]
          .map(({ item, why }) => whyItStays(item, why, "zh"))
          .join("\n"),
      },
    };
  } finally {
    await workspace.close();
    await emulator.close();
  }
}

test.each(readdirSync(ACCOUNTS))(
  "everything that is told of %s is told in Chinese",
  async (name) => {
    const { pages, said } = await toldOf(name);
    const left = Object.entries(pages).flatMap(([page, text]) =>
      englishIn(text, said).map((line) => `${page}: ${line}`),
    );
    expect(left).toEqual([]);
  },
);
