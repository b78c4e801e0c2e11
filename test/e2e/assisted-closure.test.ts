import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JournalEntry } from "../../src/core/journal.ts";
import { ATTESTED, withAlone } from "./support/alone.ts";
import { attachedDisk, instance } from "./support/things.ts";
import { idOf, KEYS, MEMBER, REGION } from "./support/world.ts";

const KEY = idOf("ram.access-key", KEYS.member.id, "global");
const DISK = idOf("ecs.disk", "d-data");

const closures = (journal: readonly JournalEntry[]) =>
  journal.flatMap((entry) => (entry.kind === "closure" ? [entry] : []));

test("the whole way of a small account: emptied, settled, prepared, submitted, waited for, closed", () =>
  withAlone(
    {
      attested: false,
      resources: {
        [REGION]: {
          "ecs.instance": [instance("i-web")],
          "ecs.disk": [{ ...attachedDisk("d-data", ""), Status: "Available" }],
        },
        "*": {
          "bss.cash-coupon": [
            { CashCouponId: "31", CashCouponNo: "CN-31", Balance: "50.00", Status: "Available" },
          ],
        },
      },
      balance: {
        _uncleared: "38.20",
        AvailableCashAmount: "1,120.50",
        AvailableAmount: "1,120.50",
      },
      account: {
        backups: [{ match: { type: "ecs.instance" }, answer: "not-needed", because: "from code" }],
        dispositions: [
          { match: { type: "bss.voucher" }, disposition: "abandon", because: "void on closure" },
        ],
        closure: { confirm: MEMBER, ownKey: "delete-last", quietDays: 20 },
      },
    },
    async (project) => {
      const { plan, deploy, review, attest, stored, standing, journal, paths } = project;

      const blocked = await plan("closure");
      expect(blocked.code).toBe(1);
      expect(blocked.says).toContain("running-resources: 2 finding");
      expect(blocked.says).toContain("closure-statements: 13 finding");
      expect(blocked.says).toMatch(/2\. The account is empty: \d+ left/u);

      // Data without an answer about its copy stays, reviewed or not.
      await review();
      const kept = await plan("teardown");
      expect(kept.says).toContain(`${DISK}: policy backups: Disk · holds data`);
      expect(kept.says).not.toContain('d-data" = "Disk" -> null');
      attest({ policy: "backups", subject: DISK, answer: "not-needed" });
      for (const one of ATTESTED) attest(one);
      await review();
      expect((await deploy("teardown")).code).toBe(0);
      expect([...standing("ecs.instance"), ...standing("ecs.disk")]).toEqual([]);
      expect(standing("ram.access-key")).toEqual([KEYS.member.id]);

      const owing = await plan("closure");
      expect(owing.code).toBe(1);
      expect(owing.says).toContain("CurrentMonthUnclearedAmount 38.20 CNY");
      expect(owing.says).toContain("balance: 1 finding");
      await project.console("issue-bills");
      await project.console("pay-bills", { from: "balance" });
      await project.console("withdraw-balance");
      const settling = await plan("closure");
      expect(settling.code).toBe(1);
      expect(settling.says).toContain("must still be true 48 hours later");
      expect(settling.says).toMatch(/closure-conditions: 1 finding/u);
      expect(settling.says).toContain(
        "5. No pending charges, confirmed twice, 48 hours apart: waits until",
      );

      await project.later(49);
      const ready = await plan("closure");
      expect(ready.code).toBe(0);
      expect(ready.says).toMatch(/\d+ attestations cover what no API can show/u);
      expect(ready.says).toMatch(/9\. The closing itself is prepared: done/u);
      expect(ready.says).toContain("prepares the closure of account");
      expect(ready.says).toContain("nothing logs in for 20 days");
      expect(ready.says).toContain(`(${KEY}) is deleted as the very last call`);
      expect(ready.says).toMatch(/Can be submitted on 2\d{3}-.* at the earliest/u);
      expect(existsSync(paths.packet)).toBe(false);
      expect(closures(await journal())).toEqual([]);

      const deployed = await deploy("closure");
      expect(deployed.code).toBe(0);
      expect(stored("closure", "closeout_closure")).toMatchObject({
        status: "awaiting-submission",
        kind: "standalone",
        submitted_at: null,
      });
      const packet = readFileSync(join(paths.packet, "packet.md"), "utf8");
      expect(packet).toContain("Account Center");
      expect(packet).toContain("it was looked up in the console");
      // The disk is gone, and what was said of its data still stands in the packet.
      expect(packet).toContain("d-data");
      expect(existsSync(join(paths.packet, "packet.html"))).toBe(true);
      expect((await project.callsSince(0)).at(-1)).toBe("DeleteAccessKey");
      const entries = await journal();
      const call = entries.findLastIndex(({ kind }) => kind === "call");
      expect(entries[call]).toMatchObject({ action: "Ram.DeleteAccessKey", item: KEY });
      expect(entries[call - 1]).toMatchObject({ kind: "closure", phase: "awaiting-submission" });

      const last = await project.lastCall();
      const over = await plan("closure", "-detailed-exitcode");
      expect(over.code).toBe(0);
      expect(over.says).toContain("is ready to be closed by a person");
      expect(over.says).toContain("the key in use was deleted as the last call");
      expect((await plan("teardown", "-detailed-exitcode")).code).toBe(0);

      await project.console("delete-user", { user: "closer" });
      await project.later(1);
      await project.console("submit-closure", { days: 20 });
      expect(await project.closing()).toMatchObject({ state: "waiting" });
      attest({ subject: "submitted", answer: "submitted", reference: "CLOSE-1" });
      expect((await deploy("closure")).code).toBe(0);
      const waiting = stored("closure", "closeout_closure");
      expect(waiting).toMatchObject({ status: "waiting" });
      const days =
        (Date.parse(String(waiting?.["ends_at"])) - Date.parse(String(waiting?.["submitted_at"]))) /
        86_400_000;
      expect(days).toBe(20);

      await project.later(21 * 24);
      const after = await plan("closure");
      expect(after.code).toBe(0);
      expect(after.says).toContain("the quiet period of 20 days is over");
      expect(await project.closing()).toMatchObject({ state: "closed" });
      attest({ subject: "outcome", answer: "closed" });
      const closed = await deploy("closure");
      expect(closed.code).toBe(0);
      expect(closed.says).toContain(`Account ${MEMBER} is closed`);
      expect(stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
      expect(await project.callsSince(last)).toEqual([]);
      expect(closures(await journal()).map(({ phase }) => phase)).toEqual([
        "awaiting-submission",
        "awaiting-submission",
        "waiting",
        "closed",
      ]);
    },
  ));
