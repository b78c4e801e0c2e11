import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Format } from "../../src/core/notification.ts";

/** A message that came. */
export interface Got {
  readonly url: URL;
  readonly type: string;
  readonly body: Record<string, unknown>;
}

/** What a receiver answers. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The answer of each kind of receiver that takes a message. */
export const TAKEN: Readonly<Record<Format, Answer>> = {
  cloudevents: { status: 202, body: "" },
  slack: { status: 200, body: "ok" },
  dingtalk: { status: 200, body: '{"errcode":0,"errmsg":"ok"}' },
  wecom: { status: 200, body: '{"errcode":0,"errmsg":"ok"}' },
  feishu: { status: 200, body: '{"code":0,"msg":"success","data":{}}' },
};

/** Receives on loopback until the test ends; gives the answers in turn, and the last one from then on. */
export async function receiver(...answers: readonly Answer[]) {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const answer = answers[Math.min(got.length, answers.length - 1)] ?? { status: 500, body: "" };
      got.push({
        url: new URL(request.url ?? "", "http://receiver"),
        type: request.headers["content-type"] ?? "",
        body: JSON.parse(Buffer.concat(chunks).toString("utf8")),
      });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { got, url: `http://127.0.0.1:${port}/robot/send?access_token=t0ken-of-the-robot` };
}
