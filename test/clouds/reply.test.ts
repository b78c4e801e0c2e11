import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  amount,
  count,
  demand,
  flagIfSent,
  holdsText,
  records,
  recordsIfSent,
  text,
  textIfSent,
  word,
} from "../../src/clouds/shared/wire/reply.ts";
import type { CallError } from "../../src/clouds/shared/wire/transport.ts";
import { answerOf } from "../support/answer.ts";

const WHY = "for the test";

function thrownBy(read: () => unknown): Pick<CallError, "kind" | "code"> {
  try {
    read();
  } catch (error) {
    return error as CallError;
  }
  throw new Error("it was read");
}

const UNREADABLE = { kind: "unknown", code: "UnreadableReply" };

test.each([
  ["gone", {}],
  ["null", { State: null }],
  ["empty", { State: "" }],
  ["blank", { State: " \n" }],
  ["an object", { State: {} }],
  ["a list", { State: [] }],
])("a text that is %s is unreadable, never a text", (_, reply) => {
  expect(thrownBy(() => text(answerOf(reply), "State"))).toMatchObject(UNREADABLE);
  expect(thrownBy(() => word(answerOf(reply), "State", ["On"]))).toMatchObject(UNREADABLE);
  expect(thrownBy(() => amount(answerOf(reply), "State"))).toMatchObject(UNREADABLE);
  expect(thrownBy(() => count(answerOf(reply), "State"))).toMatchObject(UNREADABLE);
});

test("a word that the vendor does not document is unreadable", () => {
  expect(word(answerOf({ State: "On" }), "State", ["On", "Off"])).toBe("On");
  expect(thrownBy(() => word(answerOf({ State: "on" }), "State", ["On"]))).toMatchObject(
    UNREADABLE,
  );
});

test.each([
  ["gone", {}],
  ["null", { List: null }],
  ["an object", { List: {} }],
  ["text", { List: "" }],
  ["of texts", { List: ["one"] }],
  ["of nulls", { List: [null] }],
])("a list that is %s is unreadable, never an empty one", (_, reply) => {
  expect(thrownBy(() => records(answerOf(reply), "List"))).toMatchObject(UNREADABLE);
});

test("what the vendor may leave out is left out only where nothing stands", () => {
  expect(textIfSent(answerOf({}), "Name", WHY)).toBeUndefined();
  expect(recordsIfSent(answerOf({ List: null }), "List", WHY)).toEqual([]);
  expect(thrownBy(() => recordsIfSent(answerOf({ List: "x" }), "List", WHY))).toMatchObject(
    UNREADABLE,
  );
  expect(flagIfSent(answerOf({ On: "yes" }), "On", WHY)).toBeUndefined();
  expect(holdsText(answerOf({ Payer: "" }), "Payer")).toBe(true);
  expect(holdsText(answerOf({ Payer: null }), "Payer")).toBe(false);
});

test.each([
  ["gone", {}],
  ["null", { Data: null }],
  ["empty", { Data: { Month: "" } }],
  ["in another wrapper", { data: { Month: "2026-01" } }],
])("a reply whose field is %s is no answer", (_, reply) => {
  expect(thrownBy(() => demand(reply, "Data.Month"))).toMatchObject(UNREADABLE);
});

describe("nothing but the reader of replies", () => {
  const folder = new URL("../../src/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );

  test("takes something for an answer, or looks into one", () => {
    const others = files.filter((file) => file !== "clouds/shared/wire/reply.ts");
    const taken = others.filter((file) =>
      /\bas (?:unknown as )?(?:readonly )?Answer\b/u.test(
        readFileSync(new URL(file, folder), "utf8"),
      ),
    );
    expect(taken).toEqual([]);
  });
});
