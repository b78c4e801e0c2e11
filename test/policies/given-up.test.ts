import { expect, test } from "vitest";
import { abandoned } from "../../policies/standard/given-up.ts";
import type { ClosureMeans } from "../../src/core/cloud.ts";
import { accountOf, answer, judged, names, says, viewOf } from "./support/view.ts";

const closing: ClosureMeans = {
  by: "assisted",
  quiet: { days: 0, because: "At once." },
  questions: [],
  steps: [],
  packet: { first: [], submit: [], parts: [] },
  ownIdentity: [],
  abandonable: {
    of: [
      { product: "Coupons", types: ["shop.coupon"], remark: "coupons" },
      {
        product: "Certificates",
        types: ["shop.cert"],
        only: { says: "within three months of its end", withinMonths: 3 },
        remark: "certificates",
      },
      {
        product: "Names",
        types: ["shop.name"],
        only: { says: "in its renewal period", facts: { status: ["RenewPending"] } },
        remark: "name $id",
      },
    ],
    remark: { title: "Remark", lines: [] },
    boxes: { title: "Boxes", lines: [] },
  },
};
const given = { disposition: "abandon" } as const;

/** A view of one item that is abandoned, with nobody's need for it stated. */
function withOne(parts: Parameters<typeof judged>[0]) {
  const item = judged({ ...given, ...parts });
  const account = accountOf({ answers: [answer("given-up", item.id, "not-needed")] });
  return viewOf({ closing, account, items: [item] });
}

test("what is abandoned is asked about until somebody says that nobody needs it", () => {
  const coupon = judged({ ...given, type: "shop.coupon" });
  expect(names(abandoned, viewOf({ closing, items: [coupon] }))).toEqual([coupon.id]);
  expect(names(abandoned, withOne({ type: "shop.coupon" }))).toEqual([]);
});

test("a product that the vendor does not let go is refused with the list", () => {
  const [line] = says(abandoned, withOne({ type: "shop.thing" }));
  expect(line).toContain("only: Coupons, Certificates, Names");
});

test.each([
  ["2027-02-20T00:00:00Z", 0],
  ["2026-01-01T00:00:00Z", 0],
  ["2027-02-22T00:00:00Z", 1],
  [undefined, 1],
])("a certificate that ends at %s has %i findings in November 2026", (expires, count) => {
  expect(says(abandoned, withOne({ type: "shop.cert", expires }))).toHaveLength(count);
});

test("a fact has to read as the vendor asks, and one that cannot be read does not", () => {
  const name = (facts: Readonly<Record<string, string>>) =>
    says(abandoned, withOne({ type: "shop.name", facts }));
  expect(name({ status: "RenewPending" })).toEqual([]);
  expect(name({ status: "ok" })[0]).toContain("only in its renewal period");
  expect(name({})).toHaveLength(1);
});

test("nothing is asked where the vendor has no list, and of what is not abandoned", () => {
  const items = [judged(given)];
  expect(names(abandoned, viewOf({ items }))).toEqual([]);
  expect(names(abandoned, viewOf({ closing, items: [judged()] }))).toEqual([]);
});
