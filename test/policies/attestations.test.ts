import { expect, test } from "vitest";
import { attestations } from "../../policies/standard/attestations.ts";
import { usedByOthers } from "../../policies/standard/used-by-others.ts";
import type { Attestation } from "../../src/core/attestation.ts";
import type { PolicyView } from "../../src/core/policy.ts";
import type { Review } from "../../src/core/review.ts";
import { NO_TIES } from "../../src/core/ties.ts";
import { evaluate } from "../../src/engine/gate.ts";
import { attested, judged, tied, viewOf } from "./support/view.ts";

const image = judged({ nativeId: "m-1", ties: tied({ usedByOthers: ["1000000000000009"] }) });
const FILE = "accounts/old-shop/attestations/1.yaml";

/** What the policy says of an attestation about the image, next to the policy that asks about it. */
function said(changes: Partial<Attestation>, view: Partial<PolicyView> = {}): readonly string[] {
  const attestation = attested("used-by-others", image.id, "informed", changes);
  const results = evaluate(
    [usedByOthers, attestations],
    viewOf({ items: [image], attestations: [attestation], ...view }),
  );
  return results.flatMap(({ policy, findings }) =>
    policy.id === attestations.id ? findings.map((one) => `${one.subject} — ${one.says}`) : [],
  );
}

function review(...ids: readonly string[]): Review {
  const item = { line: "Thing", disposition: "delete", steps: [], facts: {} } as const;
  return {
    version: 1,
    cloud: "alibaba",
    accountId: "1000000000000002",
    takenAt: "2026-11-20T00:00:00Z",
    items: Object.fromEntries(ids.map((id) => [id, item])),
    unknown: [],
    digest: "sha256:0",
  };
}

test("an attestation that counts and answers a question is no finding", () => {
  expect(said({})).toEqual([]);
  expect(said({ validUntil: "2026-11-21T00:00:01Z" })).toEqual([]);
});

test("one that has expired is, from that very moment", () => {
  for (const validUntil of ["2026-11-21T00:00:00Z", "2026-01-01T00:00:00Z"]) {
    expect(said({ validUntil, at: "2025-12-31T00:00:00Z" })).toEqual([
      `${FILE} — has expired on ${validUntil}`,
    ]);
  }
});

test("one that is dated in the future is", () => {
  expect(said({ at: "2026-11-21T00:05:01Z" })).toEqual([
    `${FILE} — is dated in the future: 2026-11-21T00:05:01Z`,
  ]);
});

test("one whose evidence is another file now is", () => {
  const evidence = {
    kind: "file",
    file: "mail.eml",
    digest: `sha256:${"0".repeat(64)}`,
    fault: { en: "rests on mail.eml, which has changed", zh: "依据的文件 mail.eml 内容已变化" },
  } as const;
  expect(said({ evidence })).toEqual([`${FILE} — rests on mail.eml, which has changed`]);
  expect(said({ evidence: { ...evidence, fault: undefined } })).toEqual([]);
});

test("one with a word that the question does not understand is", () => {
  expect(said({ answer: "later" })).toEqual([`${FILE} — says "later", which is none of: informed`]);
});

test("one that answers nothing is: another policy, another subject, an item that was never seen", () => {
  expect(said({ policy: "zone-answers" })).toEqual([
    `${FILE} — answers nothing: zone-answers does not ask about ${image.id}`,
  ]);
  expect(said({ subject: "alibaba:shop.thing:cn-hangzhou:m-2" })).toEqual([
    `${FILE} — answers nothing: used-by-others does not ask about alibaba:shop.thing:cn-hangzhou:m-2`,
  ]);
});

test("one about an item that is there and raises no question is, reviewed or not", () => {
  const items = [{ ...image, ties: NO_TIES }];
  const about = `${FILE} — answers nothing: used-by-others does not ask about ${image.id}`;
  expect(said({}, { items })).toEqual([about]);
  expect(said({}, { items, review: review(image.id) })).toEqual([about]);
});

test("one about an item that is gone since stays true: by the journal, or by the review", () => {
  expect(said({}, { items: [], removed: new Set([image.id]) })).toEqual([]);
  expect(said({}, { items: [], review: review(image.id) })).toEqual([]);
  expect(said({}, { items: [], removed: new Set(["another"]), review: review("another") })).toEqual(
    [`${FILE} — answers nothing: used-by-others does not ask about ${image.id}`],
  );
});

test("one about an item whose deletion waits stays true, though nothing is asked of it any more", () => {
  const items = [{ ...image, ties: NO_TIES, state: "scheduled" as const }];
  expect(said({}, { items, removed: new Set([image.id]) })).toEqual([]);
});

test("one about a rejection or a condition stays true once that is over", () => {
  expect(said({ policy: "closure-rejected", subject: "rejection:2026-11-01T00:00:00Z" })).toEqual(
    [],
  );
  expect(said({ policy: "closure-conditions", subject: "condition:payer" })).toEqual([]);
});

test("what the closure itself asks is none of its business, except for dates and evidence", () => {
  expect(said({ policy: "closure", subject: "submitted", answer: "submitted" })).toEqual([]);
  expect(
    said({
      policy: "closure",
      subject: "submitted",
      answer: "submitted",
      at: "2027-01-01T00:00:00Z",
    }),
  ).toEqual([`${FILE} — is dated in the future: 2027-01-01T00:00:00Z`]);
});

test("a second attestation that does not count is named, though the first one does", () => {
  const second = { ...attested("used-by-others", image.id, "informed"), file: "2.yaml" };
  const view = viewOf({
    items: [image],
    attestations: [
      { ...second, validUntil: "2026-11-20T12:00:00Z" },
      attested("used-by-others", image.id, "informed"),
    ],
  });
  const [asked, checked] = evaluate([usedByOthers, attestations], view);
  expect(asked?.outcome).toBe("pass");
  expect(checked?.findings).toMatchObject([
    { subject: "2.yaml", says: "has expired on 2026-11-20T12:00:00Z" },
  ]);
});
