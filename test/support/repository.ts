import { execFileSync } from "node:child_process";

/** Runs git in a folder, untouched by the user's own settings; returns what it prints. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "A",
      GIT_AUTHOR_EMAIL: "a@example.org",
      GIT_COMMITTER_NAME: "A",
      GIT_COMMITTER_EMAIL: "a@example.org",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Makes a folder a repository on `main`. */
export function initRepository(folder: string): void {
  git(folder, "init", "--quiet", "--initial-branch=main");
}

/** Commits everything that is in the folder. */
export function commitAll(folder: string): void {
  git(folder, "add", "--all", "--force", "accounts");
  git(folder, "commit", "--quiet", "--allow-empty", "-m", "change");
}
