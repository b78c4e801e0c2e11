import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { usualKeys } from "../../src/clouds/tencent/credentials.ts";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "closeout-tencent-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const keysOf = (env: Readonly<Record<string, string>>) => usualKeys({ HOME: home, ...env })();

function write(folder: string, file: string, text: string): void {
  mkdirSync(join(home, folder), { recursive: true });
  writeFileSync(join(home, folder, file), text);
}

test("the environment comes first, with the token under each name that the vendor uses", async () => {
  write(".tccli", "default.credential", JSON.stringify({ secretId: "file", secretKey: "file" }));
  const both = { TENCENTCLOUD_SECRET_ID: " id ", TENCENTCLOUD_SECRET_KEY: "key" };
  expect(await keysOf(both)).toEqual({ secretId: "id", secretKey: "key" });
  for (const name of ["TOKEN", "SESSION_TOKEN", "SECURITY_TOKEN"]) {
    const keys = await keysOf({ ...both, [`TENCENTCLOUD_${name}`]: "t" });
    expect(keys.token, name).toBe("t");
  }
});

test("half a key in the environment is a mistake, whatever the profiles hold", async () => {
  write(".tccli", "default.credential", JSON.stringify({ secretId: "file", secretKey: "file" }));
  await expect(keysOf({ TENCENTCLOUD_SECRET_ID: "id" })).rejects.toMatchObject({
    code: "credentials",
    message: expect.stringContaining("TENCENTCLOUD_SECRET_KEY is not set"),
  });
});

test("then the profile of tccli, by name", async () => {
  write(".tccli", "default.credential", JSON.stringify({ secretId: "a", secretKey: "b" }));
  write(".tccli", "shop.credential", JSON.stringify({ secretId: "c", secretKey: "d", token: "e" }));
  expect(await keysOf({})).toEqual({ secretId: "a", secretKey: "b" });
  expect(await keysOf({ TENCENTCLOUD_PROFILE: "shop" })).toEqual({
    secretId: "c",
    secretKey: "d",
    token: "e",
  });
});

test("a damaged profile is named, and its content is not shown", async () => {
  write(".tccli", "default.credential", '{"secretKey": "very-secret-value"');
  const failed = await keysOf({}).catch((error: unknown) => error);
  expect(JSON.stringify(failed)).not.toContain("very-secret-value");
  expect(failed).toMatchObject({
    code: "credentials",
    where: expect.stringContaining(".credential"),
  });
});

test("then the profile of the SDKs", async () => {
  write(
    ".tencentcloud",
    "credentials",
    "[default]\nsecret_id = a\nsecret_key = b\n\n[shop]\nsecret_id = c\nsecret_key = d\n",
  );
  expect(await keysOf({})).toEqual({ secretId: "a", secretKey: "b" });
  expect(await keysOf({ TENCENTCLOUD_PROFILE: "shop" })).toEqual({
    secretId: "c",
    secretKey: "d",
  });
});

test("without any it says what to set", async () => {
  await expect(keysOf({})).rejects.toMatchObject({
    code: "credentials",
    next: expect.stringContaining("TENCENTCLOUD_SECRET_ID"),
  });
});
