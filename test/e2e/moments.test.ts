import { expect, test } from "vitest";
import { type Project, withProject } from "./support/project.ts";
import { firstWarning } from "./support/says.ts";
import { instance, pairs } from "./support/things.ts";
import { idOf, MEMBER, REGION } from "./support/world.ts";

const PAIR = idOf("ecs.key-pair", "pair-1");
const CONFIRM = { closure: { confirm: MEMBER } };
const DAY = 86_400_000;

/** Calls that were made as the member, or to enter it, since a moment. */
function callsInside(project: Project, since: number): readonly string[] {
  return project
    .calls()
    .slice(since)
    .filter(({ account, action }) => account === MEMBER || action === "AssumeRole")
    .map(({ action }) => action);
}

test("from nothing reviewed to empty: what each plan shows", () =>
  withProject(
    { resources: { [REGION]: { "ecs.key-pair": pairs(3) } }, account: CONFIRM },
    async ({ plan, review, fault, deploy, writeAccount }) => {
      // nothing reviewed
      const found = await plan("teardown");
      expect(found.code).toBe(0);
      expect(found.says).toContain("Plan: 6 to import, 0 to add, 0 to change, 0 to destroy.");
      expect(found.says).toContain("Warning: workloads: 3 items found");
      expect(firstWarning(found.text)).toBe(
        `Nothing is approved: 3 items stand in account ${MEMBER}; this plan deletes nothing`,
      );
      const blocked = await plan("closure");
      expect(blocked.code).toBe(1);
      expect(blocked.says).toContain("Error: running-resources: 3 finding");
      expect(blocked.says).toContain("Warning: reviewed: 3 finding");
      expect(blocked.says).toContain("Next: Review and deploy the teardown stack");

      // reviewed
      await review();
      const reviewed = await plan("teardown", "-detailed-exitcode");
      expect(reviewed.code).toBe(2);
      expect(firstWarning(reviewed.text)).toBe(`This plan deletes 3 items of account ${MEMBER}`);
      expect(reviewed.text.match(/^ +- "alibaba:ecs\.key-pair.* -> null$/gmu)).toHaveLength(3);
      const fewer = await plan("closure");
      expect(fewer.code).toBe(1);
      expect(fewer.says).not.toContain("reviewed: 3 finding");

      // deploy failed half-way
      const lift = fault({
        kind: "error",
        product: "Ecs",
        action: "DeleteKeyPairs",
        nth: 1,
        status: 403,
        code: "Forbidden.RAM",
      });
      const failed = await deploy("teardown");
      expect(failed.code).toBe(1);
      expect(failed.says).toContain("1 of 3 items of the wave workloads could not be deleted");
      lift();
      const left = await plan("teardown");
      expect(left.says).toContain(`- "${PAIR}" = "SSH key pair" -> null`);
      expect(left.says).not.toContain("pair-2");
      expect(left.says).toContain("workloads: 1 could not be deleted in the last run");
      expect(left.says).toMatch(new RegExp(`${PAIR}: .*Forbidden\\.RAM`, "u"));
      expect((await plan("closure")).code).toBe(1);

      // empty
      expect((await deploy("teardown")).code).toBe(0);
      const nothing = await plan("teardown", "-detailed-exitcode");
      expect(nothing.code).toBe(0);
      expect(nothing.says).toContain("No changes.");
      expect(firstWarning(nothing.text)).toBe(`Account ${MEMBER} is empty: 0 items left`);
      writeAccount(CONFIRM);
      const passes = await plan("closure");
      expect(passes.code).toBe(0);
      expect(passes.says).toContain(`Deploying this closes account ${MEMBER} (resource-account)`);
      expect(passes.says).toContain("cannot be undone");
    },
  ));

test("submitted with a silence period: every plan is clean, says until when, and enters the account no more", () =>
  withProject(
    { resources: { [REGION]: { "ecs.instance": [instance("i-1")] } }, account: CONFIRM },
    async (project) => {
      const { plan, review, deploy, emulator, calls, stored, journal } = project;
      const phases = async () =>
        (await journal()).flatMap((entry) => (entry.kind === "closure" ? [entry.phase] : []));
      await review();
      await deploy("teardown");
      expect((await deploy("closure")).code).toBe(0);
      const { status, ends_at: end } = stored("closure", "closeout_closure") ?? {};
      expect(status).toBe("waiting");
      const days = (Date.parse(String(end)) - emulator.clock.now()) / DAY;
      expect(days).toBeGreaterThan(44.9);
      expect(days).toBeLessThan(45.1);

      let since = calls().length;
      for (const stack of ["teardown", "closure"] as const) {
        const waiting = await plan(stack, "-detailed-exitcode");
        expect(waiting.code).toBe(0);
        expect(waiting.says).toContain("No changes.");
        expect(waiting.says).toContain(`Account ${MEMBER} is closing, waiting until ${end}`);
        expect((await deploy(stack)).code).toBe(0);
      }
      expect(callsInside(project, since)).toEqual([]);

      emulator.clock.advance(46 * DAY);
      since = calls().length;
      for (const stack of ["teardown", "closure"] as const) {
        const closed = await plan(stack, "-detailed-exitcode");
        expect(closed.code).toBe(0);
        expect(closed.says).toContain("No changes.");
        expect(closed.says).toContain(`Account ${MEMBER} is closed`);
      }
      // Seen by a plan, noted once.
      expect(await phases()).toEqual(["submitting", "submitted", "waiting", "closed"]);
      expect((await deploy("closure")).code).toBe(0);
      expect(stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
      expect(await phases()).toEqual(["submitting", "submitted", "waiting", "closed"]);
      expect(callsInside(project, since)).toEqual([]);
    },
  ));

test("submitted and gone at once: closed", () =>
  withProject({ account: CONFIRM }, async ({ plan, deploy, stored }) => {
    expect((await deploy("closure")).code).toBe(0);
    expect(stored("closure", "closeout_closure")).toMatchObject({
      status: "closed",
      ends_at: null,
    });
    for (const stack of ["teardown", "closure"] as const) {
      const closed = await plan(stack);
      expect(closed.code).toBe(0);
      expect(closed.says).toContain(`Account ${MEMBER} is closed`);
    }
  }));

test("rejected: the plans show what was found and the vendor's reasons, and nothing is submitted again unasked", () =>
  withProject(
    { account: CONFIRM },
    async ({ plan, deploy, emulator, meanwhile, take, changes, writeAccount, stored }) => {
      const domain = {
        InstanceId: "S1",
        DomainName: "late.example",
        DomainStatus: "3",
        ExpirationDate: "2099-01-01 00:00:00",
        AutoRenewEnabled: false,
      };
      const stop = emulator.observe(({ action }) => {
        if (action !== "DeleteAccount") return;
        stop();
        meanwhile({ "*": { "domain.domain": [domain] } });
      });
      const deployed = await deploy("closure");
      expect(deployed.code).toBe(1);
      expect(deployed.says).toContain(`The closure of account ${MEMBER} was rejected`);
      expect(deployed.says).toContain("Domain names");

      const teardown = await plan("teardown");
      expect(teardown.code).toBe(0);
      expect(teardown.says).toContain("late.example");
      const closure = await plan("closure");
      expect(closure.code).toBe(1);
      expect(closure.says).toContain("closure-rejected: 1 finding");
      expect(closure.says).toMatch(/rejection:\S+: Domain names: An instance of a cloud service/u);
      expect(closure.says).toContain("domains: 1 finding");
      const subject = /rejection:[0-9TZ:.-]+Z/u.exec(closure.says)?.[0] ?? "";
      const submissions = changes().filter(({ action }) => action === "DeleteAccount");
      expect(submissions).toHaveLength(1);

      take("domain.domain", "S1");
      expect((await plan("closure")).says).toContain("closure-rejected");
      writeAccount({
        answers: [
          {
            policy: "closure-rejected",
            subject,
            answer: "cleared",
            because: "the domain was transferred",
          },
        ],
      });
      expect((await plan("closure")).code).toBe(0);
      expect((await deploy("closure")).code).toBe(0);
      expect(stored("closure", "closeout_closure")).toMatchObject({ status: "closed" });
    },
  ));
