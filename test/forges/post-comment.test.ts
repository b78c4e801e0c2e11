import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { forgeOf, postComment } from "../../src/forges/post-comment.ts";
import { temporaryFolder } from "../files/support.ts";
import { type Answer, GITHUB, GITLAB, type Host, type HostCall, ME, startHost } from "./support.ts";

const MARKER = "<!-- closeout:comment:alibaba:1 -->";
const TOKEN = "ghs_Very5ecretTokenOfTheJob0123456789";

const kinds = [
  {
    name: "GitHub",
    kind: GITHUB,
    env: (url: string) => ({
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: "acme/accounts",
      GITHUB_REF: "refs/pull/7/merge",
      GITHUB_TOKEN: TOKEN,
    }),
    rewrites: "PATCH",
  },
  {
    name: "GitLab",
    kind: GITLAB,
    env: (url: string) => ({
      GITLAB_CI: "true",
      CI_API_V4_URL: `${url}/api/v4`,
      CI_PROJECT_ID: "12",
      CI_MERGE_REQUEST_IID: "7",
      GITLAB_TOKEN: TOKEN,
    }),
    rewrites: "PUT",
  },
];

const isWrite = ({ method }: HostCall): boolean => method !== "GET";
const isList = ({ method, path }: HostCall): boolean =>
  method === "GET" && path.includes("per_page");

describe.each(kinds)("a comment on $name", ({ kind, env, rewrites }) => {
  const post = (host: Host, says: string) =>
    postComment(
      forgeOf(env(host.url)),
      { marker: MARKER, body: `${MARKER}\n${says}\n` },
      AbortSignal.timeout(30_000),
    );
  const failed = async (host: Host): Promise<Problem> => {
    const cause = await post(host, "hello").then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(cause instanceof Problem)) throw new Error(`no Problem: ${String(cause)}`);
    expect(cause.code).toBe("forge-refused");
    expect(JSON.stringify([cause.text, cause.stack])).not.toContain(TOKEN);
    return cause;
  };

  test("is written once, then anew, and left alone where it says the same", async () => {
    const host = await startHost(kind);
    expect(await post(host, "first")).toBe("created");
    expect(await post(host, "second")).toBe("updated");
    expect(await post(host, "second")).toBe("unchanged");
    expect(host.writes()).toEqual(["POST", rewrites]);
    expect(host.comments.map(({ body }) => body)).toEqual([`${MARKER}\nsecond\n`]);
  });

  test("is found among hundreds of others, and one of another account is another one", async () => {
    const others = Array.from({ length: 250 }, (_, at) => ({
      id: at + 1,
      author: "mei",
      body: "hm",
    }));
    const other = { id: 251, author: ME, body: MARKER.replace(":1 ", ":2 ") };
    const host = await startHost(kind, [...others, other]);
    expect(await post(host, "first")).toBe("created");
    expect(await post(host, "second")).toBe("updated");
    expect(host.comments).toHaveLength(252);
    expect(other.body).toBe(MARKER.replace(":1 ", ":2 "));
  });

  test("with the same marker by somebody else is not written over", async () => {
    const theirs = { id: 1, author: "somebody else", body: `${MARKER}\nLooks good` };
    const host = await startHost(kind, [theirs]);
    expect(await post(host, "ours")).toBe("created");
    expect(theirs.body).toBe(`${MARKER}\nLooks good`);
  });

  test.each<Answer>([
    { status: 502, body: "<html>" },
    { status: 429, headers: { "retry-after": "0" }, body: "{}" },
    { status: 403, headers: { "retry-after": "1" }, body: '{"message":"secondary rate limit"}' },
  ])("is written all the same after one answer $status", async (answer) => {
    const host = await startHost(kind);
    host.next(isWrite, answer);
    expect(await post(host, "hello")).toBe("created");
    expect(host.comments).toHaveLength(1);
  });

  test("is not repeated where the answer to its writing was lost", async () => {
    const host = await startHost(kind);
    host.next(isWrite, { status: 0, body: "", lost: true });
    expect(await post(host, "hello")).toBe("unchanged");
    expect(host.comments).toHaveLength(1);
  });

  test.each<readonly [string, (call: HostCall) => boolean, Answer]>([
    ["refuses the writing", isWrite, { status: 403, body: '{"message":"not accessible"}' }],
    ["knows no such pull request", isList, { status: 404, body: '{"message":"Not Found"}' }],
    ["does not know the token", isList, { status: 401, body: '{"message":"Bad credentials"}' }],
    ["takes no such text", isWrite, { status: 422, body: '{"message":"body is too long"}' }],
    ["answers a page", isList, { status: 200, body: "<html>sign in</html>" }],
    ["answers no list", isList, { status: 200, body: '{"comments":[]}' }],
    ["answers no comment", isWrite, { status: 201, body: '{"ok":true}' }],
    ["sends it elsewhere", isList, { status: 301, headers: { location: "/x" }, body: "" }],
    ["repeats the token", isWrite, { status: 400, body: JSON.stringify({ message: TOKEN }) }],
  ])("ends in words, at once, where the host %s", async (_, fits, answer) => {
    const host = await startHost(kind);
    host.next(fits, answer);
    const { message } = await failed(host);
    expect(message).toContain(String(new URL(host.url).host));
    expect(host.calls.filter(fits)).toHaveLength(1);
  });

  test("ends after three attempts where the host stays busy", async () => {
    const host = await startHost(kind);
    const busy = { status: 429, headers: { "retry-after": "0" }, body: "{}" };
    host.next(isList, busy, busy, busy, busy);
    await failed(host);
    expect(host.calls.filter(isList)).toHaveLength(3);
  });

  test("is not waited for where the host asks for an hour", async () => {
    const host = await startHost(kind);
    host.next(isList, { status: 429, headers: { "retry-after": "3600" }, body: "{}" });
    expect((await failed(host)).next).toContain("60 minutes");
  });
});

test("a pull request is named by the event of the workflow before its ref", async () => {
  const file = join(temporaryFolder(), "event.json");
  writeFileSync(file, JSON.stringify({ pull_request: { number: 41 } }));
  const env = { ...kinds[0]?.env("http://127.0.0.1:9"), GITHUB_EVENT_PATH: file };
  expect(forgeOf(env).place).toBe("pull request 41 of acme/accounts");
});

test.each<readonly [string, Readonly<Record<string, string>>]>([
  ["there is no pipeline", {}],
  [
    "there is no token",
    { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "a/b", GITHUB_REF: "refs/pull/1/merge" },
  ],
  [
    "a push is no pull request",
    {
      GITHUB_ACTIONS: "true",
      GITHUB_REPOSITORY: "a/b",
      GITHUB_REF: "refs/heads/main",
      GITHUB_TOKEN: TOKEN,
    },
  ],
  ["a token would go in plain text", { ...kinds[0]?.env("http://api.example") }],
  ["a token holds a line end", { ...kinds[0]?.env("http://127.0.0.1:9"), GITHUB_TOKEN: "a\nb" }],
])("where %s, that is said before anything is sent", (_, env) => {
  expect(() => forgeOf(env)).toThrow(Problem);
});
