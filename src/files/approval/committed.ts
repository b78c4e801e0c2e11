import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** More than any review. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** What a branch holds of a folder. */
export type Committed =
  /** Nothing of it can be told: why, and what helps. */
  | { readonly fault: string; readonly next: string }
  /** Texts by their path in the folder; what is not there is not on the branch. */
  | { readonly texts: ReadonlyMap<string, string> };

/**
 * Reads those files of a folder whose paths in it are wanted, as the tip of a branch holds them, from the clone that the folder lies in and
 * nowhere else: nothing is fetched. Tags, other commits and what stands in the index are no branch.
 */
export function committedIn(folder: string, branch: string, wanted: RegExp): Committed {
  if (!existsSync(folder))
    return fault(
      `${resolve(folder)} is not there`,
      "Run in a checkout of the project: the branch is read there.",
    );
  const place = git(folder, ["rev-parse", "--show-prefix"]);
  if (place.code !== 0) return fault(noRepository(folder, place), "Run in a clone of the project.");
  const prefix = place.stdout.toString("utf8").replace(/\r?\n$/u, "");
  const commit = tipOf(folder, branch);
  if (commit === undefined) return missing(folder, branch);
  const listed = git(folder, ["ls-tree", "-r", "-z", "--full-name", commit, "--", "."]);
  if (listed.code !== 0) return incomplete(branch, listed);
  const names = listed.stdout
    .toString("utf8")
    .split("\0")
    .flatMap((entry) => {
      const path = entry.slice(entry.indexOf("\t") + 1);
      const name = path.slice(prefix.length);
      return entry.startsWith("100") && path.startsWith(prefix) && wanted.test(name) ? [name] : [];
    });
  const read = git(
    folder,
    ["cat-file", "--batch"],
    names.map((name) => `${commit}:${prefix}${name}\n`).join(""),
  );
  const texts = read.code === 0 ? blobsIn(read.stdout, names) : undefined;
  return texts === undefined ? incomplete(branch, read) : { texts };
}

/** The commit at the tip of a branch: of this clone, else as it was fetched last. */
function tipOf(folder: string, branch: string): string | undefined {
  for (const ref of [
    `refs/heads/${branch}`,
    `refs/remotes/${branch}`,
    `refs/remotes/origin/${branch}`,
  ]) {
    // By its exact name: `main~1` and `@` are no branches.
    const { code, stdout } = git(folder, ["show-ref", "--verify", "--hash", "--", ref]);
    if (code === 0) return stdout.toString("utf8").trim();
  }
  return undefined;
}

/** What `cat-file --batch` printed: for each name a line with the size, then the content. */
function blobsIn(
  output: Buffer,
  names: readonly string[],
): ReadonlyMap<string, string> | undefined {
  const texts = new Map<string, string>();
  let at = 0;
  for (const name of names) {
    const end = output.indexOf("\n", at);
    const [, size] = / blob (\d+)$/u.exec(output.toString("utf8", at, end)) ?? [];
    if (end === -1 || size === undefined) return undefined;
    const from = end + 1;
    texts.set(name, output.toString("utf8", from, from + Number(size)));
    at = from + Number(size) + 1;
  }
  return texts;
}

function fault(says: string, next: string): Committed {
  return { fault: says, next };
}

function noRepository(folder: string, { stderr }: Git): string {
  const [line = ""] = stderr.split("\n");
  return /not a git repository/u.test(line) || line === ""
    ? `${resolve(folder)} lies in no git repository`
    : `git cannot read the repository of ${resolve(folder)}: ${line}`;
}

function missing(folder: string, branch: string): Committed {
  const { stdout } = git(folder, ["rev-parse", "--is-shallow-repository"]);
  const shallow = stdout.toString("utf8").trim() === "true";
  const name = branch.replace(/^origin\//u, "");
  return fault(
    `there is no branch "${branch}" in this ${shallow ? "shallow clone" : "clone"}`,
    `Fetch it: git fetch origin ${name}:refs/remotes/origin/${name} (in CI before anything else), or correct \`branch\` in closeout.yaml.`,
  );
}

function incomplete(branch: string, { stderr }: Git): Committed {
  const [line = ""] = stderr.split("\n");
  return fault(
    `this clone does not hold the files of "${branch}"${line === "" ? "" : `: ${line}`}`,
    `Fetch them: a clone without --filter has all of them.`,
  );
}

interface Git {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function git(folder: string, args: readonly string[], input = ""): Git {
  const { error, status, stdout, stderr } = spawnSync("git", [...args], {
    cwd: folder,
    input,
    maxBuffer: MOST_BYTES,
    // Nothing stands in for another object, nothing is fetched, and its words are the ones looked for.
    env: { ...process.env, GIT_NO_REPLACE_OBJECTS: "1", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" },
  });
  if (error !== undefined) {
    const absent = "code" in error && error.code === "ENOENT";
    const says = absent ? "git is not on the PATH" : error.message;
    return { code: 1, stdout: Buffer.alloc(0), stderr: says };
  }
  return { code: status ?? 1, stdout, stderr: stderr.toString("utf8") };
}
