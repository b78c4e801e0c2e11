import { expect, test } from "vitest";
import { decodeObject, encodeObject } from "../../src/provider/convert/dynamic-value.ts";
import { decodeMsgpack, encodeMsgpack } from "../../src/provider/convert/msgpack.ts";
import { decodePrivate, encodePrivate } from "../../src/provider/convert/private-state.ts";
import { shapeObject } from "../../src/provider/convert/shape.ts";
import { defineSchema } from "../../src/provider/framework/schema.ts";
import { type AnyObject, UNKNOWN } from "../../src/provider/framework/values.ts";

const schema = defineSchema({
  description: "One of everything.",
  attributes: {
    text: { type: "string", presence: "required", description: "" },
    size: { type: "number", presence: "optional", description: "" },
    on: { type: "bool", presence: "optional", description: "" },
    tags: { type: "map(string)", presence: "optional", description: "" },
    names: { type: "list(string)", presence: "optional", description: "" },
    inner: {
      type: "object",
      presence: "optional",
      description: "",
      attributes: { text: { type: "string", presence: "required", description: "" } },
    },
  },
});

const NOTHING = { size: null, on: null, tags: null, names: null, inner: null };

test("an unknown value is written as Terraform writes it, wherever it stands", () => {
  expect([...encodeMsgpack({ text: UNKNOWN })]).toEqual([
    0x81, 0xa4, 0x74, 0x65, 0x78, 0x74, 0xd4, 0x00, 0x00,
  ]);
  const value: AnyObject = {
    ...NOTHING,
    text: UNKNOWN,
    tags: { a: UNKNOWN },
    names: [UNKNOWN, "b"],
  };
  expect(decodeObject(schema, encodeObject(schema, value))).toEqual(value);
});

test("an unknown value of which something is known is unknown", () => {
  const refined = Uint8Array.of(0xc7, 0x03, 0x0c, 0x81, 0x01, 0xc2); // "is not null"
  expect(decodeMsgpack(refined)).toBe(UNKNOWN);
});

test("a value that is there comes back as it was", () => {
  const value = {
    text: "ä€😀",
    size: 1.5,
    on: false,
    tags: { "a.b/c": "", ["__proto"]: "x" },
    names: ["b", "a"],
    inner: { text: "in" },
  };
  expect(decodeObject(schema, encodeObject(schema, value))).toEqual(value);
});

test("what is missing is null, and what the schema does not know is left out", () => {
  expect(shapeObject(schema, { text: "a", removed_last_year: 1 })).toEqual({
    ...NOTHING,
    text: "a",
  });
});

test("no object at all is null", () => {
  expect(decodeObject(schema, undefined)).toBeNull();
  expect(decodeObject(schema, encodeObject(schema, null))).toBeNull();
});

test("numbers beyond 64 bits come as digits", () => {
  expect(shapeObject(schema, { text: "", size: "18446744073709551616" })).toMatchObject({
    size: 2 ** 64,
  });
});

test.each([
  [{ text: 1 }, "text should be a string, not a number"],
  [{ text: "", size: "many" }, "size should be a number, not a string"],
  [{ text: "", on: "yes" }, "on should be true or false, not a string"],
  [{ text: "", tags: { a: 1 } }, 'tags["a"] should be a string, not a number'],
  [{ text: "", names: ["a", null] }, "names[1] should be a string, not null"],
  [{ text: "", inner: { text: [] } }, "inner.text should be a string, not a list"],
  [[], "the object should be an object, not a list"],
])("data of another type is refused with the way to it: %j", (raw, message) => {
  expect(() => shapeObject(schema, raw)).toThrow(message);
});

test("private state comes back as it was, and none is no bytes", () => {
  expect(encodePrivate(null)).toHaveLength(0);
  expect(decodePrivate(new Uint8Array(0))).toBeNull();
  const kept = { digest: "ä", list: [1, null, true] };
  expect(decodePrivate(encodePrivate(kept))).toEqual(kept);
});
