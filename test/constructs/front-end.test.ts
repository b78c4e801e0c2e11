import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { App } from "cdktf";
import { expect, inject, test } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly frontEnd: "cdktf" | "cdktn";
  }
}

test("these tests run with the front end that their project names", () => {
  const manifest = createRequire(import.meta.url).resolve(`${inject("frontEnd")}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, "utf8"));
  expect(new App().manifest.version).toBe(version);
});
