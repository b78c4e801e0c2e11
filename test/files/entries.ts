import type { JournalEntry } from "../../src/core/journal.ts";
import type { TypeInfo } from "../../src/documents/review.ts";

/** Canonical id of the instance with that number. */
export function instance(number: number): string {
  return `alibaba:ecs.instance:cn-hangzhou:i-${number}`;
}

/** A call about the instance with the number of the call. */
export function call(seq: number, run = "r1"): JournalEntry {
  return {
    kind: "call",
    at: "2026-09-01T08:00:00Z",
    run,
    seq,
    item: instance(seq),
    does: "delete the instance",
    action: "DeleteInstance",
    region: "cn-hangzhou",
  };
}

/** Its answer. */
export function answer(
  seq: number,
  parts: Partial<Extract<JournalEntry, { kind: "answer" }>> = {},
): JournalEntry {
  return {
    kind: "answer",
    at: "2026-09-01T08:00:01Z",
    run: "r1",
    seq,
    outcome: "accepted",
    requestId: `REQ-${seq}`,
    ...parts,
  };
}

/** The proof that the instance is gone. */
export function proved(number: number, run = "r1"): JournalEntry {
  return {
    kind: "proved",
    at: "2026-09-01T08:05:00Z",
    run,
    item: instance(number),
    how: "a complete listing of cn-hangzhou is without it",
  };
}

/** The catalog of the tests of reports. */
export const TYPES: ReadonlyMap<string, TypeInfo> = new Map([
  ["ecs.instance", { title: "ECS instance", wave: "workloads", docs: "https://docs.example/ecs" }],
  ["domain.domain", { title: "Domain", wave: "domains", docs: "https://docs.example/domain" }],
]);
