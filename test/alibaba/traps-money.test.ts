import { describe, expect, test } from "vitest";
import type { Observation } from "../../emulator/core/world.ts";
import { domains } from "../../policies/standard/domains.ts";
import { renewalOff } from "../../policies/standard/renewal-off.ts";
import { codeCalls } from "../../scripts/vendor-models/code-calls.ts";
import { rows } from "../../src/clouds/alibaba/catalog.ts";
import type { Row } from "../../src/core/row.ts";
import type { Step } from "../../src/core/row-removal.ts";
import { materialFacts } from "../../src/engine/judge.ts";
import { itemOf, withAccount } from "./support/account.ts";

const catalog = [...rows].map(([type, row]) => ({ type, row }));
const stepsOf = (row: Row): readonly Step[] =>
  row.remove.by === "call" ? [...row.remove.steps, ...(row.remove.detach ?? [])] : [];

describe("prepaid is never turned into postpaid", () => {
  const TURNS = /ChargeType|ChargeMode|PayType|PaymentType|PostPaid|PayAsYouGo|Transform/iu;

  test("by no step of any row", () => {
    const turning = catalog.flatMap(({ type, row }) =>
      stepsOf(row)
        .flatMap((step) => [step, ...(step.calls ?? [])])
        .filter(({ action, params, body }) =>
          TURNS.test(JSON.stringify([action, Object.keys({ ...params, ...body })])),
        )
        .map(({ action }) => `${type}: ${action}`),
    );
    expect(turning).toEqual([]);
  });

  test("by no call of the code beside the rows", () => {
    const turning = codeCalls.map(({ action }) => action).filter((action) => TURNS.test(action));
    expect(turning).toEqual([]);
  });
});

describe("looking changes nothing", () => {
  const READS = /^(?:List|Describe|Get|Query)/u;

  test("every listing and detail of a row is a reading action", () => {
    const changing = catalog.flatMap(({ type, row }) =>
      [...[row.list].flat(), ...(row.detail ?? [])]
        .filter(({ action, method = "GET" }) => !READS.test(action) || method !== "GET")
        .map(({ action }) => `${type}: ${action}`),
    );
    expect(changing).toEqual([]);
  });

  test("the code beside the rows changes nothing but what closing takes, and its hooks' items", () => {
    const beside = codeCalls.filter(({ where }) => !where.includes("/hooks/"));
    const changing = beside.map(({ action }) => action).filter((action) => !READS.test(action));
    expect(changing.toSorted()).toEqual([
      "AssumeRole",
      "CheckAccountDelete",
      "DeleteAccessKey",
      "DeleteAccount",
      "InquiryPriceRefundInstance",
      "RemoveCloudAccount",
      "SearchResources",
      "SetMemberDeletionPermission",
    ]);
  });
});

describe("auto-renewal", () => {
  const prepaid = catalog.filter(
    ({ row }) => row.remove.by === "call" && (row.read.charge?.prepaid ?? []).length > 0,
  );

  test.each(prepaid)("of $type is ended by the first step of its removal", ({ type, row }) => {
    const [first] = stepsOf(row);
    // A certificate's instance is given back through its own product.
    if (type === "cas.instance") expect(first).toMatchObject({ action: "RefundInstance" });
    else {
      expect(first).toMatchObject({
        action: "SetRenewal",
        params: { RenewalStatus: "NotRenewal" },
        when: { at: "autoRenew", is: true },
      });
    }
  });

  test("of a domain is what a reviewer sees, and a blocker while it is left to expire", () =>
    withAccount(
      {
        resources: {
          "*": {
            "domain.domain": [
              {
                InstanceId: "S1",
                DomainName: "shop.example",
                DomainStatus: "3",
                AutoRenewEnabled: true,
                ExpirationDateLong: Date.parse("2027-05-06T00:00:00Z"),
              },
            ],
          },
        },
      },
      async ({ view }) => {
        const rule = { match: { type: "domain.domain" }, because: "sold", line: 4 } as const;
        const seen = await view(["domain.domain"], {
          dispositions: [{ ...rule, disposition: "let-expire" }],
        });
        const domain = itemOf(seen.items, "S1");
        expect(domain.line).toMatch(/renews by itself/u);
        expect(materialFacts(domain, rows.get("domain.domain"))).toMatchObject({ autoRenew: true });
        expect(renewalOff.check(seen)).toMatchObject({
          pass: false,
          findings: [{ subject: domain.id }],
        });
        expect(domains.check(seen).pass).toBe(false);
      },
    ));
});

test("unpaid orders are asked for window by window, so that one of months ago is found", () =>
  withAccount(
    {
      resources: {
        "*": {
          "bss.order": [
            {
              OrderId: "200000000000001",
              OrderType: "New",
              PaymentStatus: "Unpaid",
              ProductCode: "ecs",
              SubscriptionType: "Subscription",
              PretaxAmount: "99.00",
              Currency: "CNY",
              CreateTime: "{now-150d}",
            },
          ],
        },
      },
    },
    async ({ emulator, judged }) => {
      const asked: Observation[] = [];
      emulator.observe((seen) => {
        if (seen.action === "QueryOrders") asked.push(seen);
      });
      expect((await judged(["bss.unpaid-order"])).map(({ nativeId }) => nativeId)).toEqual([
        "200000000000001",
      ]);
      expect(asked.length).toBeGreaterThanOrEqual(12);
      for (const { sent } of asked) {
        expect(sent).toEqual(expect.arrayContaining(["CreateTimeStart", "CreateTimeEnd"]));
      }
    },
  ));
