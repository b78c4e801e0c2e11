import { describe, expect, test } from "vitest";
import { FRONT_ENDS } from "./support/front-end.ts";
import { type Setup, under } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { KEYS, MANAGER, MEMBER, REGION } from "./support/world.ts";

const CONFIRMED: Setup = { account: { closure: { confirm: MEMBER } } };

/** Names of the calls that submit a deletion. */
const submissions = (calls: readonly { readonly action: string }[]): number =>
  calls.filter(({ action }) => action === "DeleteAccount").length;

describe.each(FRONT_ENDS)("under %s", (frontEnd) => {
  const { withProject, withWholeCatalog } = under(frontEnd);

  test("an empty account whose switch names it is planned with what it means, and closed by the deploy", () =>
    withWholeCatalog(CONFIRMED, async ({ plan, deploy, closure, changes, journal }) => {
      const planned = await plan("closure");
      expect(planned.code).toBe(0);
      expect(planned.changes).toBe(true);
      expect(planned.says).toContain(`Deploying this closes account ${MEMBER} (resource-account)`);
      expect(planned.says).toContain("this cannot be undone or cancelled");
      expect(planned.says).toContain("Deletion to expect: type 0");
      expect(planned.says).toContain("Nothing is abandoned");
      expect(submissions(changes())).toBe(0);

      const deployed = await deploy("closure");
      expect(deployed.code).toBe(0);
      expect(submissions(changes())).toBe(1);
      expect(closure()).toEqual({
        account: MEMBER,
        kind: "resource-account",
        status: "closed",
      });
      const phases = (await journal()).flatMap((entry) =>
        entry.kind === "closure" ? [entry.phase] : [],
      );
      expect(phases).toEqual(["submitting", "submitted", "closed"]);

      const again = await plan("closure");
      expect(again.code).toBe(0);
      expect(again.changes).toBe(false);
    }));

  describe("the switch refuses the plan and the deploy", () => {
    test.each([
      [
        "when it is left out",
        undefined,
        /closure\.confirm is blank; it must be "1000000000000002"/u,
      ],
      ["when it names another account", MANAGER, /is not the id of this account/u],
    ])("%s", (_, confirm, says) =>
      withProject({}, async ({ plan, deploy, writeAccount, changes }) => {
        if (confirm !== undefined) {
          await plan("closure"); // laid down while the file was still in order
          writeAccount({ closure: { confirm } });
        }
        for (const run of [plan, deploy]) {
          const { code, says: said } = await run("closure");
          expect(code).toBe(1);
          expect(said).toMatch(says);
        }
        expect(changes()).toEqual([]);
      }),
    );

    test("when it is blank", () =>
      withProject({}, async ({ plan, writeAccount, deploy, changes }) => {
        await plan("closure");
        writeAccount({ closure: { confirm: " " } });
        for (const run of [plan, deploy]) {
          const { code, says } = await run("closure");
          expect(code).toBe(1);
          expect(says).toContain("closure.confirm");
          expect(says).toContain("must not be blank");
        }
        expect(changes()).toEqual([]);
      }));
  });

  test("a switch that is turned off between plan and apply refuses the apply", () =>
    withProject(CONFIRMED, async ({ save, writeAccount, changes }) => {
      const shown = await save("closure");
      writeAccount({ closure: {} });
      const applied = await shown.apply();
      expect(applied.code).toBe(1);
      expect(applied.says).toMatch(/`?closure\.confirm`? (?:in account\.yaml is empty|is blank)/u);
      expect(submissions(changes())).toBe(0);
    }));

  test("an item that appears between plan and apply stops the submission", () =>
    withProject(CONFIRMED, async ({ save, meanwhile, changes }) => {
      const shown = await save("closure");
      meanwhile({ [REGION]: { "ecs.key-pair": pairs(1) } });
      const applied = await shown.apply();
      expect(applied.code).toBe(1);
      expect(applied.says).toContain("running-resources");
      expect(submissions(changes())).toBe(0);
    }));

  test.each([
    [
      "cloud-account reached through its directory",
      "closure.leaveDirectory is off",
      "The account is not closed by it",
    ],
    [
      "standalone reached through a management account",
      "an account outside of a resource directory has no management account. Instead:",
      "use credentials of the account itself",
    ],
  ])("a %s is refused with what is possible instead", (named, because, instead) => {
    const [kind] = named.split(" ");
    return withProject(
      { ...(kind === undefined ? {} : { kind }), account: { kind, closure: { confirm: MEMBER } } },
      async ({ plan, deploy, changes }) => {
        const planned = await plan("closure");
        expect(planned.code).toBe(1);
        expect(planned.says).toContain(because);
        expect(planned.says).toContain(instead);
        expect((await deploy("closure")).code).toBe(1);
        expect(changes()).toEqual([]);
      },
    );
  });

  test("a member that account.yaml calls a resource account and is none is a blocker", () =>
    withProject({ ...CONFIRMED, kind: "cloud-account" }, async ({ plan, changes }) => {
      const { code, says } = await plan("closure");
      expect(code).toBe(1);
      expect(says).toContain("The account is a resource account of this directory: not met");
      expect(changes()).toEqual([]);
    }));

  describe("credentials of another account are refused before any other call", () => {
    const MALLORY = { id: "LTAI-mallory", secret: "mallory-secret" };

    test.each(["teardown", "closure"] as const)("by the plan and the deploy of the %s", (stack) =>
      withProject(
        {
          ...CONFIRMED,
          key: MALLORY,
          resources: { [REGION]: { "ecs.key-pair": pairs(2) } },
        },
        async ({ emulator, plan, deploy, calls, standing }) => {
          emulator.seed({
            accounts: [{ id: "3000000000000003", kind: "standalone", keys: [{ ...MALLORY }] }],
          });
          for (const run of [plan, deploy]) {
            const { code, says } = await run(stack);
            expect(code).toBe(1);
            expect(says).toContain("3000000000000003");
          }
          expect([...new Set(calls().map(({ action }) => action))]).toEqual(["GetCallerIdentity"]);
          expect(standing("ecs.key-pair")).toHaveLength(2);
        },
      ),
    );

    test("the member's own key, where the management account's is meant", () =>
      withProject(
        {
          ...CONFIRMED,
          key: KEYS.member,
          member: {
            users: [{ name: "ops", policies: ["AdministratorAccess"] }],
            keys: [{ ...KEYS.member, user: "ops" }],
          },
        },
        async ({ plan, calls }) => {
          expect((await plan("closure")).says).toContain("credentials of the member itself");
          expect([...new Set(calls().map(({ action }) => action))]).toEqual(["GetCallerIdentity"]);
        },
      ));
  });

  test("the root user of the management account is refused, as the vendor does", () =>
    withProject({ ...CONFIRMED, key: KEYS.root }, async ({ plan, changes }) => {
      const { code, says } = await plan("closure");
      expect(code).toBe(1);
      expect(says).toMatch(/root user|RAM user or role of the management account/u);
      expect(changes()).toEqual([]);
    }));

  test("destroying the closure of a closed account does not say that it continues", () =>
    withProject(CONFIRMED, async ({ deploy, destroy, changes }) => {
      await deploy("closure");
      const before = changes().length;
      const destroyed = await destroy("closure");
      expect(destroyed.code).toBe(0);
      expect(destroyed.says).toContain(`Account ${MEMBER} is closed`);
      const tool = frontEnd === "terraform" ? "Terraform" : "Pulumi";
      expect(destroyed.says).toContain(`${tool} only drops it from its state. There is nothing`);
      expect(destroyed.says).not.toContain("continues");
      expect(changes()).toHaveLength(before);
    }));
});
