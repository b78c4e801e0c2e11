import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Journal, loadJournal, openJournal } from "../../src/record/journal/journal-file.ts";
import { startChild } from "./child.ts";
import { answer, call, proved } from "./entries.ts";
import { problemOf, problemOfAsync, temporaryFolder } from "./support.ts";

function journalFile(): string {
  return join(temporaryFolder(), "journal.jsonl");
}

function open(file: string): Journal {
  const journal = openJournal(file);
  onTestFinished(() => journal.close());
  return journal;
}

describe("a journal", () => {
  test("gives back what was appended, over several openings", async () => {
    const file = journalFile();
    const first = open(file);
    first.append(call(1));
    first.append(answer(1));
    first.close();
    open(file).append(proved(1));
    expect(await loadJournal(file)).toEqual([call(1), answer(1), proved(1)]);
  });

  test("that is not there has no entries", async () => {
    expect(await loadJournal(journalFile())).toEqual([]);
  });

  test("is on disk line by line while it is open", () => {
    const file = journalFile();
    const journal = open(file);
    journal.append(call(1));
    expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(call(1))}\n`);
  });

  test("keeps messages with any characters on one line", async () => {
    const file = journalFile();
    const message = 'line\nend \u2028 \u2029 \u0085 \r "quoted" 删除 😀';
    open(file).append(answer(1, { message }));
    open(file).append(call(2));
    expect(await loadJournal(file)).toEqual([answer(1, { message }), call(2)]);
  });

  test("longer than any buffer is read in order", async () => {
    const file = journalFile();
    const entries = Array.from({ length: 2000 }, (_, at) =>
      answer(at, { message: "删".repeat(at % 97) }),
    );
    writeFileSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    expect(await loadJournal(file)).toEqual(entries);
  });
});

describe("a crash in the middle of an append", () => {
  test("loses no earlier line, wherever the last one was torn", async () => {
    const file = journalFile();
    const whole = `${JSON.stringify(call(1))}\n${JSON.stringify(answer(1, { message: "删除" }))}\n`;
    const start = Buffer.byteLength(`${JSON.stringify(call(1))}\n`);
    for (let size = start; size < Buffer.byteLength(whole) - 1; size += 1) {
      writeFileSync(file, whole);
      truncateSync(file, size);
      expect(await loadJournal(file)).toEqual([call(1)]);
      const journal = openJournal(file);
      journal.append(proved(1));
      journal.close();
      expect(await loadJournal(file)).toEqual([call(1), proved(1)]);
    }
  });

  test("keeps a last line that only lacks its line end", async () => {
    const file = journalFile();
    writeFileSync(file, `${JSON.stringify(call(1))}\n${JSON.stringify(answer(1))}`);
    expect(await loadJournal(file)).toEqual([call(1), answer(1)]);
    open(file).append(proved(1));
    expect(await loadJournal(file)).toEqual([call(1), answer(1), proved(1)]);
  });

  test("by a lost disk cache, which leaves zeros, is cut off as well", async () => {
    const file = journalFile();
    writeFileSync(file, `${JSON.stringify(call(1))}\n${"\0".repeat(100_000)}`);
    expect(await loadJournal(file)).toEqual([call(1)]);
    open(file).append(answer(1));
    expect(await loadJournal(file)).toEqual([call(1), answer(1)]);
  });

  test("of the very first line leaves an empty journal", async () => {
    const file = journalFile();
    writeFileSync(file, '{"kind":"ru');
    open(file).append(call(1));
    expect(await loadJournal(file)).toEqual([call(1)]);
  });

  test("by kill -9 leaves every append that had returned", async () => {
    const file = journalFile();
    const child = await startChild("append.ts", file);
    let said = 0;
    while (said < 50) said = Number(await child.line());
    child.kill("SIGKILL");
    await child.ended();

    const left = await loadJournal(file);
    expect(left.length).toBeGreaterThanOrEqual(said);
    expect(left.map((entry) => (entry.kind === "call" ? entry.seq : 0))).toEqual(
      left.map((_, at) => at + 1),
    );
    open(file).append(answer(1));
    expect(await loadJournal(file)).toEqual([...left, answer(1)]);
  });
});

describe("a bad line in the middle", () => {
  test.each([
    ["is not valid JSON", '{"kind":"call","at"'],
    ["is not valid JSON", ""],
    ["is no journal entry", '{"kind":"party","at":"x","run":"r"}'],
    ["is no journal entry (seq)", JSON.stringify({ ...answer(1), seq: "one" })],
  ])("is named with its number: %s", async (says, line) => {
    const file = journalFile();
    writeFileSync(file, `${JSON.stringify(call(1))}\n${line}\n${JSON.stringify(call(2))}\n`);
    const problem = await problemOfAsync(() => loadJournal(file));
    expect(problem.code).toBe("journal");
    expect(problem.where).toBe(`${file}:2`);
    expect(problem.message).toContain(`Line 2 of ${file} ${says}`);
  });

  test("is not touched by opening the journal", () => {
    const file = journalFile();
    const text = `nonsense\n${JSON.stringify(call(2))}\n`;
    writeFileSync(file, text);
    open(file);
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});

/** Makes the calls as a user without rights: root may write everywhere. */
function asNobody<Result>(act: () => Result): Result {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65534);
  try {
    return act();
  } finally {
    process.seteuid?.(0);
  }
}

describe("a place that cannot be written", () => {
  test("is found out at opening when the folder is read-only", () => {
    const file = journalFile();
    writeFileSync(file, "");
    chmodSync(file, 0o666);
    chmodSync(dirname(file), 0o555);
    const problem = asNobody(() => problemOf(() => openJournal(file)));
    chmodSync(dirname(file), 0o755);
    expect(problem.code).toBe("unwritable");
    expect(problem.message).toContain(`Cannot write ${file}: permission is missing (EACCES)`);
  });

  test("is found out at opening when the file is read-only", () => {
    const file = journalFile();
    writeFileSync(file, "");
    chmodSync(file, 0o444);
    chmodSync(dirname(file), 0o777);
    expect(asNobody(() => problemOf(() => openJournal(file))).code).toBe("unwritable");
  });

  const full = "/dev/full";
  const withFullDisk = test.skipIf(!existsSync(full));

  withFullDisk("is found out at opening when the disk is full", () => {
    const file = journalFile();
    // Every write to this device fails as on a full disk.
    symlinkSync(full, join(dirname(file), `.journal-probe.${process.pid}`));
    const problem = problemOf(() => openJournal(file));
    expect(problem.code).toBe("unwritable");
    expect(problem.message).toContain("the disk is full (ENOSPC)");
    expect(problem.next).toContain("Free some space");
  });

  withFullDisk("is said at the append when the disk fills up later", () => {
    const file = journalFile();
    symlinkSync(full, file);
    const journal = open(file);
    expect(problemOf(() => journal.append(call(1))).message).toContain("the disk is full");
  });

  test("is said when the folder is missing or is none", () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "file"), "");
    const missing = problemOf(() => openJournal(join(dir, "none", "journal.jsonl")));
    expect(missing.message).toContain("the folder does not exist");
    const none = problemOf(() => openJournal(join(dir, "file", "journal.jsonl")));
    expect(none.message).toContain("is not a folder");
  });

  test("leaves nothing of the try behind", () => {
    const file = journalFile();
    mkdirSync(file);
    expect(problemOf(() => openJournal(file)).code).toBe("unwritable");
  });
});

test("those who wait for the disk at the same time wait for one writing", async () => {
  const journal = open(journalFile());
  journal.append(call(1));
  const first = journal.onDisk();
  journal.append(call(2));
  expect(journal.onDisk()).toBe(first);
  await first;
  journal.append(call(3));
  await journal.onDisk();
  expect(await loadJournal(journal.file)).toEqual([call(1), call(2), call(3)]);
});

test("waiting for the disk on a closed journal is a mistake of the program", async () => {
  const journal = openJournal(journalFile());
  journal.close();
  await expect(journal.onDisk()).rejects.toThrow("is closed");
});

test("appending to a closed journal is a mistake of the program", () => {
  const journal = open(journalFile());
  journal.close();
  expect(() => journal.append(call(1))).toThrow("is closed");
});

test("a part of a line that another program left is cut before the next append", async () => {
  const file = journalFile();
  open(file).append(call(1));
  appendFileSync(file, '{"kind":');
  open(file).append(answer(1));
  expect(await loadJournal(file)).toEqual([call(1), answer(1)]);
});
