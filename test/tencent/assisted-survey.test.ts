import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { rows } from "../../src/clouds/tencent/catalog.ts";
import { tencent } from "../../src/clouds/tencent/cloud.ts";
import type { Account, Answer, DispositionRule } from "../../src/core/account.ts";
import { joinItems } from "../../src/engine/join.ts";
import { scan } from "../../src/engine/scan.ts";
import { type Survey, survey } from "../../src/engine/survey.ts";
import { pack } from "../policies/support/pack.ts";
import { quietClock } from "../support/quiet-clock.ts";
import { open } from "./support/closing.ts";
import { ACCOUNT, accountOf, HERE, KEY, TESTER } from "./support/world.ts";

const TYPES = [
  "billing.renewal",
  "billing.voucher",
  "domain.domain",
  "ssl.certificate",
  "vod.application",
  "vod.media",
];
const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
const late = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: {
      regions: [HERE],
      actionQuota: 0,
      accounts: [
        {
          cloud: "tencent",
          id: ACCOUNT,
          kind: "standalone",
          users: [{ ...TESTER, policies: ["AdministratorAccess"] }],
          keys: [{ ...KEY, user: TESTER.name }],
          resources: {
            "*": {
              "billing.voucher": [{ VoucherId: "v-1", Status: "unUsed", Balance: 500_000_000 }],
              "billing.renew-instance": [
                { InstanceId: "ins-9", ProductCode: "p_x", Status: "NORMAL", RenewFlag: "" },
              ],
              "domain.domain": [
                { DomainId: "d1", DomainName: "old.com", BuyStatus: "RenewPending" },
                { DomainId: "d2", DomainName: "shop.com", BuyStatus: "ok" },
              ],
              "ssl.certificate": [
                { CertificateId: "near", CertEndTime: `${soon} 00:00:00`, Status: 1 },
                { CertificateId: "far", CertEndTime: `${late} 00:00:00`, Status: 1 },
              ],
            },
          },
        },
      ],
    },
  });
});
afterEach(() => emulator.close());

/** A survey for the closure with these types abandoned, as account.yaml would. */
async function given(types: readonly string[], answers: readonly Answer[] = []): Promise<Survey> {
  const dispositions = types.map(
    (type, at): DispositionRule => ({
      match: { type },
      disposition: "abandon",
      because: "nobody needs it",
      line: at + 5,
    }),
  );
  const account: Account = { ...accountOf(dispositions), answers };
  const session = await open(emulator, account);
  const clock = quietClock();
  const signal = AbortSignal.timeout(50_000);
  try {
    const found = await scan(session, {
      rows,
      cloud: "tencent",
      accountId: ACCOUNT,
      clock,
      signal,
      types: new Set(TYPES),
      sightings: false,
    });
    return await survey(
      session,
      { ...found, items: joinItems(found.items, rows) },
      {
        account,
        rows,
        policies: pack,
        review: undefined,
        signal,
        closure: undefined,
        purpose: "closure",
        closing: tencent.closing(account),
        attestations: [],
        removed: new Set(),
        readings: [],
      },
    );
  } finally {
    await session.close();
  }
}

const about = ({ results }: Survey, policy: string): readonly string[] =>
  results
    .find((result) => result.policy.id === policy)
    ?.findings.map(({ subject, says }) => `${subject} ${says}`) ?? [];

test("what the FAQ lets go is abandoned on its conditions, and once nobody needs it", async () => {
  const found = await given(["billing.voucher", "domain.domain", "ssl.certificate"]);
  expect(found.faults).toEqual([]);
  const says = about(found, "given-up").join("\n");
  expect(says).toMatch(/far.*only within three months of its end/u);
  expect(says).toMatch(/shop\.com.*only in its renewal period/u);
  expect(says).not.toMatch(/near.*only within|old\.com.*only in/u);
  expect(says).toMatch(/near.*is there no use for it any more/u);
  expect(about(found, "balance")).toEqual([]);
});

test("nothing is asked any more of what somebody said that nobody needs", async () => {
  const subject = `tencent:billing.voucher:global:v-1`;
  const told = {
    policy: "given-up",
    subject,
    answer: "not-needed",
    because: "void with the account",
    line: 9,
  };
  expect(about(await given(["billing.voucher"]), "given-up")).toHaveLength(1);
  expect(about(await given(["billing.voucher"], [told]), "given-up")).toEqual([]);
});

test("what the FAQ does not let go is refused with its list", async () => {
  const { faults, view } = await given(["billing.renewal"]);
  expect(faults).toEqual([
    expect.objectContaining({
      line: 5,
      says: expect.stringMatching(/"abandon" is not possible.*代金券.*建站主机/su),
    }),
  ]);
  expect(view.items.find(({ type }) => type === "billing.renewal")?.disposition).toBe("manual");
});
