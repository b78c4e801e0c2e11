import { describe, expect, test } from "vitest";
import { rows } from "../../src/clouds/huawei/catalog.ts";
import { stepsOf } from "../catalog/support/rows.ts";

/** What is deleted by a call, with the step that does it. */
const deleted = [...rows].flatMap(([type, row]) => {
  const step = row.remove.by === "call" ? stepsOf(row).find(({ deletes }) => deletes) : undefined;
  return step === undefined ? [] : [{ type, step, row }];
});

/** Types that items of another type name: those are refused while the other stands. */
const used = new Set([...rows.values()].flatMap(({ uses = [] }) => uses.map(({ type }) => type)));

/** Why nothing of the kind is answered, by type; whether the cloud refuses these is unverified. */
const NEVER_GONE: Readonly<Record<string, string>> = {
  "bss.unpaid-order": "an order that was cancelled is still there, under another status",
};
const NEVER_BUSY: Readonly<Record<string, string>> = {
  "as.configuration": "its groups go before it",
  "kms.key": "its deletion is scheduled, whatever uses it",
  "kps.key-pair": "a server goes on without it",
  "smn.topic": "an alarm goes on without it",
  "waf.policy": "its domains go before it",
};

describe("what a deletion is answered in Huawei Cloud", () => {
  test.each(deleted.filter(({ type }) => NEVER_GONE[type] === undefined))(
    "$type: something that is gone is known by its code",
    ({ step }) => {
      expect(step.gone ?? []).not.toEqual([]);
    },
  );

  test.each(deleted.filter(({ type }) => used.has(type) && NEVER_BUSY[type] === undefined))(
    "$type, which others use: one that is still in use is asked for again",
    ({ step }) => {
      expect(step.busy ?? []).not.toEqual([]);
    },
  );
});
