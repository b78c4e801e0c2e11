import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { IN_DOUBT } from "./test/catalog/in-doubt.ts";
import { slowest } from "./test/support/slowest.ts";

// What tests do belongs into nobody's record, which only grows; those that need one make it.
delete process.env["CLOSEOUT_RECORD_URL"];

/** Suites in which the cloud fails, which run a second time in the emulator's doubt mode. */
const faults = [
  "test/e2e/promise-1-the-plan-is-the-contract.test.ts",
  "test/e2e/promise-2-unknown-is-never-empty.test.ts",
  "test/e2e/promise-3-gone-is-proved.test.ts",
  "test/e2e/tencent-faults.test.ts",
  "test/e2e/every-cloud-listings.test.ts",
  "test/e2e/every-cloud-removals.test.ts",
];

/** Files that share a process do not share its list of secrets. */
const OWN_SECRETS = ["test/support/own-secrets.ts"];

/** What the package's own name means in a clone, as its policies and examples import it. */
const OWN = [
  { find: /^closeout$/u, replacement: join(import.meta.dirname, "src/index.ts") },
  {
    find: /^closeout\/policies$/u,
    replacement: join(import.meta.dirname, "policies/standard/index.ts"),
  },
];

export default defineConfig({
  test: {
    // Many tests wait for processes of their own. Left alone, vitest keeps one core free for itself.
    maxWorkers: availableParallelism() + 1,
    reporters: ["default", slowest],
    projects: [
      {
        resolve: { alias: OWN },
        test: {
          name: "parts",
          provide: { frontEnd: "cdktf" },
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**"],
          // Loading catalog and emulator anew for each file took a third of the time.
          isolate: false,
          setupFiles: OWN_SECRETS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The constructs once more by the other front end, which is the same source.
        resolve: { alias: { cdktf: "cdktn" } },
        test: {
          name: "cdktn",
          provide: { frontEnd: "cdktn" },
          include: ["test/constructs/**/*.test.ts", "test/provider/constructs.test.ts"],
          isolate: false,
          setupFiles: OWN_SECRETS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias: OWN },
        test: {
          name: "whole",
          include: ["test/e2e/**/*.test.ts"],
          // Each test has a world of its own; a worker loads catalog, emulator and cdktf once for all.
          isolate: false,
          setupFiles: OWN_SECRETS,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias: OWN },
        test: {
          name: "doubt",
          include: faults,
          isolate: false,
          setupFiles: OWN_SECRETS,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What rows are known to give way to is left out, so that these suites grow as that record shrinks.
          env: {
            EMULATOR_DOUBTS: ["all", ...new Set(IN_DOUBT.map(({ doubt }) => `-${doubt}`))].join(
              ",",
            ),
          },
        },
      },
    ],
  },
});
