import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { JournalEntry } from "../../src/core/journal.ts";
import { writeReport } from "../../src/documents/report.ts";
import { parseAccount } from "../../src/files/account/account-file.ts";
import { sealReview } from "../../src/files/review/review-file.ts";
import { answer, call, instance, proved, TYPES } from "./entries.ts";
import { CLOUDS, problemOf, temporaryFolder } from "./support.ts";

const ID = "1234567890123456";
const ACCOUNT = parseAccount(
  `cloud: alibaba\nid: "${ID}"\nkind: resource-account\naccess: { via: own }\n`,
  "accounts/demo/account.yaml",
  CLOUDS,
);
const NOW = "2026-09-02T00:00:00Z";

function run(id: string, accountId = ID): JournalEntry {
  return {
    kind: "run",
    at: "2026-09-01T08:00:00Z",
    run: id,
    command: "cdktf deploy",
    accountId,
    pid: 1,
  };
}

function closure(
  phase: "submitting" | "submitted" | "waiting" | "closed",
  more: object = {},
): JournalEntry {
  const entry = { kind: "closure", at: NOW, run: "r1", accountId: ID, phase } as const;
  return { ...entry, detail: `the cloud says ${phase}`, ...more };
}

const REVIEW = sealReview({
  version: 1,
  cloud: "alibaba",
  accountId: ID,
  takenAt: "2026-08-31T08:00:00Z",
  items: {
    [instance(2)]: { line: "ECS instance <b>two</b>", disposition: "delete", steps: [], facts: {} },
    [instance(3)]: {
      line: "ECS instance three",
      disposition: "keep",
      because: "shared | used",
      steps: [],
      facts: {},
    },
  },
  unknown: [],
});

function report(
  entries: readonly JournalEntry[],
  { review }: { readonly review: typeof REVIEW | undefined } = { review: REVIEW },
) {
  const dir = temporaryFolder();
  const paths = writeReport(dir, { account: ACCOUNT, review, entries, types: TYPES, now: NOW });
  return {
    markdown: readFileSync(paths.markdown, "utf8"),
    html: readFileSync(paths.html, "utf8"),
  };
}

const HALF_WAY = [
  run("r1"),
  call(1),
  answer(1),
  call(2),
  answer(2, { outcome: "refused", code: "DependencyViolation", message: "in use by <eni-1>" }),
  proved(1),
];

describe("a report", () => {
  test("tells what is gone with its proof and request id, what failed and why, and what was left alone", () => {
    const { markdown } = report(HALF_WAY);
    expect(markdown).toContain("| **Not submitted** | 1 | 1 | 1 |");
    expect(markdown).toContain("## Proved gone: 1 item");
    expect(markdown).toContain(
      "| ECS instance i-1 in cn-hangzhou<br>`alibaba:ecs.instance:cn-hangzhou:i-1` | 2026-09-01 08:05 UTC: a complete listing of cn-hangzhou is without it | delete the instance: DeleteInstance in cn-hangzhou, 2026-09-01 08:00 UTC, accepted, request REQ-1 |",
    );
    expect(markdown).toContain(
      "DeleteInstance: refused, DependencyViolation: in use by \\<eni-1\\>",
    );
    expect(markdown).toContain("accepted, request REQ-1");
    expect(markdown).toContain(
      "| ECS instance three<br>`alibaba:ecs.instance:cn-hangzhou:i-3` | keep: shared \\| used |",
    );
    expect(markdown).toContain("2026-09-01 08:00 UTC `cdktf deploy`: no end on record");
  });

  test("says where the closure stands and when its wait ends", () => {
    const { markdown } = report([
      run("r1"),
      closure("submitting"),
      closure("submitted", { requestId: "REQ-9" }),
      closure("waiting", { endsAt: "2026-10-17T00:00:00Z" }),
    ]);
    expect(markdown).toContain("**Closing, waiting**");
    expect(markdown).toContain("- Submitted on 2026-09-02 00:00 UTC. Request id: REQ-9.");
    expect(markdown).toContain("- The wait ends on 2026-10-17 00:00 UTC, in 45 days.");
    expect(report([run("r1"), closure("closed")]).markdown).toContain("**Closed**");
  });

  test("does not call a closure submitted whose answer was never seen", () => {
    const { markdown } = report([run("r1"), closure("submitting")]);
    expect(markdown).toContain("**Submitted, answer unknown**");
    expect(markdown).toContain("No answer is on record.");
  });

  test("leaves out what an earlier account of the same folder went through", () => {
    const other = [run("r9", "9999999999999999"), call(7, "r9"), proved(7, "r9")];
    const { markdown } = report([...other, ...HALF_WAY]);
    expect(markdown).toContain("| **Not submitted** | 1 | 1 | 1 |");
    expect(markdown).not.toContain("i-7");
  });

  test("can be written before anything was reviewed or done", () => {
    const { markdown, html } = report([], { review: undefined });
    expect(markdown).toContain("There is no review file: nothing is approved.");
    expect(html).toContain("<p>None.</p>");
  });

  test("that cannot be written is a problem", () => {
    const input = { account: ACCOUNT, review: REVIEW, entries: [], types: TYPES, now: NOW };
    expect(problemOf(() => writeReport("/nowhere/at/all", input)).code).toBe("unwritable");
  });
});

describe("the printable report", () => {
  test("needs nothing from outside, and runs nothing but its own search", () => {
    const { html } = report(HALF_WAY);
    const [, script = ""] = /<script>([\s\S]*?)<\/script>/u.exec(html) ?? [];
    const digest = createHash("sha256").update(script).digest("base64");
    expect(html).toContain(`script-src 'sha256-${digest}'`);
    expect(html.match(/<script/gu)).toHaveLength(1);
    expect(html).not.toMatch(/ on[a-z]+=|style=|javascript:/u);
    expect(html).not.toMatch(/<img|<link|https?:|url\(|@import/u);
    expect(html).toContain("default-src 'none'");
  });

  test("shows names from the cloud as text", () => {
    const { html } = report(HALF_WAY);
    expect(html).toContain("ECS instance &lt;b&gt;two&lt;/b&gt;");
    expect(html).toContain("in use by &lt;eni-1&gt;");
    expect(html).not.toContain("<b>");
    expect(html).not.toContain("<eni");
  });

  test("has a language, a title, one first heading, and headers on every table", () => {
    const { html } = report(HALF_WAY);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain("<title>Closing the account demo</title>");
    expect(html.match(/<h1>/gu)).toHaveLength(1);
    const tables = html.match(/<table>/gu)?.length ?? 0;
    expect(tables).toBe(4);
    expect(html.match(/<th scope="col">(?:Item|When)<\/th>/gu)).toHaveLength(tables);
    expect(html.match(/<th scope="row">/gu)).toHaveLength(3 + 2);
  });
});
