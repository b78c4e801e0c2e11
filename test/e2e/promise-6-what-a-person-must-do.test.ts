import { expect, test } from "vitest";
import { withProject, withWholeCatalog } from "./support/project.ts";
import { bucket, objects } from "./support/things.ts";
import { MEMBER } from "./support/world.ts";

const DOMAIN = {
  InstanceId: "S-2026",
  DomainName: "shop.example",
  DomainStatus: "3",
  RegistrationDate: "2020-01-01 00:00:00",
  ExpirationDate: "2099-01-01 00:00:00",
  AutoRenewEnabled: false,
};
const ITEM = "alibaba:domain.domain:global:S-2026";

test("a domain is never deleted: the plans say what a person does, and pass once it was done", () =>
  withWholeCatalog(
    {
      resources: { "*": { "domain.domain": [DOMAIN] } },
      account: { closure: { confirm: MEMBER }, securityMailbox: "ops@elsewhere.example" },
    },
    async (project) => {
      const { review, plan, deploy, standing, changes } = project;
      expect(Object.keys((await review()).items)).toEqual([]);
      const teardown = await plan("teardown");
      expect(teardown.says).toContain(
        `${ITEM}: Registered domain "shop.example" · prepaid until 2099-01-01 · manual: an account`,
      );
      expect(teardown.says).toContain("domains: to be done by a person");
      expect(teardown.says).toContain(
        "Registered domain: an account does not close while it holds",
      );
      expect(teardown.says).toContain(`- ${ITEM} 1. To another account: Domain Names console`);
      expect(teardown.says).toContain("See: https://www.alibabacloud.com/help/en/dws/");

      const closure = await plan("closure");
      expect(closure.code).toBe(1);
      expect(closure.says).toContain("domains: 1 finding");
      expect(closure.says).toContain("Next: Transfer the domain, or let it expire");

      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("domain.domain")).toEqual(["S-2026"]);
      expect(changes()).toEqual([]);

      await project.console("transfer-domain", { domain: "shop.example" });
      expect((await plan("closure")).code).toBe(0);
    },
  ));

test("a bucket under a locked retention policy is left to a person, with the reason", () =>
  withProject(
    {
      resources: {
        "*": {
          "oss.bucket": [
            bucket("audit", {
              _worm: { WormId: "w-1", State: "Locked", RetentionPeriodInDays: 365 },
            }),
          ],
        },
        audit: { "oss.version": objects(2) },
      },
    },
    async ({ review, plan, deploy, standing, changes }) => {
      expect(Object.keys((await review()).items)).toEqual([]);
      const { says } = await plan("teardown");
      expect(says).toContain(
        "alibaba:oss.bucket:global:audit: OSS bucket · retention policy · manual: a locked retention",
      );
      expect((await plan("closure")).says).toContain("buckets: 1 finding");
      await deploy("teardown");
      expect(standing("oss.version")).toHaveLength(2);
      expect(changes()).toEqual([]);
    },
  ));

test("money that is left is a blocker with what to do about it", () =>
  withProject(
    {
      resources: {
        "*": {
          "bss.balance": [
            {
              Currency: "CNY",
              AvailableCashAmount: "12.30",
              AvailableAmount: "12.30",
              CreditAmount: "0.00",
            },
          ],
        },
      },
    },
    async ({ plan }) => {
      const closure = await plan("closure");
      expect(closure.says).toContain("balance: 1 finding");
      expect(closure.says).toContain("12.30");
      const teardown = await plan("teardown");
      expect(teardown.says).toContain("finance: to be done by a person");
      expect(teardown.says).toContain("Money left: Funds, Withdraw");
    },
  ));

test("a person is asked for nothing where a voucher is abandoned by decision", () =>
  withProject(
    {
      resources: {
        "*": {
          "bss.cash-coupon": [
            { CashCouponId: "31", CashCouponNo: "CN-1", Balance: "50.00", Status: "Available" },
          ],
        },
      },
      account: {
        dispositions: [
          { match: { type: "bss.voucher" }, disposition: "abandon", because: "not worth the wait" },
        ],
      },
    },
    async ({ review, plan }) => {
      await review();
      const { says } = await plan("teardown");
      expect(says).toContain("finance: 1 item stays by decision");
      expect(says).not.toContain("to be done by a person");
    },
  ));
