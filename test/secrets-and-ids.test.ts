import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Redaction } from "../src/core/redaction.ts";

const FOLDER = import.meta.dirname;
/** A secret, by the name that it is given. */
const SECRET =
  /(?:secret|token|password|_sk)(?!_?id\b)\w*["']?\]?(?:: \w+)?\s*[:=]\s*["'`]([^"'`]{8,})["'`]/giu;
/** An account's or a thing's id, as the clouds write them. */
const ID = /["'`]([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{9,18})["'`]/gu;

const sources = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), "utf8") }));

// Tests of one process share its list of secrets: an id that looks like a part of one is masked where it is read.
test("no secret of a test holds what is an id in another", () => {
  const secrets = new Redaction();
  const ids = new Map<string, string>();
  for (const { name, text } of sources) {
    for (const [, secret = ""] of text.matchAll(SECRET)) secrets.add(secret);
    for (const [, id = ""] of text.matchAll(ID)) ids.set(id, name);
  }
  expect(ids.size).toBeGreaterThan(50);
  expect([...ids].filter(([id]) => secrets.finds(id))).toEqual([]);
});
