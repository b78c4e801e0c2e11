import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withAlone } from "./support/alone.ts";
import { providerOf, stuckAt } from "./support/processes.ts";
import { KEYS, MEMBER } from "./support/world.ts";

const LAST = { confirm: MEMBER, ownKey: "delete-last" } as const;
const OTHER = { id: "LTAI-other", secret: "other-secret" } as const;

// Real processes here: Terraform starts the provider from its bundle, with the real handshake.
test("kill -9 between the deletion of the own key and its answer: the next run says why it cannot call", () =>
  withAlone({ laid: "when-killed", account: { closure: LAST } }, async (project) => {
    await project.settle();
    const stuck = await stuckAt(project, "closure", { action: "DeleteAccessKey" });
    process.kill(await providerOf(project), "SIGKILL");
    expect((await stuck.ended).code).toBe(1);
    stuck.lift();
    expect(project.standing("ram.access-key")).toEqual([]);
    const before = await project.lastCall();

    // On record is that the packet was written, so nothing calls at all.
    expect((await project.deploy("closure")).code).toBe(0);
    expect(project.stored("closure", "closeout_closure")).toMatchObject({
      status: "awaiting-submission",
    });
    expect(await project.callsSince(before)).toEqual([]);

    // Whether the call arrived is not on record: the key is tried once, and nothing else.
    await project.later(1);
    project.attest({ subject: "outcome", answer: "not-submitted" });
    const next = await project.plan("closure");
    expect(next.code).toBe(1);
    expect(next.says).toContain(`Closeout deleted access key ${KEYS.member.id} on`);
    expect(next.says).toContain("ownKey: delete-last");
    expect(await project.callsSince(before)).toEqual([]);
    const tried = project.calls().filter(({ accessKeyId }) => accessKeyId === KEYS.member.id);
    expect(tried.at(-1)?.action).toBe("GetCallerIdentity");
    expect(project.changes().map(({ action }) => action)).toEqual(["DeleteAccessKey"]);
  }));

test("with another key the account can be looked at again, and that one is deleted as the last call too", () =>
  withAlone(
    { account: { closure: LAST }, mayGo: [`ram.access-key ${OTHER.id}`] },
    async (project) => {
      const { plan, deploy, emulator } = project;
      await project.settle();
      expect((await deploy("closure")).code).toBe(0);
      const before = await project.lastCall();
      expect((await plan("teardown")).says).toContain("is ready to be closed by a person");
      await project.later(1);
      project.attest({ subject: "outcome", answer: "not-submitted" });
      const gone = await plan("teardown");
      expect(gone.code).toBe(1);
      expect(gone.says).toContain(`Closeout deleted access key ${KEYS.member.id} on`);
      expect(gone.says).toContain("To look at the account once more, make another key");
      await expect(project.review()).rejects.toThrow(KEYS.member.id);
      // That it was deleted is on record: not even the key is tried.
      expect(await project.callsSince(before)).toEqual([]);

      emulator.seed({ accounts: [{ id: MEMBER, keys: [{ ...OTHER, user: "closer" }] }] });
      project.as(OTHER);
      const looked = await plan("teardown");
      expect(looked.code).toBe(0);
      expect(looked.says).toContain('RAM user "closer" · keep: the user whose key is in use');
      const again = await deploy("closure");
      expect(again.code).toBe(0);
      expect(project.standing("ram.access-key")).toEqual([]);
      expect((await project.callsSince(before)).at(-1)).toBe("DeleteAccessKey");
    },
  ));

test("a key that cannot be deleted stays, and the packet's state says that a person deletes it", () =>
  withAlone({ account: { closure: LAST } }, async (project) => {
    await project.settle();
    project.fault({ kind: "error", action: "DeleteAccessKey", status: 403, code: "NoPermission" });
    expect((await project.deploy("closure")).code).toBe(0);
    const { status, detail } = project.stored("closure", "closeout_closure") ?? {};
    expect(status).toBe("awaiting-submission");
    expect(detail).toContain("could not be deleted (NoPermission");
    expect(detail).toContain("delete it in the console");
    expect(project.standing("ram.access-key")).toEqual([KEYS.member.id]);
    expect((await project.plan("closure")).code).toBe(0);
  }));

test("the root's key is never deleted by itself: that is the person's last step", () =>
  withAlone(
    {
      account: { closure: LAST },
      attributes: { keys: [{ ...KEYS.member }], users: [] },
    },
    async (project) => {
      await project.settle();
      const ready = await project.plan("closure");
      expect(ready.code).toBe(0);
      expect(ready.says).toContain("The key in use stays: it is a key of the root user");
      expect((await project.deploy("closure")).code).toBe(0);
      expect(project.changes()).toEqual([]);
      const packet = readFileSync(join(project.paths.packet, "packet.md"), "utf8");
      expect(packet).toContain("no key may be left");
    },
  ));
