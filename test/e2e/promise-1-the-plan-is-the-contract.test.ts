import { describe, expect, test } from "vitest";
import { FRONT_ENDS } from "./support/front-end.ts";
import { under } from "./support/project.ts";
import { attachedDisk, bucket, instance, objects, pairs } from "./support/things.ts";
import { idOf, REGION } from "./support/world.ts";

const BUSY = "IncorrectInstanceStatus.Initializing";

const pairIds = (...names: readonly string[]) => names.map((name) => idOf("ecs.key-pair", name));

describe.each(FRONT_ENDS)("under %s", (frontEnd) => {
  const { withProject, withWholeCatalog } = under(frontEnd);

  test("the plan shows one line for each approved item, and the deploy removes exactly these", () =>
    withWholeCatalog(
      {
        resources: { [REGION]: { "ecs.key-pair": pairs(4) } },
        account: {
          keep: [
            {
              match: { id: idOf("ecs.key-pair", "pair-2") },
              because: "the archive is read with it",
            },
          ],
        },
      },
      async ({ review, plan, deploy, standing, remaining, changes }) => {
        const { items } = await review();
        expect(Object.keys(items)).toEqual(pairIds("pair-1", "pair-3", "pair-4"));

        const planned = await plan("teardown");
        expect(planned.code).toBe(0);
        expect(planned.going).toEqual(pairIds("pair-1", "pair-3", "pair-4"));
        expect(planned.changes).toBe(true);
        expect(changes()).toEqual([]);

        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("ecs.key-pair")).toEqual(["pair-2"]);
        expect(Object.keys(remaining())).toContain(idOf("ecs.key-pair", "pair-2"));
        expect(changes().map(({ params }) => params["KeyPairNames"])).toEqual(
          expect.arrayContaining(['["pair-1"]', '["pair-3"]', '["pair-4"]']),
        );
        expect(changes()).toHaveLength(3);
      },
    ));

  test("without a review nothing is approved and a deploy deletes nothing", () =>
    withProject(
      { resources: { [REGION]: { "ecs.key-pair": pairs(3) } } },
      async ({ plan, deploy, standing, changes }) => {
        const planned = await plan("teardown");
        expect(planned.code).toBe(0);
        expect(planned.changes).toBe(false);
        expect(planned.says).toContain("this plan deletes nothing");
        expect(planned.says).toContain("npx closeout review demo");
        expect(planned.says).toContain(`${idOf("ecs.key-pair", "pair-3")}: SSH key pair`);

        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("ecs.key-pair")).toHaveLength(3);
        expect(changes()).toEqual([]);
      },
    ));

  test("an item that appears between review and deploy waits for the next review", () =>
    withProject(
      { resources: { [REGION]: { "ecs.key-pair": pairs(2) } } },
      async ({ review, plan, deploy, meanwhile, standing }) => {
        await review();
        meanwhile({ [REGION]: { "ecs.key-pair": pairs(1, "pair-new") } });

        const planned = await plan("teardown");
        expect(planned.going).toEqual(pairIds("pair-1", "pair-2"));
        expect(planned.says).toContain("1 item not in the review file");
        expect(planned.says).toContain(`${idOf("ecs.key-pair", "pair-new")}: SSH key pair`);

        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("ecs.key-pair")).toEqual(["pair-new"]);

        const { items } = await review();
        expect(Object.keys(items)).toEqual(pairIds("pair-new"));
        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("ecs.key-pair")).toEqual([]);
      },
    ));

  test("an item that appears between plan and apply stays, and the apply says so", () =>
    withProject(
      { resources: { [REGION]: { "ecs.key-pair": pairs(1) } } },
      async ({ review, plan, meanwhile, standing, save }) => {
        await review();
        const shown = await save("teardown");
        meanwhile({ [REGION]: { "ecs.key-pair": pairs(1, "pair-new") } });

        const applied = await shown.apply();
        expect(applied.code).toBe(0);
        expect(standing("ecs.key-pair")).toEqual(["pair-new"]);
        expect((await plan("teardown")).says).toContain("pair-new: SSH key pair");
      },
    ));

  test("an item that changed materially since the review waits, and the plan names what changed", () =>
    withProject(
      { resources: { [REGION]: { "ecs.instance": [instance("i-1"), instance("i-2")] } } },
      async ({ review, plan, deploy, meanwhile, standing }) => {
        await review();
        meanwhile({
          [REGION]: { "ecs.instance": [instance("i-2", { InstanceType: "ecs.ebmg8y.48xlarge" })] },
        });

        const planned = await plan("teardown");
        expect(planned.going).toEqual([idOf("ecs.instance", "i-1")]);
        expect(planned.says).toContain(
          `${idOf("ecs.instance", "i-2")}: changed since the review: instanceType was ecs.g7.large, is ecs.ebmg8y.48xlarge`,
        );
        await deploy("teardown");
        expect(standing("ecs.instance")).toEqual(["i-2"]);
      },
    ));

  test("an item that changes between plan and apply is left, with the reason", () =>
    withProject(
      { resources: { [REGION]: { "ecs.instance": [instance("i-1"), instance("i-2")] } } },
      async ({ review, meanwhile, standing, remaining, save }) => {
        await review();
        const shown = await save("teardown");
        meanwhile({
          [REGION]: { "ecs.instance": [instance("i-2", { InstanceType: "ecs.other" })] },
        });

        const applied = await shown.apply();
        expect(applied.code).toBe(1);
        expect(applied.says).toContain("1 of 2 items of the wave workloads could not be deleted");
        expect(applied.says).toContain("instanceType was ecs.g7.large, is ecs.other");
        expect(standing("ecs.instance")).toEqual(["i-2"]);
        expect(Object.keys(remaining())).toContain(idOf("ecs.instance", "i-2"));
        expect(Object.keys(remaining())).not.toContain(idOf("ecs.instance", "i-1"));
      },
    ));

  test("an approved parent whose deletion would take an unapproved child along is refused", () =>
    withProject(
      {
        resources: {
          [REGION]: {
            "ecs.instance": [instance("i-1"), instance("i-2")],
            "ecs.disk": [attachedDisk("d-1", "i-1")],
          },
        },
      },
      async ({ review, plan, deploy, meanwhile, standing }) => {
        await review();
        meanwhile({ [REGION]: { "ecs.disk": [attachedDisk("d-new", "i-1")] } });

        const planned = await plan("teardown");
        expect(planned.going).toEqual([idOf("ecs.instance", "i-2")]);
        expect(planned.says).toContain(
          `${idOf("ecs.instance", "i-1")}: deleting it would also delete ${idOf("ecs.disk", "d-new")}, which is not approved`,
        );
        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("ecs.instance")).toEqual(["i-1"]);
        expect(standing("ecs.disk")).toEqual(["d-1", "d-new"]);

        await review();
        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("ecs.instance")).toEqual([]);
        expect(standing("ecs.disk")).toEqual([]);
      },
    ));

  test("a child that is attached between plan and apply keeps its parent", () =>
    withProject(
      { resources: { [REGION]: { "ecs.instance": [instance("i-1")] } } },
      async ({ review, meanwhile, standing, save }) => {
        await review();
        const shown = await save("teardown");
        meanwhile({ [REGION]: { "ecs.disk": [attachedDisk("d-new", "i-1")] } });

        const applied = await shown.apply();
        expect(applied.code).toBe(1);
        expect(applied.says).toContain("would also delete alibaba:ecs.disk:cn-hangzhou:d-new");
        expect(standing("ecs.instance")).toEqual(["i-1"]);
        expect(standing("ecs.disk")).toEqual(["d-new"]);
      },
    ));

  test("a child that is attached while a deploy is under way keeps its parent, which goes a while later", () =>
    withProject(
      {
        resources: {
          [REGION]: {
            "ecs.instance": [instance("i-1"), instance("i-2")],
            "ecs.disk": [attachedDisk("d-0", "i-1")],
          },
        },
      },
      async ({ review, deploy, meanwhile, standing, fault, emulator, plan, calls }) => {
        await review();
        // The cloud puts both off for some ten seconds.
        fault({ kind: "error", action: "DeleteInstance", status: 400, code: BUSY, times: 30 });
        const stop = emulator.observe(({ action }) => {
          // The look after the first attempt.
          if (action !== "DescribeInstances") return;
          if (!calls().some((call) => call.action === "DeleteInstance")) return;
          stop();
          const disks = [attachedDisk("d-1", "i-1"), attachedDisk("d-2", "i-2")];
          meanwhile({ [REGION]: { "ecs.disk": disks } });
        });
        const deployed = await deploy("teardown");
        expect(deployed.code).toBe(1);
        expect(deployed.says).toContain("would also delete alibaba:ecs.disk:cn-hangzhou:d-2");
        expect(standing("ecs.instance")).toEqual(["i-1", "i-2"]);
        expect(standing("ecs.disk")).toEqual(["d-0", "d-1", "d-2"]);
        await review();
        expect((await plan("teardown")).going).toHaveLength(5);
      },
    ));

  test("a bucket that grew since the review keeps what is new and is reviewed again", () =>
    withProject(
      {
        resources: { "*": { "oss.bucket": [bucket("logs")] }, logs: { "oss.version": objects(3) } },
      },
      async ({ review, plan, deploy, meanwhile, standing, save }) => {
        const { takenAt } = await review();
        const shown = await save("teardown");
        const late = { Key: "late.log", VersionId: "null", Type: "Version", Size: 10 };
        const LastModified = new Date(Date.parse(takenAt) + 1).toISOString();
        meanwhile({ logs: { "oss.version": [{ ...late, LastModified }] } });

        const planned = await plan("teardown");
        expect(planned.going).toEqual([]);
        expect(planned.says).toContain(
          "changed since the review: bytes was 30, is 40; objects was 3, is 4",
        );

        const applied = await shown.apply();
        expect(applied.code).toBe(1);
        expect(standing("oss.bucket")).toEqual(["logs"]);
        expect(standing("oss.version")).toHaveLength(4);

        await review();
        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("oss.bucket")).toEqual([]);
      },
    ));

  test("the review file changed between plan and apply refuses in plain words", () =>
    withProject(
      { resources: { [REGION]: { "ecs.key-pair": pairs(2) } } },
      async ({ review, meanwhile, standing, changes, save }) => {
        await review();
        const shown = await save("teardown");
        meanwhile({ [REGION]: { "ecs.key-pair": pairs(1, "pair-new") } });
        await review();

        const applied = await shown.apply();
        expect(applied.code).toBe(1);
        expect(applied.says).toContain("The review file changed after this plan was made");
        expect(applied.says).toMatch(/Nothing was deleted\. (?:Plan|Preview) again/u);
        expect(applied.says).not.toContain("inconsistent");
        expect(standing("ecs.key-pair")).toHaveLength(3);
        expect(changes()).toEqual([]);
      },
    ));

  test("more deletions than the limit of one run allows are refused before the first", () =>
    withProject(
      {
        resources: { [REGION]: { "ecs.key-pair": pairs(3) } },
        account: { limits: { patience: "60s", deletions: 2 } },
      },
      async ({ review, plan, deploy, standing, changes, writeAccount }) => {
        await review();
        const planned = await plan("teardown");
        expect(planned.code).toBe(1);
        expect(planned.says).toContain(
          "This teardown would remove 3 items, and the limit of one run is 2",
        );
        expect((await deploy("teardown")).code).toBe(1);
        expect(standing("ecs.key-pair")).toHaveLength(3);
        expect(changes()).toEqual([]);

        writeAccount({ limits: { patience: "60s", deletions: 3 } });
        expect((await deploy("teardown")).code).toBe(0);
        expect(standing("ecs.key-pair")).toEqual([]);
      },
    ));

  test("destroying the teardown stack forgets it and touches nothing in the cloud", () =>
    withProject(
      { resources: { [REGION]: { "ecs.key-pair": pairs(2) } } },
      async ({ deploy, standing, changes, destroy }) => {
        await deploy("teardown");
        const destroyed = await destroy("teardown");
        expect(destroyed.code).toBe(0);
        expect(destroyed.says).toContain("forgets it and touches nothing in the cloud");
        expect(standing("ecs.key-pair")).toHaveLength(2);
        expect(changes()).toEqual([]);
      },
    ));
});
