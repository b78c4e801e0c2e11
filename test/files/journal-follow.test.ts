import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { JournalEntry } from "../../src/core/journal.ts";
import { openJournal } from "../../src/record/journal/journal-file.ts";
import { followJournal } from "../../src/record/journal/journal-follow.ts";
import { answer, call, proved } from "./entries.ts";
import { manualClock, problemOfAsync, temporaryFolder } from "./support.ts";

/** Follows with a clock that stands still, so that only the file system's own news wake it. */
function follow(file: string) {
  const stop = new AbortController();
  const clock = manualClock();
  const entries = followJournal(file, { signal: stop.signal, clock });
  onTestFinished(() => stop.abort());
  const next = async (): Promise<JournalEntry | undefined> => {
    const result = await entries.next();
    return result.done === true ? undefined : result.value;
  };
  return { next, clock, stop };
}

test("following gives what is there, then what is appended", async () => {
  const file = join(temporaryFolder(), "journal.jsonl");
  const journal = openJournal(file);
  onTestFinished(() => journal.close());
  journal.append(call(1));

  const { next, clock } = follow(file);
  expect(await next()).toEqual(call(1));
  const second = next();
  await clock.sleeping();
  journal.append(answer(1));
  journal.append(proved(1));
  expect(await second).toEqual(answer(1));
  expect(await next()).toEqual(proved(1));
});

test("a folder that comes later is found by polling", async () => {
  const dir = join(temporaryFolder(), "demo");
  const { next, clock } = follow(join(dir, "journal.jsonl"));
  const first = next();
  await clock.sleeping();
  mkdirSync(dir);
  writeFileSync(join(dir, "journal.jsonl"), `${JSON.stringify(call(1))}\n`);
  clock.advance(1000);
  expect(await first).toEqual(call(1));
});

test("half a line waits for its other half", async () => {
  const file = join(temporaryFolder(), "journal.jsonl");
  const line = `${JSON.stringify(call(1))}\n${JSON.stringify(call(2))}\n`;
  writeFileSync(file, line.slice(0, -20));
  const { next, clock } = follow(file);
  expect(await next()).toEqual(call(1));
  const second = next();
  await clock.sleeping();
  appendFileSync(file, line.slice(-20));
  expect(await second).toEqual(call(2));
});

test("following ends when it is told to", async () => {
  const file = join(temporaryFolder(), "journal.jsonl");
  writeFileSync(file, `${JSON.stringify(call(1))}\n`);
  const { next, clock, stop } = follow(file);
  await next();
  const last = next();
  await clock.sleeping();
  stop.abort();
  expect(await last).toBeUndefined();
});

test("a journal that becomes shorter is a problem", async () => {
  const file = join(temporaryFolder(), "journal.jsonl");
  writeFileSync(file, `${JSON.stringify(call(1))}\n`);
  const { next, clock } = follow(file);
  await next();
  const second = problemOfAsync(next);
  await clock.sleeping();
  writeFileSync(file, "");
  expect((await second).message).toContain("became shorter");
});
