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

test("as many media as the vendor shows are listed to the last", async () => {
  const { media, listed } = await mediaOf(5000);
  expect(media).toMatchObject({ outcome: "listed", count: 5000 });
  expect(listed).toBe(5000);
});

test("one more than the vendor shows is never taken for all of them", async () => {
  const { media } = await mediaOf(5001);
  expect(media).toMatchObject({ outcome: "failed" });
});
