import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { accountPaths } from "../../src/files/project.ts";
import { acquireLock, type Lock } from "../../src/record/lock/lock-file.ts";
import { heldIn, judged } from "../../src/record/lock/lock-holder.ts";
import { doorOf } from "../../src/record/lock/lock-takeover.ts";
import { ownMark } from "../../src/record/lock/process-mark.ts";
import { startChild } from "./child.ts";
import { manualClock, problemOf, temporaryFolder } from "./support.ts";

const ACCOUNT = "1234567890123456";

function take(dir: string): Lock {
  const lock = acquireLock(dir, {
    accountId: ACCOUNT,
    command: "closeout review demo",
    clock: manualClock(),
  });
  onTestFinished(() => lock.release());
  return lock;
}

/** Leaves a lock as a run with this mark would have. */
function leaveLock(dir: string, mark: Readonly<Record<string, unknown>>): string {
  const file = accountPaths(dir).lock;
  const holder = { accountId: ACCOUNT, command: "cdktf deploy", since: "2026-08-31T10:00:00.000Z" };
  writeFileSync(file, JSON.stringify({ ...holder, ...ownMark(), ...mark }));
  return file;
}

/** Makes a file so many seconds old. */
function age(file: string, seconds: number): void {
  const time = new Date(Date.now() - seconds * 1000);
  utimesSync(file, time, time);
}

/** A process number that nobody has: above the highest that Linux gives. */
const NOBODY = 2 ** 22 + 1;

describe("a lock", () => {
  test("lies beside the journal and says who holds it, until it is released", () => {
    const dir = temporaryFolder();
    const lock = take(dir);
    expect(lock.note).toBeUndefined();
    expect(JSON.parse(readFileSync(accountPaths(dir).lock, "utf8"))).toMatchObject({
      accountId: ACCOUNT,
      command: "closeout review demo",
      pid: process.pid,
      since: "2026-09-01T00:00:00.000Z",
    });
    lock.release();
    lock.release();
    expect(existsSync(lock.file)).toBe(false);
    expect(take(dir).note).toBeUndefined();
  });

  test("is refused to a second taker in the same process", () => {
    const dir = temporaryFolder();
    take(dir);
    expect(problemOf(() => take(dir)).code).toBe("locked");
  });

  test("of another run is refused, naming its command, process and time", async () => {
    const dir = temporaryFolder();
    const child = await startChild("hold.ts", dir);
    await child.line();
    child.say("go");
    expect(await child.line()).toBe("held");

    const problem = problemOf(() => take(dir));
    expect(problem.code).toBe("locked");
    expect(problem.message).toContain(`\`cdktf deploy\`, process ${child.pid} on `);
    expect(problem.message).toContain("since 2026-09-01T00:00:00.000Z");
    expect(problem.next).toContain(`kill ${child.pid}`);
  });

  test("of a killed run is taken over with a note", async () => {
    const dir = temporaryFolder();
    const child = await startChild("hold.ts", dir);
    await child.line();
    child.say("go");
    await child.line();
    child.kill("SIGKILL");
    await child.ended();

    expect(existsSync(accountPaths(dir).lock)).toBe(true);
    const lock = take(dir);
    expect(lock.note).toContain(`\`cdktf deploy\`, process ${child.pid}`);
    expect(JSON.parse(readFileSync(lock.file, "utf8"))).toMatchObject({ pid: process.pid });
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "is released at %s, which ends the process as usual",
    async (signal) => {
      const dir = temporaryFolder();
      const child = await startChild("hold.ts", dir);
      await child.line();
      child.say("go");
      await child.line();
      child.kill(signal);
      expect(await child.ended()).toEqual({ code: null, signal });
      expect(existsSync(accountPaths(dir).lock)).toBe(false);
    },
  );

  test("stays through a signal that the run answers itself, and goes at its end", async () => {
    const dir = temporaryFolder();
    const child = await startChild("hold.ts", dir, "graceful");
    await child.line();
    child.say("go");
    await child.line();
    child.kill("SIGINT");
    expect(await child.line()).toBe("interrupted");
    expect(existsSync(accountPaths(dir).lock)).toBe(true);
    child.say("end");
    expect(await child.ended()).toEqual({ code: 0, signal: null });
    expect(existsSync(accountPaths(dir).lock)).toBe(false);
  });

  test("of a dead run goes to one of several that want it at once", async () => {
    const dir = temporaryFolder();
    leaveLock(dir, { pid: NOBODY });
    const children = await Promise.all([1, 2, 3, 4].map(() => startChild("hold.ts", dir)));
    await Promise.all(children.map((child) => child.line()));
    for (const child of children) child.say("go");
    const answers = await Promise.all(children.map((child) => child.line()));
    expect(answers.sort()).toEqual(["locked", "locked", "locked", "taken over"]);
  });
});

test("a held lock is touched every ten seconds, for those that cannot see its process", () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const { file } = take(temporaryFolder());
    age(file, 300);
    vi.advanceTimersByTime(10_000);
    expect(Date.now() - statSync(file).mtimeMs).toBeLessThan(60_000);
  } finally {
    vi.useRealTimers();
  }
});

describe("a lock that was left", () => {
  test("by a process whose number another one has now is taken over", () => {
    const dir = temporaryFolder();
    leaveLock(dir, { pid: process.pid, started: "1" });
    expect(take(dir).note).toContain("taken over");
  });

  test("before the machine was restarted is taken over", () => {
    const dir = temporaryFolder();
    leaveLock(dir, { host: "box 0123", boot: "earlier" });
    const file = accountPaths(dir).lock;
    expect(problemOf(() => take(dir)).code).toBe("locked");
    writeFileSync(file, readFileSync(file, "utf8").replace("box 0123", ownMark().host));
    if (ownMark().host.includes(" ")) expect(take(dir).note).toContain("taken over");
  });

  test.each([
    ["on another machine", { host: "build-7 abc", pid: NOBODY }],
    ["in another container", { space: "pid:[1]", pid: NOBODY }],
  ])("%s is refused, saying how to remove it", (_, mark) => {
    const dir = temporaryFolder();
    const file = leaveLock(dir, mark);
    const problem = problemOf(() => take(dir));
    expect(problem.code).toBe("locked");
    expect(problem.next).toContain(`remove ${file}`);
    expect(existsSync(file)).toBe(true);
  });

  test.each([
    ["empty", ""],
    ["cut short", '{\n  "accountId": "1234'],
    ["of zeros alone, as a disk leaves it that lost its power", "\0".repeat(200)],
  ])("%s is taken over", (_, text) => {
    const dir = temporaryFolder();
    writeFileSync(accountPaths(dir).lock, text);
    expect(take(dir).note).toContain("taken over");
  });

  test("cut short on a disk without links is taken over, unless it is being written at this moment", () => {
    const dir = temporaryFolder();
    const file = accountPaths(dir).lock;
    writeFileSync(file, "{");
    const held = heldIn("{");
    const judge = { own: ownMark(), now: Date.now(), whole: false, isHeld: () => false };
    expect(judged(file, held, judge)).toBe("being-written");
    expect(judged(file, held, { ...judge, now: Date.now() + 60_000 })).toBe("dead");
    // Clocks are set, and disks restored.
    expect(judged(file, held, { ...judge, now: Date.now() - 86_400_000 })).toBe("dead");
  });

  test("that is something else's file is refused, saying how to remove it", () => {
    const dir = temporaryFolder();
    for (const text of ["{}", "[]", "null", '{"pid":"7"}']) {
      writeFileSync(accountPaths(dir).lock, text);
      age(accountPaths(dir).lock, 86_400);
      const problem = problemOf(() => take(dir));
      expect(problem.message).toContain("cannot be read as a lock");
      expect(problem.next).toContain("remove ");
    }
  });

  test("by this process itself is taken over", () => {
    const dir = temporaryFolder();
    leaveLock(dir, {});
    expect(take(dir).note).toContain("taken over");
  });

  const BEATS = { beats: 10_000 } as const;
  test.each([
    ["in another container", { space: "pid:[1]", pid: NOBODY }],
    ["on another machine", { host: "build-7 abc", pid: NOBODY }],
    ["on a machine without an id, before its restart", { host: "box", boot: "earlier" }],
    [
      "by a process of a system that tells no start times",
      { pid: process.ppid, started: undefined },
    ],
  ])("%s is taken over once its holder has been silent for minutes, and not before", (_, mark) => {
    const dir = temporaryFolder();
    const file = leaveLock(dir, { ...mark, ...BEATS });
    age(file, 60);
    expect(problemOf(() => take(dir)).code).toBe("locked");
    age(file, 180);
    expect(take(dir).note).toContain("taken over");
  });

  test.each([1, 2, 5])(
    "is taken over although %i takers of it were killed at that",
    async (dead) => {
      const dir = temporaryFolder();
      const file = leaveLock(dir, { pid: NOBODY });
      let text = readFileSync(file, "utf8");
      for (let at = 0; at < dead; at += 1) {
        const door = doorOf(file, text);
        text = JSON.stringify({ ...JSON.parse(text), pid: NOBODY + 1 + at });
        writeFileSync(door, text);
      }
      const children = await Promise.all([1, 2, 3, 4].map(() => startChild("hold.ts", dir)));
      await Promise.all(children.map((child) => child.line()));
      for (const child of children) child.say("go");
      const answers = await Promise.all(children.map((child) => child.line()));
      expect(answers.sort()).toEqual(["locked", "locked", "locked", "taken over"]);
      for (const child of children) child.say("end");
      await Promise.all(children.map((child) => child.ended()));
      expect(readdirSync(dir)).toEqual([]);
    },
  );

  test("and then removed by hand and taken by another is not removed at release", () => {
    const dir = temporaryFolder();
    const lock = take(dir);
    writeFileSync(lock.file, "another run's");
    lock.release();
    expect(existsSync(lock.file)).toBe(true);
  });
});

test("a folder that is not there is said to be unwritable", () => {
  const problem = problemOf(() => take(join(temporaryFolder(), "none")));
  expect(problem.code).toBe("unwritable");
});

test("no listener stays behind after the last release", () => {
  const before = process.listenerCount("SIGTERM");
  const [one, two] = [take(temporaryFolder()), take(temporaryFolder())];
  expect(process.listenerCount("SIGTERM")).toBe(before + 1);
  one.release();
  two.release();
  expect(process.listenerCount("SIGTERM")).toBe(before);
});
