import { execFileSync } from "node:child_process";
import { basename, dirname } from "node:path";
import { Problem } from "../../core/problem.ts";
import type { Review } from "../../core/review.ts";
import { type ReviewExpected, reviewIn } from "./review-file.ts";

/** More than any review. */
const MOST_BYTES = 1024 * 1024 * 1024;

/**
 * The review as a commit of the repository has it; undefined where that commit has none. Throws the Problem
 * `usage` where there is no such commit, or no repository, and `review-file` where it cannot be used.
 */
export function readReviewAt(
  ref: string,
  file: string,
  expect: ReviewExpected,
): Review | undefined {
  const folder = dirname(file);
  const commit = git(folder, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${ref}^{commit}`,
  ]);
  if (commit === undefined) throw noCommit(ref, folder);
  const place = `${commit.trim()}:./${basename(file)}`;
  if (git(folder, ["cat-file", "-e", place]) === undefined) return undefined;
  const text = git(folder, ["show", place]);
  return text === undefined ? undefined : reviewIn(text, `${file} of ${ref}`, expect);
}

function noCommit(ref: string, folder: string): Problem {
  const [summary, next] =
    git(folder, ["rev-parse", "--git-dir"]) === undefined
      ? [
          `git finds no repository that ${folder} lies in`,
          "Run in a clone of the project, with git on the PATH, or leave --against out.",
        ]
      : [
          `There is no commit "${ref}" in the repository of ${folder}`,
          "Name a branch, a tag or a commit that was fetched; in CI, fetch the base of the pull request first.",
        ];
  return new Problem({ code: "usage", summary, where: "--against", next });
}

/** What git prints; undefined where it fails. */
function git(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: MOST_BYTES,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return undefined;
  }
}
