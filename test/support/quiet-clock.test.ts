import { once } from "node:events";
import { createServer, get, type ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { quietClock } from "./quiet-clock.ts";

const HOUR = 60 * 60 * 1_000;

/** A server that answers when it is told to. */
async function aServer(): Promise<{ url: string; asked: Promise<ServerResponse> }> {
  const server = createServer();
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const asked = once(server, "request").then(([, response]): ServerResponse => response);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/`, asked };
}

test("an hour is over at once, and those who wait wake in their order", async () => {
  const clock = quietClock();
  const start = clock.now();
  const woken: string[] = [];
  await Promise.all([
    clock.sleep(2 * HOUR).then(() => woken.push("second")),
    clock.sleep(HOUR).then(() => woken.push("first")),
  ]);
  expect(woken).toEqual(["first", "second"]);
  expect(clock.now() - start).toBe(2 * HOUR);
});

test("no time passes while a request is under way", async () => {
  const clock = quietClock();
  const start = clock.now();
  const { url, asked } = await aServer();
  const reply = once(get(url), "response");
  const slept = clock.sleep(HOUR).then(() => "slept");
  const response = await asked;
  expect(clock.now()).toBe(start);
  response.end("late");
  const [incoming] = await reply;
  incoming.resume();
  expect(await slept).toBe("slept");
  expect(clock.now() - start).toBe(HOUR);
});

test("a wait that is called off is no time", async () => {
  const clock = quietClock();
  const start = clock.now();
  const stop = new AbortController();
  const slept = clock.sleep(HOUR, stop.signal);
  stop.abort(new Error("enough"));
  await expect(slept).rejects.toThrow("enough");
  expect(clock.now()).toBe(start);
});
