import { expect, test } from "vitest";
import {
  keepSecretsOf,
  redact,
  redactForeign,
  shown,
  withoutKeys,
} from "../../src/core/secrets.ts";

keepSecretsOf({
  ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAI5tExampleExample",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: "kX9+secret/Value==",
  TENCENTCLOUD_SECRET_ID: "AKIDexample0000000000000000000000001",
  ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/var/run/secrets/tokens/oidc-token",
  SOME_TOKEN: "short",
  ANOTHER_TOKEN: "kX9+secret/Value==-and-more",
  PGPASSWORD: "postgres",
  BUILD_TOKEN: "20260101",
});

test("the values of secret variables are masked wherever they stand, the longer ones first", () => {
  expect(redact("a kX9+secret/Value== b kX9+secret/Value==-and-more c")).toBe("a *** b *** c");
});

test.each([
  "LTAI5tExampleExample is short",
  "tencent:cam.access-key:global:AKIDexample0000000000000000000000001",
  "OIDC (/var/run/secrets/tokens/oidc-token)",
  "id STS.NUabcdefghijklmnop",
  "alibaba:kms.secret:cn-hangzhou:db/password",
  "Set ALIBABA_CLOUD_ACCESS_KEY_SECRET, or unset both.",
  "tencent:postgres.instance:ap-guangzhou:postgres-20260101",
])("ids of keys, places and names are no secrets: %s", (text) => {
  expect([redact(text), redactForeign(text)]).toEqual([text, text]);
});

test.each([
  [
    "https://x/?Action=A&Signature=abc%2Fdef&Version=1",
    "https://x/?Action=A&Signature=***&Version=1",
  ],
  ['{"SecurityToken":"CAISabc","Code":"x"}', '{"SecurityToken":"***","Code":"x"}'],
  ['{\\"AccessKeySecret\\":\\"abcdef\\"}', '{\\"AccessKeySecret\\":\\"***\\"}'],
  ["%22TmpSecretKey%22%3A%22abcdef%2F%22", "%22TmpSecretKey%22%3A%22***%22"],
  ["<AccessKeySecret>abcdef</AccessKeySecret>", "<AccessKeySecret>***</AccessKeySecret>"],
  ["accessKeySecret: abcdef, next", "accessKeySecret: ***, next"],
  ['"password" = "hunter2"', '"password" = "***"'],
  ["connect http://user:hunter2@proxy:3128/", "connect http://***@proxy:3128/"],
  [
    "authorization: ACS3-HMAC-SHA256 Credential=a,Signature=b\nhost: x",
    "authorization: ***\nhost: x",
  ],
  ["-----BEGIN EC PRIVATE KEY-----\nabc\n-----END EC PRIVATE KEY-----\nrest", "***\nrest"],
])("what looks like a credential is masked in a text from elsewhere: %s", (text, masked) => {
  expect(redactForeign(text)).toBe(masked);
});

test("a reply that may repeat new keys is shown without anything that looks like one", () => {
  const key = "8hJk2Lm9Qw4Er7Ty1Ui5Op3As6Df0G";
  const arn = "acs:ram::1000000000000002:role/ResourceDirectoryAccountAccessRole";
  for (const text of [
    key,
    `{"AccessKeySecret":"${key}"}`,
    encodeURIComponent(`{"x":"${key}/+="}`),
    Buffer.from(key).toString("base64"),
  ]) {
    expect(withoutKeys(`${arn}: ${text}`)).toMatch(
      /^acs:ram::1000000000000002:role\/Resource.*\*\*\*/u,
    );
    expect(withoutKeys(text)).not.toMatch(/8hJk2Lm9|OGhKazJM/u);
  }
  expect(withoutKeys(arn)).toBe(arn);
});

test("a shown text is one line in which everything can be seen", () => {
  expect(shown("a\nb\r\tc\u001b[31m\u202ed\u200be\u2028f\u{e0041}g\ud800h")).toBe(
    "a\\nb\\r\\tc\\u001b[31m\\u202ed\\u200be\\u2028f\\u{e0041}g\\ud800h",
  );
  expect(shown("账户 é 😀 “x”")).toBe("账户 é 😀 “x”");
});
