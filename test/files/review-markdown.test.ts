import { describe, expect, test } from "vitest";
import type { Review, ReviewedItem } from "../../src/core/review.ts";
import { documentHtml } from "../../src/documents/html.ts";
import { documentMarkdown } from "../../src/documents/markdown.ts";
import { code, md } from "../../src/documents/markdown-text.ts";
import { type ReviewContext, reviewPages } from "../../src/documents/review.ts";
import { compareReviews } from "../../src/files/review/review-changes.ts";
import { sealReview } from "../../src/files/review/review-file.ts";
import { judged } from "../policies/support/view.ts";
import { TYPES } from "./entries.ts";

const ECS = "alibaba:ecs.instance:cn-hangzhou:";

function item(name: string, parts: Partial<ReviewedItem> = {}): ReviewedItem {
  return {
    line: `ECS instance ${name}`,
    disposition: "delete",
    steps: ["delete it"],
    facts: {},
    ...parts,
  };
}

/** The only page of a review. */
function renderReview(of: Review, context: ReviewContext): string {
  const [page, ...others] = reviewPages(of, context);
  expect(others).toEqual([]);
  return page?.text ?? "";
}

function review(items: Review["items"], unknown: readonly string[] = []): Review {
  return sealReview({
    version: 1,
    cloud: "alibaba",
    accountId: "1234567890123456",
    takenAt: "2026-09-01T08:00:00.000Z",
    items,
    unknown,
  });
}

describe("comparing two reviews", () => {
  test("tells what was added, gone and changed, and from what to what", () => {
    const before = review(
      {
        [`${ECS}i-1`]: item("one", { facts: { expires: "2026-10-01", cpus: 4, old: "x" } }),
        [`${ECS}i-2`]: item("two"),
        [`${ECS}i-3`]: item("three"),
      },
      ["nas in cn-beijing: denied"],
    );
    const after = review(
      {
        [`${ECS}i-4`]: item("four"),
        [`${ECS}i-3`]: item("three"),
        [`${ECS}i-1`]: item("one", {
          disposition: "refund",
          because: "prepaid",
          steps: ["ask for the refund"],
          facts: { expires: "2027-10-01", cpus: 4 },
        }),
      },
      ["sls in cn-shanghai: throttled"],
    );
    expect(compareReviews(before, after)).toEqual({
      added: [{ id: `${ECS}i-4`, line: "ECS instance four", disposition: "delete" }],
      gone: [{ id: `${ECS}i-2`, line: "ECS instance two", disposition: "delete" }],
      changed: [
        {
          id: `${ECS}i-1`,
          line: "ECS instance one",
          disposition: "refund",
          changes: [
            { what: "disposition", from: "delete", to: "refund" },
            { what: "because", from: undefined, to: "prepaid" },
            { what: "steps", from: ["delete it"], to: ["ask for the refund"] },
            { what: "expires", from: "2026-10-01", to: "2027-10-01" },
            { what: "old", from: "x", to: undefined },
          ],
        },
      ],
      unknown: {
        added: ["sls in cn-shanghai: throttled"],
        gone: ["nas in cn-beijing: denied"],
      },
    });
  });

  test("finds no change in a new time or a reworded line", () => {
    const before = review({ [`${ECS}i-1`]: item("one") });
    const after = {
      ...review({ [`${ECS}i-1`]: item("ONE") }),
      takenAt: "2026-09-02T08:00:00.000Z",
    };
    expect(compareReviews(before, after)).toEqual({
      added: [],
      gone: [],
      changed: [],
      unknown: { added: [], gone: [] },
    });
  });
});

describe("review.md", () => {
  const items = {
    [`${ECS}i-1`]: item("web-1", {
      disposition: "refund",
      because: "paid for a year",
      steps: ["lift deletion protection", "ask for the refund"],
      facts: {
        charge: "prepaid",
        expires: "2027-03-01T16:00:00Z",
        autoRenew: true,
        protections: ["deletion protection"],
        cpus: 4,
      },
    }),
    "alibaba:domain.domain:global:shop.example": item("shop", {
      line: "Domain shop.example",
      disposition: "transfer",
    }),
    "alibaba:new.thing:global:x": item("a type of tomorrow"),
  };

  test("lists every item under its wave and type, with steps, money and protections", () => {
    const text = renderReview(review(items), {
      accountName: "demo",
      types: TYPES,
      quotes: { [`${ECS}i-1`]: "812.50 CNY" },
    });
    expect(text).toContain("# Review of demo");
    expect(text).toContain("scanned on 2026-09-01 08:00 UTC: 3 items.");
    expect(text).toContain("## Wave: workloads (1)");
    expect(text).toContain("### [ECS instance](https://docs.example/ecs) (1)");
    expect(text).toContain(
      "| ECS instance web-1<br>`alibaba:ecs.instance:cn-hangzhou:i-1` | refund | paid for a year | 1. lift deletion protection<br>2. ask for the refund | prepaid<br>expires 2027-03-01 16:00 UTC<br>renews by itself<br>refund 812.50 CNY | deletion protection | cpus: 4 |",
    );
    expect(text.indexOf("## Wave: workloads")).toBeLessThan(text.indexOf("## Wave: domains"));
    expect(text).toContain("## Wave: other (1)");
    expect(text).toContain("- Prepaid: 1 item.");
    expect(text).toContain("- Renewed by the cloud unless switched off: 1 item.");
    expect(text).toContain("- Protected now; the protections will be lifted: 1 item.");
  });

  test("says once what is the same for many, and keeps in the table what differs", () => {
    const many = Object.fromEntries(
      Array.from({ length: 24 }, (_, at) => [
        `${ECS}i-${at}`,
        item(`web-${at}`, { because: "unused", facts: { cpus: 4, zone: `zone-${at % 2}` } }),
      ]),
    );
    const text = renderReview(review(many), { accountName: "demo", types: TYPES });
    expect(text).toContain("The same for 24 items:");
    expect(text.match(/Why: unused/gu)).toHaveLength(1);
    expect(text.match(/cpus: 4<br>zone: zone-1/gu)).toHaveLength(12);
    expect(text.match(/delete it/gu)).toHaveLength(1);
    for (const id of Object.keys(many)) expect(text).toContain(`\`${id}\``);
  });

  describe("starts with what cannot be undone", () => {
    const [lost, safe, domain] = [`${ECS}i-1`, `${ECS}i-2`, "alibaba:domain.domain:global:shop"];
    const approved = review({
      [lost]: item("lost", { facts: { charge: "prepaid", expires: "2027-03-01T16:00:00Z" } }),
      [safe]: item("safe"),
      [domain]: item("shop", { disposition: "transfer" }),
    });
    const known = {
      accountName: "demo",
      types: TYPES,
      items: [
        judged({ id: lost, dataBearing: true }),
        judged({
          id: safe,
          dataBearing: true,
          backup: {
            answer: "backed-up",
            because: "copied",
            place: undefined,
            evidence: "read back",
            line: 7,
          },
        }),
        judged({ id: domain, concern: "domain", dataBearing: false }),
      ],
    };
    const first = (of: Review): string =>
      renderReview(of, known).split("## Read this first")[1]?.split("\n## ")[0] ?? "";

    test("data without a copy, domains, and what was paid for in vain", () => {
      const text = first(approved);
      expect(text).toContain("Data that no copy is known of: 1 item");
      const below = (said: string): string => text.split(`${said} (1):\n\n`)[1] ?? "";
      expect(below("nothing is said of a copy")).toMatch(/^- ECS instance lost `/u);
      expect(below("transfer")).toMatch(/^- ECS instance shop `/u);
      expect(below("paid until 2027-03-01 16:00 UTC")).toMatch(/^- ECS instance lost `/u);
      expect(text).not.toContain("ECS instance safe");
    });

    test("and says how many more there are where a list is long", () => {
      const many = Array.from({ length: 1234 }, (_, at) => `${ECS}i-${at}`);
      const of = review(Object.fromEntries(many.map((id) => [id, item(id)])));
      const items = many.map((id) => judged({ id, dataBearing: true }));
      const text = renderReview(of, { ...known, items }).split("\n## ")[1] ?? "";
      expect(text).toContain("Data that no copy is known of: 1,234 items");
      expect(text).toContain("nothing is said of a copy (1,234):");
      expect(text).toContain("- and 1,224 more, below");
    });
  });

  test("names what is not approved, with one reason once", () => {
    const left = ["a", "b"].map((id) => ({
      id,
      line: `RAM role ${id}`,
      becomes: "keep",
      because: "made by a service",
    }));
    const text = renderReview(review(items), { accountName: "demo", types: TYPES, left });
    expect(text).toContain("## Not approved (2)");
    expect(text.match(/keep: made by a service/gu)).toHaveLength(1);
    expect(text).toContain("- RAM role a `a`\n- RAM role b `b`");
  });

  test("says what is not known", () => {
    const text = renderReview(review({}, ["nas.file-system in cn-beijing: denied"]), {
      accountName: "demo",
      types: TYPES,
    });
    expect(text).toContain("## Not known");
    expect(text).toContain("- nas.file-system in cn-beijing: denied");
  });

  test("starts with what changed since the review before", () => {
    const before = review({ [`${ECS}i-1`]: item("web-1"), [`${ECS}i-9`]: item("old-9") });
    const context = { accountName: "demo", types: TYPES, before };
    const text = renderReview(review(items), context);
    expect(text).toContain("2 added, 1 gone, 1 changed.");
    expect(text).toContain("- Domain shop.example → **transfer**");
    expect(text).toContain("- ECS instance old-9\n");
    expect(text).toContain("disposition `delete` → `refund`");
    expect(text).toContain("expires (none) → `2027-03-01T16:00:00Z`");
    expect(text.indexOf("## Changed since")).toBeLessThan(text.indexOf("## At a glance"));
    expect(renderReview(before, context)).toContain(
      "## Changed since the review of 2026-09-01 08:00 UTC\n\nNothing.",
    );
  });

  test("shows names as they are, whatever Markdown or HTML they hold", () => {
    const name = "a|b`c<img src=x>[x](http://evil.example)*_~#&amp;\n# head www.evil.example";
    const text = renderReview(
      review({ [`${ECS}i-1\`|`]: item(name, { because: name, facts: { [name]: name } }) }),
      { accountName: name, types: TYPES },
    );
    for (const raw of [
      "<img",
      "[x](http",
      "\n# head",
      "http://evil",
      " www.evil",
      "a|b",
      "&amp;",
    ]) {
      expect(text.replaceAll("\\<img", "").replaceAll("\\&amp", "")).not.toContain(raw);
    }
    expect(text).toContain("`` alibaba:ecs.instance:cn-hangzhou:i-1`\\| ``");
  });

  test("shows characters that would hide or turn the text around them", () => {
    expect(md("db\u202egro.elpmaxe\u200b\u0007")).toBe("db\\\\u202egro.elpmaxe\\\\u200b\\\\u0007");
    expect(code("a\u2066b")).toBe("`a\\u2066b`");
  });
});

test("text at the start of a line makes no list, and numbers no numbering", () => {
  expect(md("- x")).toBe("\\- x");
  expect(md("1. x")).toBe("1\\. x");
});

test("columns without a value are left out of a table, in every form", () => {
  const rows = [
    ["1", "", { lines: [] }],
    ["2", [], { lines: [""] }],
  ];
  const model = {
    language: "en" as const,
    title: "T",
    facts: [],
    intro: [{ kind: "table", columns: ["A", "B", "C"], rows } as const],
    sections: [],
  };
  expect(documentMarkdown(model)).toBe("# T\n\n| A |\n| --- |\n| 1 |\n| 2 |\n");
  expect(documentHtml(model).match(/<th scope="col">/gu)).toHaveLength(1);
});
