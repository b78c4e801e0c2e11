import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { Redaction } from "../../src/core/redaction.ts";
import { flatten, flattenWithPlaces } from "../../src/core/spellings.ts";
import { tells } from "../support/leaks.ts";

const SECRETS = {
  "of an access key": "kX9+secret/Value0==zQ7wE1",
  "of a session": `CAIS/${randomBytes(300).toString("base64")}`,
  "that is short": "kX9+s/V=",
  "with blanks and signs": "kX9 secret&<Value>\"0'\\%zQ7",
} as const;

const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const xml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const url = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/gu, (char) => `%${char.charCodeAt(0).toString(16)}`);
const small = (text: string): string =>
  text.replaceAll(/%[\dA-F]{2}/gu, (written) => written.toLowerCase());
const inEach = (text: string, by: (char: string) => string): string => [...text].map(by).join("");
const code = (char: string): number => char.charCodeAt(0);

/** How a secret may be written by whatever repeats it. */
const WRITTEN: Readonly<Record<string, (secret: string) => string>> = {
  raw: (secret) => secret,
  "in JSON": json,
  "in JSON with slashes": (secret) => json(secret).replaceAll("/", "\\/"),
  "in JSON in JSON": (secret) => json(json(secret)),
  "in JSON, each character by its number": (secret) =>
    inEach(secret, (char) => `\\u${code(char).toString(16).padStart(4, "0")}`),
  "in a URL": url,
  "in a URL, small digits": (secret) => small(url(secret)),
  "in a URL, twice": (secret) => url(url(secret)),
  "in a URL, three times, small digits": (secret) => small(url(url(url(secret)))),
  "in a form": (secret) => url(secret).replaceAll("%20", "+"),
  "in XML": xml,
  "in XML, each character by its number": (secret) => inEach(secret, (char) => `&#${code(char)};`),
  "in XML, hexadecimal": (secret) => inEach(secret, (char) => `&#x${code(char).toString(16)};`),
  "in JSON in a URL": (secret) => url(json(secret)),
  "in hexadecimal": (secret) => Buffer.from(secret).toString("hex"),
  "in hexadecimal, capitals": (secret) => Buffer.from(secret).toString("hex").toUpperCase(),
  "in base64": (secret) => Buffer.from(secret).toString("base64"),
  "in base64 behind one byte": (secret) => Buffer.from(`:${secret}:`).toString("base64"),
  "in base64 behind two bytes": (secret) => Buffer.from(`::${secret}:`).toString("base64"),
  "in base64 for URLs": (secret) => Buffer.from(`id:${secret}`).toString("base64url"),
  "in base64 of a URL": (secret) =>
    Buffer.from(`a=${encodeURIComponent(secret)}`).toString("base64"),
  "in base64 in a URL": (secret) => url(Buffer.from(`a${secret}`).toString("base64")),
  "in base64 in lines": (secret) =>
    Buffer.from(`key ${secret} end`)
      .toString("base64")
      .replaceAll(/.{10}/gu, (line) => `${line}\r\n`),
  "over two lines": (secret) => `${secret.slice(0, 4)}\n    ${secret.slice(4)}`,
  "with a zero width in it": (secret) => `${secret.slice(0, 4)}\u200b${secret.slice(4)}`,
};

for (const [what, secret] of Object.entries(SECRETS)) {
  test.each(Object.entries(WRITTEN))(
    `a secret ${what} is taken out when written %s`,
    (_, write) => {
      const redaction = new Redaction();
      redaction.add(secret);
      const text = `before ${write(secret)} after`;
      const clean = redaction.apply(text);
      expect(clean).toMatch(/^before .*\*\*\*.* after$/su);
      expect(tells(clean, secret)).toBe(false);
    },
  );
}

test.each(Object.entries(WRITTEN))(
  "any 20 characters of a secret are taken out when written %s",
  (_, write) => {
    const secret = SECRETS["of a session"];
    const redaction = new Redaction();
    redaction.add(secret);
    for (let at = 0; at + 20 <= secret.length; at += 7) {
      const part = secret.slice(at, at + 20);
      expect(tells(redaction.apply(`cut: ${write(part)}…`), part), part).toBe(false);
    }
  },
);

test("what stands around a secret, and between two of them, stays as it is", () => {
  const redaction = new Redaction();
  redaction.add("first-secret", "second-secret", "first-secret-that-is-longer");
  expect(redaction.apply("a=first-secret&b=%66irst-secret, c second-secret.")).toBe(
    "a=***&b=***, c ***.",
  );
  expect(redaction.apply("first-secretsecond-secret")).toBe("***");
  expect(redaction.apply("x first-secret-that-is-longer y first-secret z")).toBe("x *** y *** z");
  const other = "LTAI5tExampleExample, 1000000000000002, %E8%B4%A6, \\u8d26, &amp;";
  expect(redaction.apply(other)).toBe(other);
});

test("values of fewer than eight characters are no secrets", () => {
  const redaction = new Redaction();
  redaction.add("short", "");
  expect(redaction.apply("short and short")).toBe("short and short");
});

test("the quick reading of a text and the one with places are the same", () => {
  const signs = [
    "%",
    "2",
    "5",
    "\\",
    "u",
    "0",
    "&",
    "amp;",
    "#",
    "x41;",
    " ",
    "\n",
    "é",
    "😀",
    "%e2%82",
  ];
  for (let round = 0; round < 2_000; round += 1) {
    const text = [...randomBytes(24)].map((byte) => signs[byte % signs.length]).join("");
    const { text: flat, from, to } = flattenWithPlaces(text);
    expect(flat).toBe(flatten(text));
    expect([from.length, to.length]).toEqual([flat.length, flat.length]);
    expect([...from].every((at, index) => at < (to[index] ?? 0))).toBe(true);
  }
});

test("a text that is one secret after another is read to its end", () => {
  const redaction = new Redaction();
  const short = Array.from({ length: 30 }, (_, at) => `short-one-${at}`);
  redaction.add("x".repeat(20), "y".repeat(9), ...short);
  expect(redaction.apply("x".repeat(600_000))).toBe("***");
  expect(redaction.apply(`a${"y".repeat(900_000)}z`)).toBe("a***z");
  expect(redaction.apply(`a${"x".repeat(20)}y${short[0]}z`)).toBe("a***y***z");
});

test("50,000 lines are read in a few seconds", () => {
  const redaction = new Redaction();
  redaction.add(
    ...Object.values(SECRETS),
    ...Array.from({ length: 10 }, () => randomBytes(400).toString("base64")),
  );
  const line = `alibaba:ecs.instance:cn-hangzhou:i-${"0".repeat(20)} = "ECS instance \\"web\\" · prepaid until 2026-01-01 · takes 3 along, 100% of %E8%B4%A6"`;
  const start = performance.now();
  for (let at = 0; at < 50_000; at += 1) redaction.apply(`${at} ${line}`);
  expect(performance.now() - start).toBeLessThan(5_000);
});
