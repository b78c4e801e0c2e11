import { afterEach, expect, test } from "vitest";
import { openWorld, type World } from "./support/world.ts";

let world: World;
afterEach(() => world.close());

/** How the media of an application with so many of them are listed. */
async function mediaOf(count: number) {
  world = await openWorld({
    "*": {
      "vod.sub-app": [{ SubAppId: 1, Name: "films", Status: "On" }],
      "vod.media": [{ repeat: count, FileId: "f-{n}", _subAppId: 1 }],
    },
  });
  const { items, coverage } = await world.scan(["vod.application", "vod.media"]);
  const media = coverage.find(({ type }) => type === "vod.media");
  return { media, listed: items.filter(({ type }) => type === "vod.media").length };
}

test("fewer media than the vendor counts to are listed to the last", async () => {
  const { media, listed } = await mediaOf(4999);
  expect(media).toMatchObject({ outcome: "listed", count: 4999 });
  expect(listed).toBe(4999);
});

// The vendor says 5000 of any larger number, so that 5000 may be any.
test.each([5000, 5001, 6000])(
  "%i media, which the vendor counts as 5000, are never taken for all of them",
  async (count) => {
    const { media, listed } = await mediaOf(count);
    expect(media).toMatchObject({ outcome: "failed", count: 0 });
    expect(media?.message).toContain("5000");
    expect(listed).toBe(0);
  },
);
