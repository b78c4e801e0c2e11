import { expect, test } from "vitest";
import { Limiter, type LimiterOptions } from "../../src/clouds/shared/wire/limiter.ts";
import { retrying } from "../../src/clouds/shared/wire/retry.ts";
import { CallError } from "../../src/clouds/shared/wire/transport.ts";
import type { Clock } from "../../src/core/clock.ts";
import { jumpingClock } from "./support/clock.ts";

const POLICY = { tries: 8, totalMs: 120_000, baseMs: 200, capMs: 5_000 };
const never = new AbortController().signal;

const key = (name: string, group = "g") => ({ group, name });
const K = key("k");

const throttled = (retryAfterMs?: number) =>
  new CallError({
    kind: "throttled",
    code: "Throttling.User",
    message: "slow down",
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

function limiterOn(clock: Clock, options: Partial<LimiterOptions> = {}): Limiter {
  return new Limiter(
    clock,
    (error) =>
      error instanceof CallError && error.kind === "throttled"
        ? { retryAfterMs: error.retryAfterMs }
        : undefined,
    options,
  );
}

/** A server that takes so many calls a second and names the rest of the second as pause. */
function quotaServer(clock: Clock, perSecond: number, hint: boolean) {
  let second = 0;
  let used = 0;
  const state = { refused: 0 };
  const answer = async (): Promise<void> => {
    await clock.sleep(20);
    const now = Math.floor(clock.now() / 1000);
    if (now !== second) {
      second = now;
      used = 0;
    }
    used += 1;
    if (used <= perSecond) return;
    state.refused += 1;
    throw throttled(hint ? 1000 - (clock.now() % 1000) : undefined);
  };
  return { answer, state };
}

async function drain(clock: Clock, limiter: Limiter, count: number, answer: () => Promise<void>) {
  const start = clock.now();
  await Promise.all(
    Array.from({ length: count }, () =>
      retrying(POLICY, clock, never, "read", (n) => limiter.run(K, never, answer, n > 1)),
    ),
  );
  return clock.now() - start;
}

test("calls of a key run side by side up to the width, and the width grows while all goes well", async () => {
  const clock = jumpingClock();
  const limiter = limiterOn(clock, { start: 2, most: 8 });
  let under = 0;
  let most = 0;
  await drain(clock, limiter, 200, async () => {
    under += 1;
    most = Math.max(most, under);
    await clock.sleep(10);
    under -= 1;
  });
  expect(most).toBe(8);
});

test("a quota that names its pause is used to the full", async () => {
  const clock = jumpingClock();
  const server = quotaServer(clock, 50, true);
  const ms = await drain(clock, limiterOn(clock), 500, server.answer);
  // 500 calls at 50 a second take ten seconds at best.
  expect(ms).toBeLessThan(11_500);
  expect(server.state.refused).toBeLessThan(100);
});

test("a quota without a named pause is found by feeling", async () => {
  const clock = jumpingClock();
  const server = quotaServer(clock, 50, false);
  const ms = await drain(clock, limiterOn(clock), 500, server.answer);
  expect(ms).toBeLessThan(14_000);
});

test("a key that is throttled does not slow another", async () => {
  const clock = jumpingClock();
  const limiter = limiterOn(clock);
  await limiter
    .run(key("slow"), never, () => Promise.reject(throttled(10_000)))
    .catch(() => undefined);
  const start = clock.now();
  let slowAt = 0;
  const slow = limiter.run(key("slow"), never, async () => {
    slowAt = clock.now() - start;
  });
  await limiter.run(key("quick"), never, () => clock.sleep(5));
  expect(clock.now() - start).toBe(5);
  await slow;
  expect(slowAt).toBeGreaterThanOrEqual(10_000);
});

/** A server whose actions share one bucket, which fills up by so many calls a second. */
function sharedQuota(clock: Clock, perSecond: number) {
  const state = { refused: 0 };
  let tokens = perSecond;
  let at = clock.now();
  const answer = async (): Promise<void> => {
    await clock.sleep(40);
    tokens = Math.min(perSecond, tokens + ((clock.now() - at) * perSecond) / 1000);
    at = clock.now();
    if (tokens >= 1) {
      tokens -= 1;
      return;
    }
    state.refused += 1;
    throw throttled(Math.ceil(((1 - tokens) * 1000) / perSecond));
  };
  return { answer, state };
}

test("names that are throttled together are held to one quota, and none of them starves", async () => {
  const clock = jumpingClock();
  const limiter = limiterOn(clock);
  const server = sharedQuota(clock, 20);
  const start = clock.now();
  const names = Array.from({ length: 12 }, (_, i) => key(`action-${i}`, "product"));
  await Promise.all(
    names.flatMap((name) =>
      Array.from({ length: 20 }, () =>
        retrying(POLICY, clock, never, "read", (n) =>
          limiter.run(name, never, server.answer, n > 1),
        ),
      ),
    ),
  );
  // 240 calls at 20 a second, the first 20 at once: eleven seconds at best.
  expect(clock.now() - start).toBeLessThan(12_000);
  expect(server.state.refused).toBeLessThan(150);
});

test("a group that is held back does not slow another group", async () => {
  const clock = jumpingClock();
  const limiter = limiterOn(clock);
  for (const name of ["a", "b"]) {
    const slow = limiter.run(key(name, "one region"), never, () =>
      Promise.reject(throttled(9_000)),
    );
    await slow.catch(() => undefined);
  }
  const start = clock.now();
  await limiter.run(key("a", "another region"), never, () => clock.sleep(5));
  expect(clock.now() - start).toBe(5);
  await limiter.run(key("c", "one region"), never, () => clock.sleep(5));
  expect(clock.now() - start).toBeGreaterThanOrEqual(9_000);
});

test("throttling that never ends is given up within the bounds", async () => {
  const clock = jumpingClock();
  const limiter = limiterOn(clock);
  let calls = 0;
  const start = clock.now();
  const call = retrying(POLICY, clock, never, "read", (n) =>
    limiter.run(
      K,
      never,
      async () => {
        calls += 1;
        throw throttled();
      },
      n > 1,
    ),
  );
  await expect(call).rejects.toMatchObject({ kind: "throttled" });
  expect(calls).toBe(8);
  expect(clock.now() - start).toBeLessThan(120_000);
});

test("a call that waits for its turn stops at once when it is stopped", async () => {
  const clock = jumpingClock();
  const limiter = limiterOn(clock, { start: 1, most: 1 });
  const stop = new AbortController();
  let release: () => void = () => undefined;
  const first = limiter.run(K, never, () => new Promise<void>((done) => (release = done)));
  const second = limiter.run(K, stop.signal, async () => "ran");
  stop.abort(new Error("stopped by the user"));
  await expect(second).rejects.toThrow("stopped by the user");
  release();
  await first;
  await expect(limiter.run(K, never, async () => "next")).resolves.toBe("next");
});

const failing = (kind: CallError["kind"], times: number) => {
  let calls = 0;
  const attempt = async (): Promise<number> => {
    calls += 1;
    if (calls <= times) throw new CallError({ kind, code: kind, message: kind });
    return calls;
  };
  return attempt;
};

test("a changing call whose outcome is unknown is not made again", async () => {
  const clock = jumpingClock();
  const once = retrying(POLICY, clock, never, "once", failing("unknown", 1));
  await expect(once).rejects.toMatchObject({ kind: "unknown" });
});

test("a call that may safely happen twice is made again after a cut", async () => {
  const clock = jumpingClock();
  await expect(retrying(POLICY, clock, never, "idempotent", failing("unknown", 1))).resolves.toBe(
    2,
  );
  await expect(retrying(POLICY, clock, never, "read", failing("unknown", 1))).resolves.toBe(2);
});

test("a changing call that was surely not carried out is made again", async () => {
  const clock = jumpingClock();
  await expect(retrying(POLICY, clock, never, "once", failing("transient", 3))).resolves.toBe(4);
});

test("a denied call is made once", async () => {
  const clock = jumpingClock();
  await expect(retrying(POLICY, clock, never, "read", failing("denied", 1))).rejects.toMatchObject({
    kind: "denied",
  });
});
