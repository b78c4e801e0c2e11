import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Cloud } from "../../src/core/cloud.ts";
import type { JournalEntry } from "../../src/core/journal.ts";
import { accountPaths } from "../../src/files/project.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { ToyCloud, toyRows, untold } from "../engine/support/toy-cloud.ts";
import { autoClock } from "../support/auto-clock.ts";

const signal = new AbortController().signal;
let folder: string;
let world: ToyCloud;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "workspace-"));
  world = new ToyCloud([
    { type: "toy.box", id: "1" },
    { type: "toy.maker", id: "m" },
  ]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function workspace(list = world.session.list): Workspace {
  const cloud: Cloud = {
    name: "toy",
    title: "Toy Cloud",
    kinds: [{ kind: "toy", title: "Toy" }],
    accountId: { pattern: /^\d+$/u, says: "digits" },
    members: { directory: "", type: "", fact: "", kinds: {}, role: "" },
    regions: ["toyland"],
    rows: toyRows,
    permissions: () => [],
    variables: { endpoint: "TOY_ENDPOINT", id: "TOY_ID", secret: "TOY_SECRET", others: [] },
    wayOut: () => "without a proxy",
    emulated: () => true,
    told: { zh: untold },
    words: { zh: { types: {}, says: {}, quotes: {} } },
    closing: () => ({ by: "api" }),
    open: async () => ({ ...world.session, list }),
  };
  const account = join(folder, "account.yaml");
  writeFileSync(account, 'cloud: toy\nid: "1"\nkind: toy\naccess: { via: own }\n');
  return new Workspace({
    files: accountPaths(folder),
    clouds: new Map([["toy", cloud]]),
    policies: [],
    approval: undefined,
    record: undefined,
    command: "test",
    clock: autoClock(),
    env: {},
    log: () => undefined,
  });
}

function journal(): readonly JournalEntry[] {
  const text = readFileSync(join(folder, "journal.jsonl"), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as JournalEntry);
}

test("what two waves list anew at the same time is both in what they see afterwards", async () => {
  const space = workspace();
  await space.inventory(signal);
  world.add({ type: "toy.box", id: "2" });
  world.add({ type: "toy.maker", id: "n" });
  await Promise.all([
    space.refresh(new Set(["toy.box"]), signal),
    space.refresh(new Set(["toy.maker"]), signal),
  ]);

  const { items } = await space.inventory(signal);
  expect(items.map((item) => item.nativeId).sort()).toEqual(["1", "2", "m", "n"]);
});

test("a survey that is made while something is listed anew is not kept for those who ask after it", async () => {
  const space = workspace();
  await space.inventory(signal);
  world.add({ type: "toy.box", id: "2" });
  const fresh = space.refresh(new Set(["toy.box"]), signal);
  const meanwhile = space.survey("teardown", signal);
  await Promise.all([fresh, meanwhile]);

  const found = await space.survey("teardown", signal);
  expect(found.view.items.map((item) => item.nativeId).sort()).toEqual(["1", "2", "m"]);
});

test("after a listing that was broken off nothing older is taken for the present", async () => {
  let broken = false;
  const space = workspace((request, abort) =>
    broken ? Promise.reject(new Error("cut")) : world.session.list(request, abort),
  );
  await space.inventory(signal);
  broken = true;
  await expect(space.refresh(new Set(["toy.box"]), signal)).rejects.toThrow("cut");
  broken = false;
  world.add({ type: "toy.maker", id: "n" });

  const found = await space.survey("teardown", signal);
  expect(found.view.items.map((item) => item.nativeId).sort()).toEqual(["1", "m", "n"]);
});

test("a run that several share ends once, when the last of them has ended", async () => {
  const space = workspace();
  const [first, second] = await Promise.all([space.begin(), space.begin()]);
  await first.end("done");
  await first.end("done");
  second.recorder.note({ kind: "proved", item: "toy:toy.box:toyland:1", how: "seen" });
  expect(journal().map((entry) => entry.kind)).toEqual(["run", "proved"]);
  await second.end("2 left");

  expect(journal().at(-1)).toMatchObject({ kind: "end", outcome: "done; 2 left" });
  const next = await space.begin();
  expect(next.recorder.run).not.toBe(first.recorder.run);
  await next.end("done");
});

test("a run that changes something is no part of one that only looks", async () => {
  const space = workspace();
  const looking = await space.begin({ looks: true });
  const acting = space.begin();
  await looking.end("looked");
  await (await acting).end("done");

  const runs = journal().flatMap((entry) => (entry.kind === "run" ? [entry.looks] : []));
  expect(runs).toEqual([true, undefined]);
});

test("what the journal says of another account that used the folder is not taken for this one's", async () => {
  const at = "2026-11-20T00:00:00.000Z";
  const other = { at, run: "other" };
  const call = { does: "switch on", action: "Toy.Switch", region: "global" };
  const lines = [
    { ...other, kind: "run", command: "deploy", accountId: "2", pid: 1 },
    { ...other, kind: "call", seq: 1, item: "account", ...call },
    { ...other, kind: "stuck", item: "toy:toy.box:toyland:1", reason: "refused over there" },
  ];
  writeFileSync(
    join(folder, "journal.jsonl"),
    lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
  );

  const { items, open } = await workspace().record();
  expect([...items.keys()]).toEqual([]);
  expect(open).toEqual([]);
});
