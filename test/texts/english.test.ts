import { expect, test } from "vitest";
import { englishIn } from "./english.ts";

test("words in English are found in pages of every form, and code, quotes and ids are not", () => {
  expect(englishIn("账号已注销。\n- Nothing blocks the closure. `npm run build all`")).toEqual([
    "Nothing blocks the closure",
  ]);
  expect(
    englishIn('<p>正常</p><nav aria-label="Parts of this page"><code>a b c d</code></nav>'),
  ).toEqual(["Parts of this page"]);
  expect(englishIn("Nothing was \\_reviewed\\_ yet")).toEqual([]);
  expect(englishIn("Nothing is \\(yet\\) known here now")).toEqual(["known here now"]);
  expect(englishIn("记录原文：“the cloud says so”，下一步：npx closeout attest demo")).toEqual([]);
  expect(
    englishIn("alibaba:ecs.key-pair:cn-hangzhou:thing-1：delete（ResourceManager.X）"),
  ).toEqual([]);
  expect(englishIn("SSH key pair thing 已删除", ["SSH key pair thing"])).toEqual([]);
});
