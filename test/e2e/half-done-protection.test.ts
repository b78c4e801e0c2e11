import { describe, expect, test } from "vitest";
import type { Json } from "../../emulator/core/json.ts";
import { providerOf, type StuckAt, stuckAt } from "./support/processes.ts";
import { type Project, withProject } from "./support/project.ts";
import { HERE, NETWORK, server, tencentId, withTencent } from "./support/tencent.ts";
import { bucket, instance, objects } from "./support/things.ts";
import { idOf, REGION } from "./support/world.ts";

/** A protected instance of a cloud, and what lifts its protection and deletes it. */
interface Place {
  readonly cloud: string;
  readonly id: string;
  readonly protect: string;
  readonly remove: string;
  readonly denial: { readonly status: number; readonly code: string };
  readonly puts: string;
  /** Whether the protection stands. */
  isOn(project: Project): unknown;
  /** Somebody sees to the protection by himself. */
  set(project: Project, on: boolean): void;
  run(parts: { readonly killed?: true }, test: (project: Project) => Promise<void>): Promise<void>;
}

const protectedServer = (on: boolean): Json => [server("ins-1", { DisableApiTermination: on })];
const protectedInstance = (on: boolean): Json => [instance("i-1", { DeletionProtection: on })];

const PLACES: readonly Place[] = [
  {
    cloud: "alibaba",
    id: idOf("ecs.instance", "i-1"),
    protect: "ModifyInstanceAttribute",
    remove: "DeleteInstance",
    denial: { status: 403, code: "Forbidden.RAM" },
    puts: "put deletion protection back",
    isOn: ({ row }) => row("ecs.instance", "i-1")?.["DeletionProtection"],
    set: ({ meanwhile }, on) => meanwhile({ [REGION]: { "ecs.instance": protectedInstance(on) } }),
    run: ({ killed }, body) =>
      withProject(
        {
          ...(killed === undefined ? {} : { killed, apart: true }),
          resources: { [REGION]: { "ecs.instance": protectedInstance(true) } },
        },
        body,
      ),
  },
  {
    cloud: "tencent",
    id: tencentId("cvm.instance", "ins-1"),
    protect: "ModifyInstancesAttribute",
    remove: "TerminateInstances",
    denial: { status: 200, code: "UnauthorizedOperation" },
    puts: "put termination protection back",
    isOn: ({ row }) => row("cvm.instance", "ins-1")?.["DisableApiTermination"],
    set: ({ meanwhile }, on) => meanwhile({ [HERE]: { "cvm.instance": protectedServer(on) } }),
    run: ({ killed }, body) =>
      withTencent(
        {
          ...(killed === undefined ? {} : { killed, apart: true }),
          resources: { [HERE]: { ...NETWORK, "cvm.instance": protectedServer(true) } },
        },
        body,
      ),
  },
];

/** Values that a setting was asked to be, in order. */
const asked = ({ changes }: Project, action: string): number =>
  changes().filter((call) => call.action === action).length;

/** From now on account.yaml keeps the item. */
function keep({ writeAccount }: Project, id: string): void {
  writeAccount({ keep: [{ match: { id }, because: "needed after all" }] });
}

async function killedAt(project: Project, at: StuckAt): Promise<void> {
  const stuck = await stuckAt(project, "teardown", at);
  process.kill(await providerOf(project), "SIGKILL");
  await stuck.ended;
  stuck.lift();
}

describe.each(PLACES)("$cloud: a protection that was lifted", (place) => {
  const { id, protect, remove, denial, puts, isOn, set, run } = place;

  test("is put back by the same deploy when the deletion is refused for good", () =>
    run({}, async (project) => {
      await project.review();
      const lift = project.fault({ kind: "error", action: remove, ...denial });
      const refused = await project.deploy("teardown");
      expect(refused.code).toBe(1);
      expect(refused.says).toContain(denial.code);
      expect(refused.says).toContain(puts);
      expect(isOn(project)).toBe(true);
      const journal = await project.journal();
      expect(journal).toContainEqual(expect.objectContaining({ kind: "undone", item: id }));
      expect(journal).toContainEqual(
        expect.objectContaining({ kind: "call", does: puts, undoes: expect.anything() }),
      );

      // It is still approved: the next deploy lifts it anew, and nothing is undone.
      lift();
      expect((await project.deploy("teardown")).code).toBe(0);
      expect(project.remaining()).not.toHaveProperty([id]);
      expect(asked(project, protect)).toBe(3);
    }));

  test("is left alone where somebody has put it back meanwhile, and is noted", () =>
    run({ killed: true }, async (project) => {
      await project.review();
      await killedAt(project, { action: remove, when: "before" });
      expect(isOn(project)).toBe(false);
      set(project, true);
      keep(project, id);
      await project.later(1);
      const planned = await project.plan("teardown");
      expect(planned.says).not.toContain(puts);
      expect(await project.journal()).toContainEqual(
        expect.objectContaining({ kind: "undone", item: id }),
      );
      set(project, false);
      // Lifted by somebody else now: not ours to put back.
      expect((await project.deploy("teardown")).says).not.toContain(puts);
      expect(asked(project, protect)).toBe(1);
    }));
});

test("what no call undoes is said in the plan of what stays, with what a person does", () =>
  withProject(
    {
      resources: {
        "*": { "oss.bucket": [bucket("old-logs")] },
        "old-logs": { "oss.version": objects(3) },
      },
    },
    async (project) => {
      await project.review();
      project.fault({ kind: "error", action: "DeleteBucket", status: 403, code: "AccessDenied" });
      expect((await project.deploy("teardown")).code).toBe(1);
      keep(project, idOf("oss.bucket", "old-logs", "global"));
      const { code, says } = await project.plan("teardown");
      expect(code).toBe(0);
      expect(says).toContain("Earlier runs changed what stays now, and no call undoes it (1)");
      expect(says).toContain("Restore them from a backup, if there is one.");
    },
  ));

/** Where a run is killed, with how often the setting was asked for by then. */
const KILLS = [
  { where: "in the lift, before it was carried out", at: "lift", when: "before" },
  { where: "in the lift, before its answer", at: "lift", when: "after" },
  { where: "between the lift and the deletion", at: "remove", when: "before" },
  { where: "between the refusal and the putting back", at: "undo", when: "before" },
  { where: "in the putting back, before its answer", at: "undo", when: "after" },
] as const;

describe.each(PLACES)("$cloud: a run that is killed", (place) => {
  const { id, protect, remove, denial, puts, isOn, run } = place;

  test.each(KILLS)("$where leaves an item that is kept as it was", ({ at, when }) =>
    run({ killed: true }, async (project) => {
      await project.review();
      const lift =
        at === "undo" ? project.fault({ kind: "error", action: remove, ...denial }) : undefined;
      const action = at === "remove" ? remove : protect;
      await killedAt(project, { action, nth: at === "undo" ? 2 : 1, when });
      lift?.();
      keep(project, id);
      const left = isOn(project) !== true;
      expect(left).toBe(at !== (when === "before" ? "lift" : "undo"));

      const planned = await project.plan("teardown");
      expect(planned.code).toBe(0);
      expect(planned.says.includes(`· ${puts}"`)).toBe(left);
      expect((await project.deploy("teardown")).code).toBe(0);
      expect(isOn(project)).toBe(true);
      expect(project.remaining()).toHaveProperty([id]);
      const after = await project.plan("teardown");
      expect(after.says).toContain("No changes");
      expect(after.says).not.toContain(`· ${puts}"`);
    }),
  );

  test.each(KILLS)("$where goes on with an item that is still approved", ({ at, when }) =>
    run({ killed: true }, async (project) => {
      await project.review();
      const lift =
        at === "undo" ? project.fault({ kind: "error", action: remove, ...denial }) : undefined;
      const action = at === "remove" ? remove : protect;
      await killedAt(project, { action, nth: at === "undo" ? 2 : 1, when });
      lift?.();
      expect((await project.plan("teardown")).says).not.toContain(`· ${puts}"`);
      expect((await project.deploy("teardown")).code).toBe(0);
      expect(project.remaining()).not.toHaveProperty([id]);
    }),
  );
});
