import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NOTIFIED } from "../../src/core/notification.ts";
import { BACKENDS, settingsFor } from "../../src/files/settings/backend.ts";
import { readSettings } from "../../src/files/settings/settings-file.ts";
import { problemOf, temporaryFolder } from "./support.ts";

function read(text: string) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "closeout.yaml"), text);
  return readSettings(folder);
}

function mistakes(text: string): readonly string[] {
  const { code, message } = problemOf(() => read(text));
  expect(code).toBe("settings-file");
  return message
    .split("\n")
    .slice(1)
    .map((line) => line.replace(/^.*closeout\.yaml:/u, ""));
}

test("without a file, and with an empty one, everything is as usual", () => {
  const usual = {
    approval: { by: "none" },
    backend: { kind: "local", settings: {} },
    notifications: NOTIFIED,
  };
  expect(readSettings(temporaryFolder())).toEqual(usual);
  expect(read("")).toEqual(usual);
  expect(read("# nothing yet\n")).toEqual(usual);
});

test("approval by commits names its branch, and a branch alone says nothing", () => {
  expect(read("approval: git\nbranch: main\n").approval).toEqual({ by: "git", branch: "main" });
  expect(mistakes("approval: git\n")).toEqual([expect.stringMatching(/^1: branch: is needed/u)]);
  expect(mistakes("branch: main\n")).toEqual([
    expect.stringMatching(/^1: branch: says something/u),
  ]);
});

test("every mistake is named with its line and the nearest word", () => {
  expect(mistakes("aproval: git\n\nbackend:\n  postgres: {}\n")).toEqual([
    expect.stringMatching(/^1: aproval: unknown key; .*did you mean "approval"/u),
    expect.stringMatching(/^3: backend: must name one kind/u),
    expect.stringMatching(/^4: backend\.postgres: unknown key; allowed: local, pg/u),
  ]);
  expect(mistakes("approval: gti\n")).toEqual([expect.stringMatching(/did you mean "git"/u)]);
  expect(mistakes("approval: [\n")).toEqual([expect.stringMatching(/not valid YAML/u)]);
  expect(mistakes("- approval\n")).toEqual([expect.stringMatching(/^1: must be a map/u)]);
});

test("a file under another name is refused, since it would say nothing", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "closeout.yml"), "approval: git\nbranch: main\n");
  expect(problemOf(() => readSettings(folder)).message).toContain("rename it to closeout.yaml");
});

test("a backend keeps each stack's state at a place of its own", () => {
  for (const kind of Object.keys(BACKENDS)) {
    const given = kind === "http" ? " address: 'https://states.example/{stack}' " : "";
    const { backend } = read(`backend:\n  ${kind}: {${given}}\n`);
    const [one, other] = ["acme-teardown", "acme-closure"].map((stack) =>
      JSON.stringify(settingsFor(backend, stack)),
    );
    expect(one).toContain("acme-teardown");
    expect(other).not.toBe(one);
  }
  expect(read("backend:\n  pg:\n").backend).toEqual({ kind: "pg", settings: {} });
});

test("two long names of stacks stay two schemas where Postgres would cut them to one", () => {
  const long = "a".repeat(190);
  const names = [`${long}-teardown`, `${long}-closure`].map(
    (stack) => settingsFor({ kind: "pg", settings: {} }, stack)["schema_name"],
  );
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(String(name)).toHaveLength(63);
});

test("one place for all stacks, a path of one machine and secrets are refused", () => {
  expect(mistakes("backend:\n  s3:\n    bucket: states\n    key: state\n")).toEqual([
    expect.stringMatching(/^4: backend\.s3\.key: must hold \{stack\}/u),
  ]);
  expect(mistakes("backend: { local: { path: '/srv/{stack}' } }\n")).toEqual([
    expect.stringMatching(/must be relative/u),
  ]);
  expect(mistakes("backend: { http: {} }\n")).toEqual([expect.stringMatching(/address/u)]);
  const { message } = problemOf(() =>
    read("backend:\n  pg:\n    conn_str: postgres://u:hunter2@db/x\n"),
  );
  expect(message).toContain("PG_CONN_STR");
  expect(message).not.toContain("hunter2");
  expect(
    mistakes("backend: { http: { address: 'https://me:pw@states.example/{stack}' } }\n"),
  ).toEqual([expect.stringMatching(/holds a password/u)]);
  expect(
    read("backend: { s3: { bucket: b, skip_credentials_validation: true } }\n").backend.settings,
  ).toEqual({ bucket: "b", skip_credentials_validation: true });
});

test("exactly one backend is named", () => {
  expect(mistakes("backend: {}\n")).toEqual([expect.stringMatching(/must name one kind/u)]);
  expect(mistakes("backend: { pg: {}, s3: {} }\n")).toHaveLength(1);
});

test("notifications are what is named, and the rest is as usual", () => {
  expect(read("notifications: { format: wecom, days: 30 }\n").notifications).toEqual({
    ...NOTIFIED,
    format: "wecom",
    days: 30,
  });
  expect(
    mistakes("notifications:\n  format: teams\n  on: []\n  days: 0\n  url: https://x\n"),
  ).toEqual([
    expect.stringMatching(/^2: notifications\.format/u),
    expect.stringMatching(/^3: notifications\.on/u),
    expect.stringMatching(/^4: notifications\.days/u),
    expect.stringMatching(/^5: notifications\.url: unknown key/u),
  ]);
});
