import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { type AloneProject, withAlone } from "./support/alone.ts";
import { MEMBER } from "./support/world.ts";

/** Prepares the closure, and lets some time go by in which a person submits. */
async function prepared(project: AloneProject): Promise<void> {
  await project.settle();
  expect((await project.deploy("closure")).code).toBe(0);
  await project.later(2);
}

/** The subject under which the last rejection is answered. */
function rejectionIn(says: string): string {
  return /rejection:[0-9TZ:.-]+Z|rejection:unknown/u.exec(says)?.[0] ?? "none";
}

test("what the automatic check listed becomes a blocker, is answered, and a second round goes through", () =>
  withAlone(
    {
      attributes: {
        closureChecks: [{ name: "Marketplace", description: "A shop is still open." }],
      },
    },
    async (project) => {
      const { plan, deploy, attest, stored, paths } = project;
      await prepared(project);
      await project.console("submit-closure");
      expect(await project.closing()).toMatchObject({ state: "check-refused" });
      const packet = join(paths.packet, "packet.md");
      const first = readFileSync(packet, "utf8");
      appendFileSync(packet, "\nAsked Li about the shop.\n");
      attest({
        subject: "outcome",
        answer: "check-refused",
        reasons: [{ name: "Marketplace", description: "A shop is still open." }],
      });

      const blocked = await plan("closure");
      expect(blocked.code).toBe(1);
      expect(blocked.says).toContain("closure-rejected: 1 finding");
      expect(blocked.says).toContain("Marketplace: A shop is still open.");
      expect((await deploy("closure")).code).toBe(1);

      await project.later(24);
      project.emulator.seed({ accounts: [{ id: MEMBER, closureChecks: [] }] });
      attest({
        policy: "closure-rejected",
        subject: rejectionIn(blocked.says),
        answer: "cleared",
      });
      const again = await plan("closure");
      expect(again.code).toBe(0);
      expect(again.says).toContain('"cleared"');
      const second = await deploy("closure");
      expect(second.code).toBe(0);
      expect(stored("closure", "closeout_closure")).toMatchObject({
        status: "awaiting-submission",
      });
      // Somebody's notes stay, and the new packet stands beside them.
      expect(readFileSync(packet, "utf8")).toBe(`${first}\nAsked Li about the shop.\n`);
      const beside = join(paths.dir, `${basename(paths.packet)}-2`, "packet.md");
      expect(existsSync(beside)).toBe(true);
      expect(String(stored("closure", "closeout_closure")?.["detail"])).toContain(
        "packet-2/packet.md (accounts/demo/packet holds somebody's edits and was kept as it is)",
      );

      await project.later(1);
      await project.console("submit-closure");
      attest({ subject: "submitted", answer: "submitted", reference: "C-2" });
      const last = await project.lastCall();
      expect((await deploy("closure")).code).toBe(0);
      await project.later(31 * 24);
      attest({ subject: "outcome", answer: "closed" });
      expect((await deploy("closure")).code).toBe(0);
      expect(stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
      expect(await project.callsSince(last)).toEqual([]);
    },
  ));

test.each([
  ["rejected", "The papers were not legible."],
  ["cancelled-by-login", "Somebody logged in on 3 December."],
])(
  "an application that ended as %s opens the account again, with its reasons as blockers",
  (answer, description) =>
    withAlone({}, async (project) => {
      const { plan, deploy, attest, stored } = project;
      await prepared(project);
      await project.console("submit-closure");
      attest({ subject: "submitted", answer: "submitted", reference: "C-1" });
      expect((await deploy("closure")).code).toBe(0);
      expect(stored("closure", "closeout_closure")).toMatchObject({ status: "waiting" });
      await project.later(5 * 24);
      if (answer === "rejected") await project.console("reject-closure", { reason: description });
      const quiet = await project.lastCall();
      expect((await plan("closure")).code).toBe(0);
      expect(await project.callsSince(quiet)).toEqual([]);

      attest({ subject: "outcome", answer, reasons: [{ name: "Vendor", description }] });
      const blocked = await plan("closure");
      expect(blocked.code).toBe(1);
      expect(blocked.says).toContain("closure-rejected: 1 finding");
      expect(blocked.says).toContain(`Vendor: ${description}`);
      expect((await project.callsSince(quiet)).length).toBeGreaterThan(0);

      await project.later(1);
      const subject = rejectionIn(blocked.says);
      project.writeAccount({
        answers: [
          { policy: "closure-rejected", subject, answer: "cleared", because: "sent anew, clear" },
        ],
      });
      expect((await deploy("closure")).code).toBe(0);
      expect(stored("closure", "closeout_closure")).toMatchObject({
        status: "awaiting-submission",
      });
      await project.later(1);
      const last = await project.lastCall();
      attest({ subject: "submitted", answer: "submitted", reference: "C-2" });
      expect((await deploy("closure")).code).toBe(0);
      const { submitted_at: at, status } = stored("closure", "closeout_closure") ?? {};
      expect(status).toBe("waiting");
      // The second submission, and not the one of days before, whichever hour has begun meanwhile.
      expect(Date.parse(project.now()) - Date.parse(String(at))).toBeLessThan(3_600_000);
      expect(await project.callsSince(last)).toEqual([]);
    }),
);

test("a submission that was a mistake is taken back, and the packet still stands", () =>
  withAlone({}, async (project) => {
    const { plan, attest, stored } = project;
    await prepared(project);
    // From the packet on: the form may have been submitted a minute ago.
    const last = await project.lastCall();
    for (const stack of ["teardown", "closure"] as const) {
      const { code, says } = await plan(stack);
      expect(code).toBe(0);
      expect(says).toContain("Nothing calls the account meanwhile");
    }
    attest({ subject: "submitted", answer: "submitted" });
    expect((await plan("closure")).says).toContain("is closing, waiting until");
    await project.later(1);
    expect(await project.callsSince(last)).toEqual([]);
    attest({ subject: "outcome", answer: "not-submitted" });
    expect((await project.deploy("closure")).code).toBe(0);
    expect(stored("closure", "closeout_closure")).toMatchObject({ status: "awaiting-submission" });
    expect((await plan("closure")).says).not.toContain("is closing");
  }));

test("a logon suffix of the account's own and a left OAuth application keep it open, as the check would say", () =>
  withAlone(
    {
      attributes: { alias: "acme" },
      resources: {
        "*": {
          "ram.application": [
            { AppId: "4711", AppName: "portal", AppType: "WebApp", CreateDate: "{now-90d}" },
          ],
        },
      },
    },
    async ({ plan, deploy, review, console, settle, standing }) => {
      await settle();
      const held = await plan("closure");
      expect(held.code).toBe(1);
      expect(held.says).toContain("The default logon suffix of RAM users is the account's id");
      expect(held.says).toContain(`it is acme.onaliyun.com, and has to be ${MEMBER}.onaliyun.com`);
      expect(held.says).toContain("sub-users: 1 finding");

      await review();
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("ram.application")).toEqual([]);
      await console("reset-logon-suffix");
      const free = await plan("closure");
      expect(free.code, free.says).toBe(0);
    },
  ));
