import { readFileSync } from "node:fs";
import * as z from "zod";
import { Problem } from "../core/problem.ts";
import { type Forge, type ForgeComment, ForgeFailure } from "./forge.ts";
import { ForgeHttp, odd, tokenOf } from "./forge-http.ts";

type Env = Readonly<Record<string, string | undefined>>;

const comment = z.object({
  id: z.number().int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string(), type: z.string() }).nullish(),
});

/** Comments a page: the most that GitHub gives. */
const PAGE = 100;
/** More than any pull request has. */
const PAGES = 100;

/** The pull request that a workflow of GitHub Actions runs for. Throws the Problem `usage` where it runs for none. */
export function githubForge(env: Env): Forge {
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  const number = numberOf(env);
  if (number === undefined || !/^[\w.-]+\/[\w.-]+$/u.test(repository)) {
    throw new Problem({
      code: "usage",
      summary: "The environment names no pull request of GitHub",
      where: "GITHUB_REPOSITORY, GITHUB_EVENT_PATH, GITHUB_REF",
      next: "Run it in a workflow on pull_request, where GitHub sets these variables.",
    });
  }
  const url = env["GITHUB_API_URL"] ?? "https://api.github.com";
  const token = tokenOf(env, ["GITHUB_TOKEN", "GH_TOKEN"]);
  const headers = { authorization: `Bearer ${token}`, "x-github-api-version": "2022-11-28" };
  const http = new ForgeHttp({ url, named: "GITHUB_API_URL", headers }, env);
  const issue = `/repos/${repository}/issues/${number}/comments`;
  return {
    place: `pull request ${number} of ${repository}`,
    async *comments(signal) {
      const login = await loginOf(http, signal);
      for (let page = 1; page <= PAGES; page += 1) {
        const path = `${issue}?per_page=${PAGE}&page=${page}`;
        const found = z.array(comment).safeParse(await http.call("GET", path, undefined, signal));
        if (!found.success)
          throw odd(url, `GET ${path}`, "with something that is no list of comments");
        yield* found.data.map(
          ({ id, body, user }): ForgeComment => ({
            id: String(id),
            body: body ?? "",
            // An app's token cannot ask who it is; no person's comment is of this type.
            mine: login === undefined ? user?.type === "Bot" : user?.login === login,
          }),
        );
        if (found.data.length < PAGE) return;
      }
    },
    async create(body, signal) {
      written(await http.call("POST", issue, { body }, signal), url, `POST ${issue}`);
    },
    async update(id, body, signal) {
      const path = `/repos/${repository}/issues/comments/${id}`;
      written(await http.call("PATCH", path, { body }, signal), url, `PATCH ${path}`);
    },
    close: () => http.close(),
  };
}

function written(data: unknown, url: string, call: string): void {
  if (!comment.safeParse(data).success) throw odd(url, call, "with something that is no comment");
}

/** Whose token it is; undefined for that of an app, such as a workflow's own, which may not ask. */
async function loginOf(http: ForgeHttp, signal: AbortSignal): Promise<string | undefined> {
  try {
    const data = await http.call("GET", "/user", undefined, signal);
    return z.object({ login: z.string() }).safeParse(data).data?.login;
  } catch (cause) {
    if (cause instanceof ForgeFailure && cause.again === undefined) return undefined;
    throw cause;
  }
}

const event = z.object({
  pull_request: z.object({ number: z.number().int() }).optional(),
  issue: z.object({ number: z.number().int(), pull_request: z.unknown().optional() }).optional(),
});

function numberOf(env: Env): number | undefined {
  const { pull_request, issue } = eventOf(env["GITHUB_EVENT_PATH"]);
  if (pull_request !== undefined) return pull_request.number;
  if (issue?.pull_request !== undefined) return issue.number;
  const [, number] = /^refs\/pull\/(\d+)\//u.exec(env["GITHUB_REF"] ?? "") ?? [];
  return number === undefined ? undefined : Number(number);
}

function eventOf(file: string | undefined): z.infer<typeof event> {
  if (file === undefined || file === "") return {};
  try {
    return event.safeParse(JSON.parse(readFileSync(file, "utf8"))).data ?? {};
  } catch {
    return {};
  }
}
