import { expect, test } from "vitest";
import { plainSigns, wantsPlainSigns } from "../../src/cli/plain-signs.ts";
import { aProject, closeout } from "./support.ts";

test.each([
  [{}, false],
  [{ LANG: "" }, false],
  [{ LANG: "en_US.UTF-8" }, false],
  [{ LC_ALL: "C.utf8", LANG: "C" }, false],
  [{ LC_ALL: "C" }, true],
  [{ LANG: "POSIX" }, true],
  [{ LC_CTYPE: "zh_CN.GBK", LANG: "zh_CN.UTF-8" }, true],
])("%j asks for signs of ASCII alone: %s", (env, wanted) => {
  expect(wantsPlainSigns(env)).toBe(wanted);
});

test("our signs become ASCII, and names stay as they are", () => {
  expect(plainSigns("✓ ok · 1 → 2 … ┌─┐ 服务器")).toBe("+ ok | 1 -> 2 ... +-+ 服务器");
});

test("a command in the C locale prints nothing but ASCII, and the same without it in UTF-8", async () => {
  const { dir } = aProject();
  const plain = await closeout(["doctor", "demo"], { cwd: dir, env: { LC_ALL: "C" } });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything that is not ASCII is looked for.
  expect(`${plain.stdout}${plain.stderr}`).toMatch(/^[\x00-\x7f]+$/u);
  expect(plain.stdout).toContain("+ ok");
  const { stdout } = await closeout(["doctor", "demo"], { cwd: dir });
  expect(stdout).toContain("✓ ok");
});
