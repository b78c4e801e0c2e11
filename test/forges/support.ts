import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A call that a host got. */
export interface HostCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** How a host answers in place of what it would do. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** Cuts the connection once the call was carried out. */
  readonly lost?: true;
}

interface Stored {
  readonly id: number;
  readonly author: string;
  body: string;
}

/** A host of repositories on loopback, with one pull request. */
export interface Host {
  readonly url: string;
  readonly calls: HostCall[];
  readonly comments: Stored[];
  /** Answers the next calls that fit in order; undefined lets one through. */
  next(fits: (call: HostCall) => boolean, ...answers: readonly (Answer | undefined)[]): void;
  /** Writes that were asked for. */
  writes(): readonly string[];
}

/** How a sort of host shows comments and users. */
export interface HostKind {
  readonly user: (name: string) => Answer;
  readonly comment: (one: Stored) => object;
}

const json = (value: unknown, status = 200): Answer => ({ status, body: JSON.stringify(value) });

/** As GitHub answers a workflow's own token, which is no user's. */
export const GITHUB: HostKind = {
  user: () => json({ message: "Resource not accessible by integration" }, 403),
  comment: ({ id, author, body }) => ({
    id,
    body: body.replaceAll("\n", "\r\n"),
    user: { login: author, type: author.endsWith("[bot]") ? "Bot" : "User" },
  }),
};

/** As GitLab answers. */
export const GITLAB: HostKind = {
  user: (name) => json({ id: name.length, username: name }),
  comment: ({ id, author, body }) => ({ id, body, system: false, author: { id: author.length } }),
};

/** Who holds the token. */
export const ME = "actions[bot]";

/** Starts a host, which ends with the test. */
export async function startHost(kind: HostKind, comments: readonly Stored[] = []): Promise<Host> {
  const calls: HostCall[] = [];
  const stored = [...comments];
  const planned: { fits: (call: HostCall) => boolean; answers: (Answer | undefined)[] }[] = [];
  const carryOut = (call: HostCall): Answer => {
    const url = new URL(call.path, "http://host");
    if (url.pathname.endsWith("/user")) return kind.user(ME);
    if (call.method === "GET") {
      const size = Number(url.searchParams.get("per_page"));
      const from = (Number(url.searchParams.get("page")) - 1) * size;
      return json(stored.slice(from, from + size).map(kind.comment));
    }
    const { body }: { body: string } = JSON.parse(call.body);
    if (call.method === "POST") {
      const made = { id: stored.length + 1, author: ME, body };
      stored.push(made);
      return json(kind.comment(made), 201);
    }
    const found = stored.find(({ id }) => url.pathname.endsWith(`/${id}`));
    if (found === undefined) return json({ message: "Not Found" }, 404);
    found.body = body;
    return json(kind.comment(found));
  };
  const answer = (call: HostCall): Answer => {
    calls.push(call);
    const plan = planned.find(({ fits, answers }) => answers.length > 0 && fits(call));
    const other = plan?.answers.shift();
    if (other?.lost === true) carryOut(call);
    return other ?? carryOut(call);
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const body = Buffer.concat(chunks).toString("utf8");
      const {
        status,
        headers: more = {},
        body: text,
        lost,
      } = answer({ method, path, headers, body });
      if (lost === true) return void request.socket.destroy();
      response.writeHead(status, { "content-type": "application/json", ...more }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    comments: stored,
    next: (fits, ...answers) => void planned.push({ fits, answers: [...answers] }),
    writes: () => calls.filter(({ method }) => method !== "GET").map(({ method }) => method),
  };
}
