import { expect, test } from "vitest";
import { proxyFor } from "../../src/clouds/shared/wire/proxy.ts";
import { redact } from "../../src/core/secrets.ts";

const STS = { protocol: "https", hostname: "sts.aliyuncs.com", port: undefined } as const;
const PROXY = { https_proxy: "http://proxy.example:3128" };

const used = (env: Readonly<Record<string, string>>, destination: object = {}): string =>
  proxyFor(env, { ...STS, ...destination })?.address ?? "straight";

test.each([
  [{ HTTPS_PROXY: "http://proxy.example:3128" }, "http://proxy.example:3128"],
  [{ https_proxy: "http://proxy.example:3128/" }, "http://proxy.example:3128"],
  [{ https_proxy: "http://small:1", HTTPS_PROXY: "http://big:2" }, "http://small:1"],
  [{ HTTPS_PROXY: "proxy.example:3128" }, "http://proxy.example:3128"],
  [{ HTTPS_PROXY: "http://proxy.example" }, "http://proxy.example:80"],
  [{ HTTPS_PROXY: "https://proxy.example" }, "https://proxy.example:443"],
  [{ HTTPS_PROXY: "http://[2001:db8::1]:3128" }, "http://[2001:db8::1]:3128"],
  [{ ALL_PROXY: "http://all.example:1" }, "http://all.example:1"],
  [{ HTTP_PROXY: "http://plain.example:1" }, "straight"],
  [{ HTTPS_PROXY: "", ALL_PROXY: "" }, "straight"],
  [{ https_proxy: "", HTTPS_PROXY: "http://big:2" }, "straight"],
  [{}, "straight"],
])("%j leads through %s", (env, way) => {
  expect(used(env as Readonly<Record<string, string>>)).toBe(way);
});

test.each([
  ["aliyuncs.com", "straight"],
  [".aliyuncs.com", "straight"],
  ["*.aliyuncs.com", "straight"],
  ["ALIYUNCS.COM", "straight"],
  ["sts.aliyuncs.com", "straight"],
  ["sts.aliyuncs.com.", "straight"],
  ["sts.aliyuncs.com:443", "straight"],
  ["*", "straight"],
  ["internal, aliyuncs.com other", "straight"],
  ["sts.aliyuncs.com:8443", "http://proxy.example:3128"],
  ["uncs.com", "http://proxy.example:3128"],
  ["cs.aliyuncs.com", "http://proxy.example:3128"],
  ["", "http://proxy.example:3128"],
  [",,", "http://proxy.example:3128"],
])("NO_PROXY=%s leads %s", (exceptions, way) => {
  expect(used({ ...PROXY, NO_PROXY: exceptions })).toBe(way);
  expect(used({ ...PROXY, no_proxy: exceptions })).toBe(way);
});

test.each([
  ["10.0.0.0/8", "10.1.2.3", "straight"],
  ["10.0.0.0/8", "11.1.2.3", "http://proxy.example:3128"],
  ["10.1.2.3", "10.1.2.3", "straight"],
  ["2001:db8::/32", "2001:db8::7", "straight"],
  ["[2001:db8::7]:443", "2001:db8::7", "straight"],
  ["10.0.0.0/99", "10.1.2.3", "http://proxy.example:3128"],
])("NO_PROXY=%s and the host %s lead %s", (exceptions, hostname, way) => {
  expect(used({ ...PROXY, NO_PROXY: exceptions }, { hostname })).toBe(way);
});

test.each([
  "127.0.0.1",
  "127.8.8.8",
  "localhost",
  "x.localhost",
  "::1",
  "[::1]",
  "169.254.0.23",
  "100.100.100.200",
])("%s is reached straight, whatever the variables say", (hostname) => {
  expect(used(PROXY, { hostname })).toBe("straight");
});

test("what goes in plain text goes by HTTP_PROXY", () => {
  const env = { HTTP_PROXY: "http://plain.example:1", HTTPS_PROXY: "http://secure.example:2" };
  expect(used(env, { protocol: "http", hostname: "keys.example" })).toBe("http://plain.example:1");
});

test("name and password of a proxy are sent to it, and shown nowhere", () => {
  const found = proxyFor({ HTTPS_PROXY: "http://me:p%40ssword-1@proxy.example:3128" }, STS);
  expect(found?.authorization).toBe(`Basic ${Buffer.from("me:p@ssword-1").toString("base64")}`);
  expect(found?.address).toBe("http://proxy.example:3128");
  expect(redact(`p%40ssword-1 p@ssword-1 ${found?.authorization}`)).not.toMatch(/ssword|bWU6/u);
});

test.each(["socks5://proxy.example:1080", "http://", "ftp://x", "http://pro xy"])(
  "%s is refused in plain words, without its value",
  (value) => {
    expect(() => proxyFor({ HTTPS_PROXY: value }, STS)).toThrow(/^HTTPS_PROXY cannot be used/u);
  },
);
