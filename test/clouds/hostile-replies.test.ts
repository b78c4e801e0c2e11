import { spawn } from "node:child_process";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { failedCoverage } from "../../src/clouds/shared/rows/coverage.ts";
import { ListingError } from "../../src/clouds/shared/wire/listing-error.ts";
import { readPath } from "../../src/clouds/shared/wire/paths.ts";
import type { Transport, TransportRequest } from "../../src/clouds/shared/wire/transport.ts";
import { compiled } from "../support/compiled.ts";
import { alibabaAt, type Hostile, hostile, tencentAt } from "./support/hostile.ts";

const MB = 1024 * 1024;
const open: Transport[] = [];
let other: Hostile | undefined;

afterEach(async () => {
  for (const transport of open.splice(0)) await transport.close();
  await other?.close();
  other = undefined;
});

const CALLS: Readonly<Record<string, readonly [typeof alibabaAt, TransportRequest]>> = {
  "Alibaba RPC": [
    alibabaAt,
    { product: "Ecs", action: "DescribeDisks", region: "cn-hangzhou", params: {} },
  ],
  "Alibaba OSS": [
    alibabaAt,
    { product: "Oss", action: "ListBuckets", region: "global", params: {} },
  ],
  "Alibaba SLS": [
    alibabaAt,
    { product: "Sls", action: "ListProject", region: "cn-hangzhou", params: {} },
  ],
  "Tencent API 3.0": [
    tencentAt,
    { product: "cvm", action: "DescribeInstances", region: "ap-shanghai", params: {} },
  ],
  "Tencent COS": [
    tencentAt,
    { product: "cos", action: "getService", region: "global", params: {} },
  ],
};

/** A body that goes on and on, without saying how long it is. */
function endless(reply: ServerResponse): void {
  const part = Buffer.alloc(MB, 0x20);
  const more = (): void => {
    while (!reply.destroyed && reply.write(part));
  };
  reply.on("drain", more);
  more();
}

const whole =
  (body: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
  (reply: ServerResponse): void => {
    reply.writeHead(200, headers);
    reply.end(body);
  };
const deep = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const elements = (levels: number): string => `${"<a>".repeat(levels)}${"</a>".repeat(levels)}`;
const ENTITIES = Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
).join("");

const BODIES: Readonly<Record<string, (reply: ServerResponse) => void>> = {
  "is said to have a terabyte": (reply) => {
    reply.writeHead(200, { "content-length": "1099511627776" });
    reply.write("{");
  },
  "has no end": endless,
  "is JSON of a million levels": whole(deep(1_000_000)),
  "is an answer of a thousand levels": whole(
    `{"Response":{"A":${deep(1_000)}},"A":${deep(1_000)}}`,
  ),
  "is XML of a million levels": whole(elements(1_000_000)),
  "is XML of a thousand levels": whole(elements(1_000)),
  "is XML with entities of entities": whole(
    `<!DOCTYPE a [<!ENTITY e0 "lol">${ENTITIES}]><Error><Code>&e9;</Code></Error>`,
  ),
  "has 20 million objects": whole(`{"A":[${"{},".repeat(20_000_000)}{}],"Response":{}}`),
  "has 10 million elements": whole(`<A>${"<b/>".repeat(10_000_000)}</A>`),
  "holds a text of 40 MB": whole(
    JSON.stringify({ Response: { Name: "a".repeat(40 * MB) }, Name: "1".repeat(40 * MB) }),
  ),
  "holds an element of 40 MB": whole(`<A><Name>${"a".repeat(40 * MB)}</Name></A>`),
  "is packed": whole(gzipSync(Buffer.alloc(10 * MB)), { "content-encoding": "gzip" }),
};

/** What is harmless there, and left to what reads the records: a policy's text, entities as they are. */
const HARMLESS: ReadonlySet<string> = new Set([
  "Alibaba OSS is an answer of a thousand levels",
  "Alibaba RPC is XML with entities of entities",
]);

for (const [name, [client, request]] of Object.entries(CALLS)) {
  test.each(Object.entries(BODIES).filter(([how]) => !HARMLESS.has(`${name} ${how}`)))(
    `a reply of ${name} that %s is an unreadable reply of that call`,
    async (_, answer) => {
      other = await hostile(answer);
      const transport = client(other.url);
      open.push(transport);
      await expect(transport.send(request, AbortSignal.timeout(50_000))).rejects.toMatchObject({
        name: "CallError",
        kind: "unknown",
        code: expect.stringMatching(/^(?:UnreadableReply|ReplyTooLarge)$/u),
      });
    },
  );
}

const RAW: Readonly<Record<string, (socket: Socket) => void>> = {
  "no HTTP at all": (socket) => void socket.write("220 ready\r\n\r\n"),
  "headers without end": (socket) =>
    void socket.write(`HTTP/1.1 200 OK\r\n${"x-more: y\r\n".repeat(100_000)}`),
  "a thousand interim answers and a wrong one": (socket) =>
    void socket.write(`${"HTTP/1.1 102 Processing\r\n\r\n".repeat(1_000)}HTTP/9 x\r\n\r\n`),
};

test.each(Object.entries(RAW))("%s in place of a reply is named", async (_, raw) => {
  other = await hostile(() => undefined, raw);
  const [client, request] = CALLS["Alibaba RPC"] ?? [];
  if (client === undefined || request === undefined) throw new Error("no such call");
  const transport = client(other.url);
  open.push(transport);
  await expect(transport.send(request, AbortSignal.timeout(50_000))).rejects.toMatchObject({
    kind: "unknown",
    code: "UnreadableReply",
  });
});

test("a policy that is a million levels deep inside of its text is one listing's fault", async () => {
  const statement = `{"Statement":[{"Principal":${deep(100_000)}}]}`;
  expect(() => readPath({ Policy: statement }, "Policy{}.Statement[].Principal[]")).toThrow(
    ListingError,
  );
  const outcome = failedCoverage("oss.bucket", "global", new ListingError("too deep"));
  expect(outcome).toMatchObject({ outcome: "failed" });
  const overflow = failedCoverage("oss.bucket", "global", new RangeError("Invalid time value"));
  expect(overflow).toMatchObject({ outcome: "failed" });
});

test("a reply that trickles in ends with the time for a whole reply", async () => {
  other = await hostile((reply) => {
    reply.writeHead(200);
    const timer = setInterval(() => reply.write(" "), 10);
    reply.on("close", () => clearInterval(timer));
  });
  const transport = tencentAt(other.url, 300);
  open.push(transport);
  const [, request] = CALLS["Tencent API 3.0"] ?? [];
  if (request === undefined) throw new Error("no such call");
  await expect(transport.send(request, AbortSignal.timeout(50_000))).rejects.toMatchObject({
    kind: "unknown",
    code: "ReadTimeout",
  });
});

test.each([40, 100])(
  "one record with a name of %i MB is an unreadable reply, asked for once, and takes no gigabyte",
  async (size) => {
    other = await hostile((reply) => {
      reply.writeHead(200);
      reply.write('{"RequestId":"1","Disks":{"Disk":[{"DiskId":"d-1","DiskName":"');
      const part = Buffer.alloc(MB, 0x61);
      for (let at = 0; at < size; at += 1) reply.write(part);
      reply.end('"}]}}');
    });
    const said = await child("long-name.ts", other.url);
    expect(said).toMatchObject({
      outcome: "failed",
      code: expect.stringMatching(/^(?:UnreadableReply|ReplyTooLarge)$/u),
    });
    expect(said["megabytes"]).toBeLessThan(700);
    expect(other.count()).toBe(1);
  },
);

/** Runs a child of these tests; gives what it says. */
async function child(file: string, url: string): Promise<Readonly<Record<string, unknown>>> {
  const path = await compiled(join(import.meta.dirname, "children", file));
  const started = spawn(process.execPath, [path, url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const parts: Buffer[] = [];
  started.stdout.on("data", (part: Buffer) => parts.push(part));
  await new Promise((resolve) => started.once("close", resolve));
  return JSON.parse(Buffer.concat(parts).toString("utf8"));
}
