import { join } from "node:path";
import { Client, credentials, type ServiceError, status } from "@grpc/grpc-js";
import { expect, onTestFinished, test } from "vitest";
import type { Call } from "../../src/provider/wire/grpc-call.ts";
import { GrpcServer } from "../../src/provider/wire/grpc-server.ts";
import { temporaryFolder } from "../files/support.ts";

/** A client that nobody here wrote, of a server with these calls. */
async function clientOf(calls: Readonly<Record<string, Call>>): Promise<Client> {
  const server = new GrpcServer();
  for (const [path, call] of Object.entries(calls)) server.add(path, call);
  const path = join(temporaryFolder(), "s");
  await server.listen(path, undefined);
  const client = new Client(`unix:${path}`, credentials.createInsecure(), {
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  onTestFinished(() => {
    client.close();
    server.destroy();
  });
  return client;
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

interface Answered {
  readonly failure: ServiceError | null;
  readonly bytes: Buffer | undefined;
}

function ask(client: Client, path: string, request: Buffer): Promise<Answered> {
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      path,
      (bytes: Buffer) => bytes,
      (bytes) => bytes,
      request,
      (failure, bytes) => resolve({ failure, bytes }),
    );
  });
}

const echo: Call = { kind: "unary", answer: async (request) => request };

test.each([0, 1, 65_535, 65_536, 40_000_000])(
  "a message of %i bytes comes back whole",
  async (size) => {
    const client = await clientOf({ "/toy.Toy/Echo": echo });
    const request = Buffer.alloc(size, "item ");
    const { failure, bytes } = await ask(client, "/toy.Toy/Echo", request);
    expect(failure).toBeNull();
    expect(bytes?.equals(request)).toBe(true);
  },
);

test("calls that run at once each get their own answer", async () => {
  const client = await clientOf({ "/toy.Toy/Echo": echo });
  const requests = Array.from({ length: 50 }, (_, at) => Buffer.alloc(100_000, String(at)));
  const answers = await Promise.all(requests.map((one) => ask(client, "/toy.Toy/Echo", one)));
  expect(answers.map(({ bytes }, at) => bytes?.equals(requests[at] ?? Buffer.of()))).toEqual(
    requests.map(() => true),
  );
});

test("a method that is not there is unimplemented", async () => {
  const client = await clientOf({});
  const { failure } = await ask(client, "/toy.Toy/Other", Buffer.of());
  expect(failure?.code).toBe(status.UNIMPLEMENTED);
  expect(failure?.details).toContain("/toy.Toy/Other");
});

test("a handler that throws is an internal error with its words, whatever they hold", async () => {
  const answer = async (): Promise<Uint8Array> => {
    throw new Error("5 % of 账号\nare left");
  };
  const client = await clientOf({ "/toy.Toy/Fail": { kind: "unary", answer } });
  const { failure } = await ask(client, "/toy.Toy/Fail", Buffer.of());
  expect(failure?.code).toBe(status.INTERNAL);
  expect(failure?.details).toBe("Error: 5 % of 账号\nare left");
});

test("a client that cancels is heard of while its call is under way, and not after it", async () => {
  const heard: string[] = [];
  const begun = deferred();
  const aborted = deferred();
  const client = await clientOf({
    "/toy.Toy/Quick": {
      kind: "unary",
      answer: async (request, signal) => {
        signal.addEventListener("abort", () => heard.push("quick"));
        return request;
      },
    },
    "/toy.Toy/Slow": {
      kind: "unary",
      answer: (_, signal) => {
        signal.addEventListener("abort", () => {
          heard.push("slow");
          aborted.resolve();
        });
        begun.resolve();
        return aborted.promise.then(() => Buffer.of());
      },
    },
  });
  await ask(client, "/toy.Toy/Quick", Buffer.of());
  const cancelled = new Promise<ServiceError | null>((resolve) => {
    const call = client.makeUnaryRequest(
      "/toy.Toy/Slow",
      (bytes: Buffer) => bytes,
      (bytes) => bytes,
      Buffer.of(),
      (failure) => resolve(failure),
    );
    void begun.promise.then(() => call.cancel());
  });
  expect((await cancelled)?.code).toBe(status.CANCELLED);
  await aborted.promise;
  expect(heard).toEqual(["slow"]);
});

test("a stream gives what is sent on it, and hears when its client goes", async () => {
  const gone = deferred();
  const client = await clientOf({
    "/toy.Toy/Watch": {
      kind: "stream",
      open: ({ send, onClientGone }) => {
        send(Buffer.from("one"));
        send(Buffer.alloc(0));
        send(Buffer.from("two"));
        onClientGone(() => gone.resolve());
      },
    },
  });
  const stream = client.makeServerStreamRequest(
    "/toy.Toy/Watch",
    (bytes: Buffer) => bytes,
    (bytes) => String(bytes),
    Buffer.of(),
  );
  stream.on("error", () => {});
  const got: string[] = [];
  await new Promise<void>((resolve) => {
    stream.on("data", (text: string) => {
      got.push(text);
      if (got.length === 3) resolve();
    });
  });
  stream.cancel();
  await gone.promise;
  expect(got).toEqual(["one", "", "two"]);
});
