import { expect, test } from "vitest";
import { createLogger } from "../../src/provider/serve/log.ts";
import { createRedact } from "../../src/provider/serve/redact.ts";

const redact = createRedact({
  ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAI5tExampleExample",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: "kX9+secret/Value==",
  SOME_TOKEN: "short",
  ANOTHER_TOKEN: "kX9+secret/Value==-and-more",
});

test("the values of secret variables are masked wherever they stand, the longer ones first", () => {
  expect(redact("a kX9+secret/Value== b kX9+secret/Value==-and-more c")).toBe("a *** b *** c");
});

test("a key's id is no secret, nor is a word of five letters", () => {
  expect(redact("LTAI5tExampleExample is short")).toBe("LTAI5tExampleExample is short");
});

test.each([
  [
    "https://x/?Action=A&Signature=abc%2Fdef&Version=1",
    "https://x/?Action=A&Signature=***&Version=1",
  ],
  ['{"SecurityToken":"CAISabc","Code":"x"}', '{"SecurityToken":"***","Code":"x"}'],
  ["accessKeySecret: abcdef, next", "accessKeySecret: ***, next"],
  ['"password" = "hunter2"', '"password" = "***"'],
  [
    "authorization: ACS3-HMAC-SHA256 Credential=a,Signature=b\nhost: x",
    "authorization: ***\nhost: x",
  ],
  ["id STS.NUabcdefghijklmnop", "id ***"],
  ["-----BEGIN EC PRIVATE KEY-----\nabc\n-----END EC PRIVATE KEY-----\nrest", "***\nrest"],
])("what looks like a credential is masked: %s", (text, masked) => {
  expect(redact(text)).toBe(masked);
});

test("a line is the JSON that Terraform reads the level from, without a secret in it", () => {
  const lines: string[] = [];
  const log = createLogger(
    "toy",
    redact,
    (line) => lines.push(line),
    () => new Date(0),
  );

  log.warn("password=hunter2", { url: "x?Signature=abc", count: 2, "@level": "trace" });

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\}\n$/);
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    "@level": "warn",
    "@message": "password=***",
    "@module": "toy",
    "@timestamp": "1970-01-01T00:00:00.000Z",
    url: "x?Signature=***",
    count: 2,
  });
});
