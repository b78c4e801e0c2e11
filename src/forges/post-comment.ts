import { setTimeout as wait } from "node:timers/promises";
import { Problem } from "../core/problem.ts";
import { type Forge, ForgeFailure } from "./forge.ts";
import { githubForge } from "./github.ts";
import { gitlabForge } from "./gitlab.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** What became of a comment. */
export type Posted = "created" | "updated" | "unchanged";

/** Attempts, and the longest wait between two that is worth it, in milliseconds. */
const ATTEMPTS = 3;
const LONGEST = 60_000;
const SHORTEST = 500;

/** The pull request that the environment names. Throws the Problem `usage` where it names none, or no token. */
export function forgeOf(env: Env): Forge {
  if (env["GITHUB_ACTIONS"] === "true") return githubForge(env);
  if (env["GITLAB_CI"] === "true") return gitlabForge(env);
  throw new Problem({
    code: "usage",
    summary: "There is no pull request to comment on here",
    where: "GITHUB_ACTIONS, GITLAB_CI",
    next: "`--post` works in GitHub Actions and in GitLab's pipelines; elsewhere, post what the command prints.",
  });
}

/**
 * Writes a comment, over the one that begins with the same marker where the same identity wrote it. Every
 * attempt looks first, so that an answer that was lost repeats nothing. Throws the Problem `forge-refused`.
 */
export async function postComment(
  forge: Forge,
  { marker, body }: { readonly marker: string; readonly body: string },
  signal: AbortSignal,
): Promise<Posted> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await post(forge, marker, body, signal);
    } catch (cause) {
      if (!(cause instanceof ForgeFailure)) throw cause;
      if (cause.again === undefined || cause.again > LONGEST || attempt === ATTEMPTS) {
        throw refused(forge, cause);
      }
      await wait(Math.max(cause.again, SHORTEST * attempt), undefined, { signal });
    }
  }
}

async function post(
  forge: Forge,
  marker: string,
  body: string,
  signal: AbortSignal,
): Promise<Posted> {
  for await (const one of forge.comments(signal)) {
    if (!one.mine || !one.body.startsWith(marker)) continue;
    if (one.body.replaceAll("\r\n", "\n").trimEnd() === body.trimEnd()) return "unchanged";
    await forge.update(one.id, body, signal);
    return "updated";
  }
  await forge.create(body, signal);
  return "created";
}

function refused({ place }: Forge, cause: ForgeFailure): Problem {
  return new Problem({
    code: "forge-refused",
    summary: `The comment on ${place} was not written: ${cause.message}`,
    where: place,
    next:
      cause.again === undefined
        ? "Look whether the token may write comments there (docs/environment.md), and run the command again."
        : `Run the command again${cause.again > LONGEST ? ` in ${Math.ceil(cause.again / 60_000)} minutes` : " later"}.`,
    cause,
  });
}
