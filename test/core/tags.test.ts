import { expect, test } from "vitest";
import { areKnown, NO_TAGS, notingUnknown, unknownTags, whyUnknown } from "../../src/core/tags.ts";

const ID = "alibaba:ecs.disk:cn-hangzhou:d-1";

/** The same module once more, as a project's compiled policies hold it. */
async function copy(): Promise<Pick<typeof import("../../src/core/tags.ts"), "areKnown">> {
  return import(`${new URL("../../src/core/tags.ts", import.meta.url).href}?copy`);
}

test("tags that nobody read tell why, and those that were read do not", () => {
  expect(whyUnknown(unknownTags(ID, "nobody asked for them"))).toBe("nobody asked for them");
  expect(areKnown(NO_TAGS)).toBe(true);
  expect(areKnown({ because: "a tag of that name" })).toBe(true);
});

test("unknown tags are unknown to a policy that was compiled by itself", async () => {
  const other = await copy();
  expect(other.areKnown).not.toBe(areKnown);
  expect(other.areKnown(unknownTags(ID, "nobody asked for them"))).toBe(false);
});

test("asking whether tags are known reads none of them", () => {
  const tags = unknownTags(ID, "nobody asked for them");
  expect(notingUnknown(() => areKnown(tags)).read.size).toBe(0);
  expect([...notingUnknown(() => tags["team"]).read.keys()]).toEqual([ID]);
});
