import { describe, expect, test } from "vitest";
import { type TagsReading, tagsCallOf } from "../../src/core/row-read.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { listsOf, tagsCallsOf, wordsIn } from "./support/rows.ts";

/** Types whose tags nobody reads; why stands in the row, and a rule about tags fails for their items. */
const NOT_READ: Readonly<Record<string, readonly string[]>> = {
  huawei: ["bss.period-resource", "gaussdb.opengauss-instance", "iam.agency"],
  alibaba: ["actiontrail.trail", "bss.subscription", "cas.order", "oss.vector-bucket"],
  tencent: ["billing.renewal", "cos.rapid-bucket"],
};

describe.each([...clouds])("the tags of %s", (name, { rows }) => {
  const readings = [...rows].flatMap(([type, row]): readonly (readonly [string, TagsReading])[] => [
    [type, row.read.tags],
    ...listsOf(row).flatMap(({ read, state }) =>
      read?.tags === undefined
        ? []
        : [[state === undefined ? type : `${type} (${state})`, read.tags] as const],
    ),
  ]);

  test("are read by every row, or are in the list of those that nobody reads", () => {
    const unread = readings.flatMap(([type, tags]) => ("unknown" in tags ? [type] : []));
    expect(unread.toSorted()).toEqual((NOT_READ[name] ?? []).toSorted());
  });

  test("are none or unknown for a reason, a clause without a full stop", () => {
    for (const [type, tags] of readings) {
      const because = "none" in tags ? tags.none : "unknown" in tags ? tags.unknown : undefined;
      if (because !== undefined) expect(because, type).toMatch(/^\S.{10,}[^.\s]$/u);
    }
  });

  test("are asked for by calls that say whose they are", () => {
    for (const [type, row] of rows) {
      for (const call of tagsCallsOf(row)) {
        const words = wordsIn(call);
        if (call.most === undefined) {
          expect(call.owner, type).toBeDefined();
          expect(words, type).not.toContain("ids");
        } else if (call.most > 1) {
          expect(call.owner, type).toBeDefined();
          expect(words, type).toContain("ids");
        } else {
          const one = words.some((word) => /^(?:ids?|name|facts\.\w+)$/u.test(word));
          expect(one, type).toBe(true);
        }
      }
    }
  });

  test("are asked for where no record tells them, and nowhere twice", () => {
    const both = readings.filter(([, tags]) => "at" in tags && tagsCallOf(tags) !== undefined);
    for (const [type, tags] of both) {
      expect("at" in tags && tags.else?.most, type).toBeOneOf([undefined, 1]);
    }
  });
});
