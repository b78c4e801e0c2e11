import { execFileSync } from "node:child_process";

/** Who commits in the tests; the machine's own settings say nothing. */
const GIT = {
  GIT_AUTHOR_NAME: "Mei",
  GIT_AUTHOR_EMAIL: "mei@example.com",
  GIT_COMMITTER_NAME: "Mei",
  GIT_COMMITTER_EMAIL: "mei@example.com",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
};

/** Runs git in a folder; returns what it prints. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...GIT },
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}

/** A commit of a remote in a folder of its own, as a runner has it: nothing but what was pushed. */
export function checkout(remote: string, folder: string, commit: string): void {
  git("/", "clone", "--quiet", "--no-local", remote, folder);
  git(folder, "checkout", "--quiet", "--detach", commit);
}

/**
 * The same as `actions/checkout` has it with `fetch-depth: 0`: of the branch that an event is about it shows the
 * event's commit, also where the branch went on since; a branch that is asked for by its name as it is now.
 * https://github.com/actions/checkout/blob/v4.2.2/src/git-source-provider.ts
 */
export function checkoutOfEvent(
  { remote, branch, commit }: { remote: string; branch: string; commit: string },
  folder: string,
  asked: string | undefined,
): void {
  checkout(remote, folder, asked === undefined ? commit : `origin/${asked}`);
  if (asked === undefined) git(folder, "update-ref", `refs/remotes/origin/${branch}`, commit);
}

/** What a pull request would be once merged, in a folder of its own. */
export function checkoutMerged(remote: string, folder: string, base: string, head: string): void {
  checkout(remote, folder, base);
  if (head !== base) git(folder, "merge", "--quiet", "--no-ff", "--no-edit", head);
}
