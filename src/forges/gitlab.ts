import * as z from "zod";
import { Problem } from "../core/problem.ts";
import type { Forge, ForgeComment } from "./forge.ts";
import { ForgeHttp, odd, tokenOf } from "./forge-http.ts";

type Env = Readonly<Record<string, string | undefined>>;

const note = z.object({
  id: z.number().int(),
  body: z.string(),
  system: z.boolean().optional(),
  author: z.object({ id: z.number().int() }),
});

/** Notes a page: the most that GitLab gives. */
const PAGE = 100;
/** More than any merge request has. */
const PAGES = 100;

/** The merge request that a pipeline of GitLab runs for. Throws the Problem `usage` where it runs for none. */
export function gitlabForge(env: Env): Forge {
  // A merge request from a fork belongs to the project that it goes to.
  const project = env["CI_MERGE_REQUEST_PROJECT_ID"] ?? env["CI_PROJECT_ID"] ?? "";
  const number = env["CI_MERGE_REQUEST_IID"] ?? "";
  if (!/^\d+$/u.test(project) || !/^\d+$/u.test(number)) {
    throw new Problem({
      code: "usage",
      summary: "The environment names no merge request of GitLab",
      where: "CI_MERGE_REQUEST_PROJECT_ID, CI_MERGE_REQUEST_IID",
      next: "Run it in a merge request pipeline, where GitLab sets these variables.",
    });
  }
  const url = env["CI_API_V4_URL"] ?? "https://gitlab.com/api/v4";
  // A job's own token may not write notes.
  const headers = { "private-token": tokenOf(env, ["GITLAB_TOKEN"]) };
  const http = new ForgeHttp({ url, named: "CI_API_V4_URL", headers }, env);
  const notes = `/projects/${project}/merge_requests/${number}/notes`;
  return {
    place: `merge request ${number} of project ${project}`,
    async *comments(signal) {
      const user = z
        .object({ id: z.number().int() })
        .safeParse(await http.call("GET", "/user", undefined, signal));
      if (!user.success) throw odd(url, "GET /user", "with something that is no user");
      for (let page = 1; page <= PAGES; page += 1) {
        const path = `${notes}?per_page=${PAGE}&page=${page}&sort=asc&order_by=created_at`;
        const found = z.array(note).safeParse(await http.call("GET", path, undefined, signal));
        if (!found.success)
          throw odd(url, `GET ${path}`, "with something that is no list of notes");
        yield* found.data.map(
          ({ id, body, system, author }): ForgeComment => ({
            id: String(id),
            body,
            mine: system !== true && author.id === user.data.id,
          }),
        );
        if (found.data.length < PAGE) return;
      }
    },
    async create(body, signal) {
      written(await http.call("POST", notes, { body }, signal), url, `POST ${notes}`);
    },
    async update(id, body, signal) {
      const path = `${notes}/${id}`;
      written(await http.call("PUT", path, { body }, signal), url, `PUT ${path}`);
    },
    close: () => http.close(),
  };
}

function written(data: unknown, url: string, call: string): void {
  if (!note.safeParse(data).success) throw odd(url, call, "with something that is no note");
}
