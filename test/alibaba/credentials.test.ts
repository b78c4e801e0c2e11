import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { usualKeys } from "../../src/clouds/alibaba/credentials.ts";
import { Problem } from "../../src/core/problem.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "closeout-home-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function write(file: string, text: string): void {
  const path = join(home, file);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}

async function problem(env: Readonly<Record<string, string>>): Promise<Problem> {
  const error: unknown = await usualKeys(env)().catch((reason: unknown) => reason);
  if (error instanceof Problem) return error;
  throw new Error("expected a Problem", { cause: error });
}

test("the usual variables give the key, with its token", async () => {
  const keys = await usualKeys({
    HOME: home,
    ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAI-1",
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: "secret",
    ALIBABA_CLOUD_SECURITY_TOKEN: "token",
  })();
  expect(keys).toEqual({
    accessKeyId: "LTAI-1",
    accessKeySecret: "secret",
    securityToken: "token",
  });
});

test("without any credentials the error says which variables to set, and asks no network", async () => {
  const missing = await problem({ HOME: home });
  expect(missing.code).toBe("credentials");
  expect(missing.text).toContain("ALIBABA_CLOUD_ACCESS_KEY_ID");
  expect(missing.text).toContain("ALIBABA_CLOUD_PROFILE");
});

test("half a key names the half that is missing", async () => {
  const half = await problem({ HOME: home, ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAI-1" });
  expect(half.message).toContain("ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set");
});

test.each([
  "ALIBABA_CLOUD_ACCESS_KEY_ID",
  "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
  "ALIBABA_CLOUD_SECURITY_TOKEN",
  "ALIBABA_CLOUD_PROFILE",
  "ALIBABA_CLOUD_CREDENTIALS_FILE",
  "ALIBABA_CLOUD_CREDENTIALS_URI",
  "ALIBABA_CLOUD_ECS_METADATA",
  "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
  "ALIBABA_CLOUD_CLI_PROFILE_DISABLED",
])("%s that is set and empty is refused, and no other key is taken instead", async (name) => {
  write(".aliyun/config.json", JSON.stringify({ current: "a", profiles: [{ name: "a" }] }));
  for (const value of ["", "  "]) {
    const blank = await problem({ HOME: home, [name]: value });
    expect(blank).toMatchObject({ code: "usage", message: `${name} is set and empty` });
  }
});

test("the profile named in the environment is read from the command line's file", async () => {
  const profile = (name: string, mode: string, rest: object) => ({ name, mode, ...rest });
  write(
    ".aliyun/config.json",
    JSON.stringify({
      current: "default",
      profiles: [
        profile("default", "AK", { access_key_id: "LTAI-a", access_key_secret: "a" }),
        profile("temporary", "StsToken", {
          access_key_id: "STS.b",
          access_key_secret: "b",
          sts_token: "token-b",
        }),
      ],
    }),
  );
  expect(await usualKeys({ HOME: home })()).toMatchObject({ accessKeyId: "LTAI-a" });
  expect(await usualKeys({ HOME: home, ALIBABA_CLOUD_PROFILE: "temporary" })()).toEqual({
    accessKeyId: "STS.b",
    accessKeySecret: "b",
    securityToken: "token-b",
  });
});

test("a profile that does not exist is named in the error", async () => {
  write(
    ".aliyun/config.json",
    JSON.stringify({
      current: "default",
      profiles: [{ name: "default", mode: "AK", access_key_id: "a", access_key_secret: "a" }],
    }),
  );
  const unknown = await problem({ HOME: home, ALIBABA_CLOUD_PROFILE: "prod" });
  expect(unknown.text).toContain("prod");
});

test("a damaged profile file is named without showing what is in it", async () => {
  write(".aliyun/config.json", '{ "access_key_secret": "very-secret"');
  const damaged = await problem({ HOME: home });
  expect(damaged.text).toContain("config.json");
  expect(damaged.text).not.toContain("very-secret");
  expect(JSON.stringify(damaged.cause ?? "")).not.toContain("very-secret");
});

test("the shared credentials file is read when the command line has no profile", async () => {
  write(
    ".alibabacloud/credentials",
    "[default]\ntype = access_key\naccess_key_id = LTAI-c\naccess_key_secret = c\n",
  );
  expect(await usualKeys({ HOME: home })()).toEqual({
    accessKeyId: "LTAI-c",
    accessKeySecret: "c",
  });
});

/** A credentials address that gives these answers, one after another, then the last one again. */
async function answering<T>(
  answers: readonly string[],
  use: (env: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  let asked = 0;
  const server = createServer((_, reply) => {
    reply.end(answers[Math.min(asked, answers.length - 1)]);
    asked += 1;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    return await use({
      HOME: home,
      ALIBABA_CLOUD_CREDENTIALS_URI: `http://127.0.0.1:${port}/?token=in-the-address`,
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const HALF = JSON.stringify({ AccessKeyId: "STS.x", AccessKeySecret: "half-an-answer-secret" });

test.each([
  ["lacks a part", HALF],
  ["is cut off", HALF.slice(0, -2)],
  ["is a bare text", "half-an-answer"],
])("an answer with keys that %s is named without showing what is in it", async (_, answer) => {
  const lost = await answering([answer], problem);
  expect(lost.code).toBe("credentials");
  expect(lost.text).toContain("ALIBABA_CLOUD_CREDENTIALS_URI");
  expect(lost.text).not.toContain("half-an-answer");
  expect(lost.text).not.toContain("in-the-address");
});
