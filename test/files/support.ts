import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Clock } from "../../src/core/clock.ts";
import type { Item } from "../../src/core/item.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Row } from "../../src/core/row.ts";
import { NO_TIES } from "../../src/core/ties.ts";
import type { CloudInfo } from "../../src/files/account/account-file.ts";

/** A folder of its own for a test, removed at its end. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "closeout-files-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** The Problem that a call throws; anything else fails the test. */
export function problemOf(call: () => unknown): Problem {
  try {
    call();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("no Problem was thrown");
}

/** The Problem that a promise rejects with; anything else fails the test. */
export async function problemOfAsync(call: () => Promise<unknown>): Promise<Problem> {
  try {
    await call();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("no Problem was thrown");
}

/** A clock that stands still until it is advanced. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  /** Resolves when somebody sleeps. */
  sleeping(): Promise<void>;
}

/** Starts at 2026-09-01T00:00:00Z. */
export function manualClock(): ManualClock {
  let now = Date.UTC(2026, 8, 1);
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  let waiting: (() => void)[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { until: now + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        });
        for (const wake of waiting) wake();
        waiting = [];
      }),
    advance(ms) {
      now += ms;
      for (const sleeper of [...sleepers].filter(({ until }) => until <= now)) {
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    },
    sleeping: () =>
      sleepers.size > 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
  };
}

/** An item with nothing special about it. */
export function anItem(parts: Partial<Item> = {}): Item {
  return {
    id: "alibaba:ecs.instance:cn-hangzhou:i-1",
    type: "ecs.instance",
    region: "cn-hangzhou",
    nativeId: "i-1",
    name: "web-1",
    state: "present",
    until: undefined,
    charge: "postpaid",
    expires: undefined,
    autoRenew: undefined,
    created: undefined,
    lastActive: undefined,
    protections: [],
    tags: {},
    ties: NO_TIES,
    facts: {},
    proposed: "delete",
    because: undefined,
    blocks: true,
    uses: [],
    waitsFor: [],
    goesWith: undefined,
    takes: [],
    parent: undefined,
    ...parts,
  };
}

/** What the tests' account files are checked against. */
export const CLOUDS: ReadonlyMap<string, CloudInfo> = new Map([
  [
    "alibaba",
    {
      name: "alibaba",
      title: "Alibaba Cloud",
      kinds: ["resource-account", "cloud-account", "standalone"].map((kind) => ({
        kind,
        title: kind,
      })),
      accountId: { pattern: /^\d{16}$/u, says: "16 digits, as the console shows them" },
      regions: ["cn-hangzhou", "cn-shanghai", "cn-beijing", "ap-southeast-1"],
      rows: new Map<string, Pick<Row, "title" | "allows" | "remove" | "proposes" | "options">>([
        [
          "ecs.instance",
          {
            title: "ECS instance",
            options: { revoke: "it is revoked first" },
            remove: { by: "call", steps: [] },
          },
        ],
        ["ecs.disk", { title: "Disk", remove: { by: "call", steps: [] } }],
        [
          "domain.domain",
          {
            title: "Domain",
            allows: ["transfer", "let-expire", "manual"],
            remove: { by: "manual", because: "registered", console: [] },
          },
        ],
      ]),
    },
  ],
]);
