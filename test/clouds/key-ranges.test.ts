import { setImmediate as soon } from "node:timers/promises";
import { expect, test } from "vitest";
import { walkKeys } from "../../src/clouds/shared/rows/key-ranges.ts";
import { CallError } from "../../src/clouds/shared/wire/transport.ts";

const PAGE = 10;

interface Entry {
  readonly key: string;
  readonly version: number;
}

const byBytes = (a: Entry, b: Entry): number =>
  Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) || b.version - a.version;

/** A listing as OSS makes it: by the keys' bytes, newest version first, pages that name the next. */
function bucketOf(keys: readonly string[], versions = 1) {
  const entries = keys
    .flatMap((key) => Array.from({ length: versions }, (_, version) => ({ key, version })))
    .sort(byBytes);
  const state = { pages: 0, under: 0, most: 0 };
  const read = async (markers: Readonly<Record<string, string>>) => {
    state.pages += 1;
    state.under += 1;
    state.most = Math.max(state.most, state.under);
    await soon();
    state.under -= 1;
    const { key = "", version } = markers;
    const from = { key, version: version === undefined ? -1 : Number(version) };
    const start = key === "" ? 0 : entries.findIndex((entry) => byBytes(entry, from) > 0);
    const page = start < 0 ? [] : entries.slice(start, start + PAGE);
    const last = page.at(-1);
    const more = last !== undefined && last !== entries.at(-1);
    return {
      entries: page,
      next: more ? { key: last.key, version: String(last.version) } : undefined,
    };
  };
  return { entries, read, state };
}

async function visited(bucket: ReturnType<typeof bucketOf>): Promise<readonly Entry[]> {
  const seen: Entry[] = [];
  await walkKeys<Entry>({
    width: 8,
    marker: "key",
    read: bucket.read,
    take: async (entries) => {
      seen.push(...entries);
      return true;
    },
  });
  return seen.toSorted(byBytes);
}

const numbered = (count: number, prefix = ""): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${String(at).padStart(5, "0")}`);

/** Spread like hashes, and the same in each run. */
const hashed = Array.from({ length: 700 }, (_, at) =>
  ((at * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, "0"),
);

test.each([
  ["numbers", numbered(1000)],
  ["folders of days", numbered(30).flatMap((day) => numbered(25, `logs/${day}/`))],
  ["many small folders", numbered(300).flatMap((day) => [`${day}/a`, `${day}/b`])],
  ["hashes", hashed],
  ["one long key after another", numbered(300, "x".repeat(900))],
  [
    "characters beyond the usual",
    numbered(90).flatMap((n) => [`删${n}`, `~${n}`, `😀${n}`, `\uFFEE${n}`, n]),
  ],
  ["fewer than a page", numbered(3)],
  ["nothing", []],
])("every one of the keys is visited once: %s", async (_, keys) => {
  const bucket = bucketOf(keys);
  expect(await visited(bucket)).toEqual(bucket.entries);
});

test("every version of a key is visited once, also when a page ends between two", async () => {
  const bucket = bucketOf(numbered(150), 7);
  expect(await visited(bucket)).toEqual(bucket.entries);
});

test("a long listing is read in several places at once, with few pages for nothing", async () => {
  const bucket = bucketOf(numbered(1000));
  await visited(bucket);
  expect(bucket.state.most).toBeGreaterThan(4);
  expect(bucket.state.pages).toBeLessThan(125);
});

test("a short listing is read page by page", async () => {
  const bucket = bucketOf(numbered(40));
  await visited(bucket);
  expect([bucket.state.most, bucket.state.pages]).toEqual([1, 4]);
});

test("a walk that is told to stop reads no further", async () => {
  const bucket = bucketOf(numbered(1000));
  let taken = 0;
  await walkKeys<Entry>({
    width: 8,
    marker: "key",
    read: bucket.read,
    take: async () => {
      taken += 1;
      return taken < 20;
    },
  });
  expect(bucket.state.pages).toBeLessThan(40);
});

test("a page that cannot be read ends the walk with its error", async () => {
  const bucket = bucketOf(numbered(1000));
  const denied = new CallError({ kind: "denied", code: "AccessDenied", message: "no" });
  const walk = walkKeys<Entry>({
    width: 8,
    marker: "key",
    read: (markers) => (bucket.state.pages > 20 ? Promise.reject(denied) : bucket.read(markers)),
    take: async () => true,
  });
  await expect(walk).rejects.toBe(denied);
});

test("markers that do not move end the walk", async () => {
  const walk = walkKeys<Entry>({
    width: 8,
    marker: "key",
    read: async () => ({ entries: [{ key: "a", version: 0 }], next: { key: "a", version: "0" } }),
    take: async () => true,
  });
  await expect(walk).rejects.toMatchObject({ code: "RepeatedMarker" });
});
