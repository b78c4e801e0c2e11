import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withAlone } from "./support/alone.ts";
import { type Project, type Setup, withProject } from "./support/project.ts";
import { Refused } from "./support/pulumi/client.ts";
import { Command, type Goal, PulumiStack } from "./support/pulumi/engine.ts";
import { pairs } from "./support/things.ts";
import { idOf, KEYS, MEMBER, REGION } from "./support/world.ts";

const PAIRS: Setup = {
  frontEnd: "pulumi",
  resources: { [REGION]: { "ecs.key-pair": pairs(2) } },
};
const WAVE = "closeout:index:AccountTeardown$closeout:index:Wave";
const SHOP = {
  VpcId: "vpc-shop",
  VpcName: "shop",
  Status: "Available",
  CreationTime: "2025-01-01T00:00:00Z",
  IsDefault: false,
  RegionId: REGION,
};
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

/** A stack with the first wave alone, beside those that the project's commands use. */
function oneWave(
  project: Project,
  inputs: object = { accountId: MEMBER, wave: "workloads" },
  options: Pick<Goal, "ignoreChanges" | "replaceOnChanges"> = {},
) {
  return stackOf(project, [{ type: WAVE, name: "workloads", inputs: { ...inputs }, ...options }]);
}

function stackOf(project: Project, goals: readonly Goal[]) {
  const { clouds, clock } = project.pulumi;
  return new PulumiStack("one", {
    program: () => goals,
    config: () => ({ folder: project.paths.dir }),
    parts: () => ({ clouds, clock, policies: [] }),
    startsProcess: () => false,
  });
}

async function commanded<T>(work: (command: Command) => Promise<T>): Promise<T> {
  const command = new Command();
  try {
    return await work(command);
  } finally {
    command.end();
  }
}

test("the first deploy takes over what is there, deletes nothing, and says what the next one deletes", () =>
  withProject(PAIRS, async (project) => {
    await project.review();
    const stack = oneWave(project);
    const urn = stack.urn({ type: WAVE, name: "workloads" });
    await commanded(async (command) => {
      const preview = await stack.half(command, "preview");
      expect(preview.steps.get(urn)).toEqual([{ path: "", kind: "create" }]);
      expect(preview.lines.join("\n")).toContain("deletes nothing; the next one deletes 2 items");
      expect(preview.lines.join("\n")).toContain(`${idOf("ecs.key-pair", "pair-2")}: SSH key pair`);
      expect((await stack.half(command, "update")).ok).toBe(true);
    });
    expect(project.changes()).toEqual([]);
    const next = await commanded((command) => stack.half(command, "preview"));
    expect(next.steps.get(urn)).toEqual(
      ["pair-1", "pair-2"].map((name) => ({
        path: `remaining["${idOf("ecs.key-pair", name)}"]`,
        kind: "delete",
        isInput: true,
      })),
    );
  }));

test("beside a wave that is taken over, what another one deletes is not called nothing", () =>
  withProject(
    {
      frontEnd: "pulumi",
      resources: { [REGION]: { "ecs.key-pair": pairs(1), "vpc.vpc": [SHOP] } },
    },
    async (project) => {
      await project.review();
      const goals = (["workloads", "network"] as const).map((wave) => ({
        type: WAVE,
        name: wave,
        inputs: { accountId: MEMBER, wave },
      }));
      const stack = stackOf(project, goals);
      expect((await commanded((command) => stack.half(command, "update"))).ok).toBe(true);
      stack.state.delete(stack.urn({ type: WAVE, name: "workloads" }));
      const { lines } = await commanded((command) => stack.half(command, "preview"));
      const nothing = lines.filter((line) => line.includes("deletes nothing"));
      expect(nothing).toHaveLength(1);
      expect(nothing[0]).toContain("workloads: ");
      expect(lines.join("\n")).toContain("network: this deploy deletes 1 item");
    },
  ));

test("an item that the state does not hold yet is named, where an engine does not refresh before", () =>
  withProject(PAIRS, async (project) => {
    await project.review();
    const stack = oneWave(project);
    const urn = stack.urn({ type: WAVE, name: "workloads" });
    const olds = { accountId: MEMBER, wave: "workloads", remaining: {} };
    await commanded((command) =>
      stack.with(command, async (client, lines) => {
        const { inputs } = await client.check(urn, olds, { accountId: MEMBER, wave: "workloads" });
        await client.diff(urn, `${MEMBER}/workloads`, olds, olds, inputs);
        expect(lines.join("\n")).toContain(idOf("ecs.key-pair", "pair-2"));
      }),
    );
  }));

test("a refresh shows nothing of what the last update deleted as come back", () =>
  withProject(PAIRS, async (project) => {
    await project.review();
    const stack = oneWave(project);
    for (const _ of ["adopts", "deletes"])
      expect((await commanded((command) => stack.half(command, "update"))).ok).toBe(true);
    expect(project.standing("ecs.key-pair")).toEqual([]);
    expect((await commanded((command) => stack.half(command, "preview"))).drift).toEqual([]);
    expect((await commanded((command) => stack.refresh(command))).drift).toEqual([]);
  }));

describe("resource options", () => {
  const inputs = { accountId: MEMBER, wave: "workloads" };
  const stays = idOf("ecs.key-pair", "pair-2");

  test.each([
    { ignoreChanges: ["remaining"], left: ["pair-1", "pair-2"] },
    { ignoreChanges: ["*"], left: ["pair-1", "pair-2"] },
    { ignoreChanges: [`remaining["${stays}"]`], left: ["pair-2"] },
  ])("what ignoreChanges names stays: $ignoreChanges", ({ ignoreChanges, left }) =>
    withProject(PAIRS, async (project) => {
      await project.review();
      const stack = oneWave(project, inputs, { ignoreChanges });
      const urn = stack.urn({ type: WAVE, name: "workloads" });
      await commanded((command) => stack.half(command, "update"));
      const preview = await commanded((command) => stack.half(command, "preview"));
      expect(preview.steps.get(urn) ?? []).toHaveLength(2 - left.length);
      expect(preview.lines.join("\n")).toContain("since `ignoreChanges` names");
      expect((await commanded((command) => stack.half(command, "update"))).ok).toBe(true);
      expect(project.standing("ecs.key-pair")).toEqual(left);
      expect(Object.keys(stack.state.get(urn)?.outputs["remaining"] ?? {})).toHaveLength(
        left.length,
      );
    }),
  );

  test("replaceOnChanges, which would show deletions and never do them, is refused", () =>
    withProject(PAIRS, async (project) => {
      await project.review();
      const stack = oneWave(project, inputs, { replaceOnChanges: ["remaining"] });
      expect((await commanded((command) => stack.half(command, "update"))).ok).toBe(true);
      const preview = await commanded((command) => stack.half(command, "preview"));
      expect(preview.ok).toBe(false);
      expect(preview.lines.join("\n")).toContain("is updated, not replaced");
    }));
});

test("a wave that stands twice in a program is refused", () =>
  withProject(PAIRS, async (project) => {
    const goals = ["one", "other"].map((name) => ({
      type: WAVE,
      name,
      inputs: { accountId: MEMBER, wave: "workloads" },
    }));
    const stack = stackOf(project, goals);
    const preview = await commanded((command) => stack.half(command, "preview"));
    expect(preview.ok).toBe(false);
    expect(preview.lines.join("\n")).toContain("stands twice");
  }));

test("with --plan, an update deletes exactly what was planned, or refuses", () =>
  withProject(PAIRS, async (project) => {
    await project.review();
    const stack = oneWave(project);
    await commanded((command) => stack.half(command, "update"));
    const { checked } = await commanded((command) => stack.half(command, "preview"));
    const planned = (): Promise<{ readonly ok: boolean }> =>
      commanded((command) => stack.half(command, "update", checked));

    project.meanwhile({ [REGION]: { "ecs.key-pair": pairs(1, "pair-new") } });
    expect((await planned()).ok).toBe(false);
    expect(project.changes()).toEqual([]);
    project.take("ecs.key-pair", "pair-new");
    expect((await planned()).ok).toBe(true);
    expect(project.standing("ecs.key-pair")).toEqual([]);
  }));

test("what comes to be approved between preview and update waits for the next preview", () =>
  withProject(
    {
      ...PAIRS,
      account: {
        keep: [{ match: { id: idOf("ecs.key-pair", "pair-2") }, because: "it is used today" }],
      },
    },
    async (project) => {
      project.writeAccount({ keep: [] });
      await project.review();
      project.writeAccount({
        keep: [{ match: { id: idOf("ecs.key-pair", "pair-2") }, because: "it is used today" }],
      });
      const shown = await project.save("teardown");
      expect(shown.planned.going).toEqual([idOf("ecs.key-pair", "pair-1")]);
      project.writeAccount({ keep: [] });
      expect((await shown.apply()).code).toBe(0);
      expect(project.standing("ecs.key-pair")).toEqual(["pair-2"]);
      expect((await project.plan("teardown")).going).toEqual([idOf("ecs.key-pair", "pair-2")]);
    },
  ));

test("each half of a command lists the account once, however many waves there are", () =>
  withProject(PAIRS, async (project) => {
    await project.deploy("teardown");
    const listings = (): number =>
      project.calls().filter(({ action }) => action === "DescribeKeyPairs").length;
    const before = listings();
    await project.plan("teardown");
    expect(listings() - before).toBe(1);
  }));

test("a wave is imported by account and name, refreshed to what is true, and forgotten", () =>
  withProject(PAIRS, async (project) => {
    const stack = oneWave(project);
    const urn = stack.urn({ type: WAVE, name: "workloads" });
    await commanded((command) =>
      stack.with(command, async (client) => {
        const id = `${MEMBER}/workloads`;
        const { inputs, outputs } = await client.read(urn, id);
        expect(Object.keys(outputs["remaining"] ?? {})).toHaveLength(2);
        stack.state.set(urn, { urn, id, inputs, outputs, failed: false });
        for (const wrong of ["nonsense", "data/x"])
          await expect(client.read(urn, `${MEMBER}/${wrong}`)).rejects.toThrow("is not the id of");
      }),
    );
    project.take("ecs.key-pair", "pair-1");
    expect((await commanded((command) => stack.refresh(command))).ok).toBe(true);
    expect(Object.keys(stack.state.get(urn)?.outputs["remaining"] ?? {})).toEqual([
      idOf("ecs.key-pair", "pair-2"),
    ]);
    const destroyed = await commanded((command) => stack.destroy(command));
    expect(destroyed.lines.join()).toContain("forgets it and touches nothing in the cloud");
    expect(project.standing("ecs.key-pair")).toEqual(["pair-2"]);
  }));

test("a partial failure keeps true state, and the next run comes back to the rest", () =>
  withProject(PAIRS, async (project) => {
    await project.review();
    await project.plan("teardown");
    const lift = project.fault({
      kind: "error",
      action: "DeleteKeyPairs",
      nth: 2,
      status: 403,
      code: "Forbidden.RAM",
    });
    expect((await project.deploy("teardown")).code).toBe(1);
    const [left] = project.standing("ecs.key-pair");
    expect(Object.keys(project.remaining())).toContain(idOf("ecs.key-pair", left ?? ""));
    expect(project.standing("ecs.key-pair")).toHaveLength(1);
    lift();
    expect((await project.deploy("teardown")).code).toBe(0);
    expect(project.standing("ecs.key-pair")).toEqual([]);
  }));

describe("values that are not plain", () => {
  test("an account id that is not known yet leaves the preview open and calls nothing", () =>
    withProject(PAIRS, async (project) => {
      const stack = oneWave(project, { accountId: UNKNOWN, wave: "workloads" });
      const preview = await commanded((command) => stack.half(command, "preview"));
      expect(preview.ok).toBe(true);
      const urn = stack.urn({ type: WAVE, name: "workloads" });
      expect(preview.checked.get(urn)).toMatchObject({ accountId: UNKNOWN });
      expect(project.calls()).toEqual([]);
    }));

  test("an account id that a language without types made a number is the id", () =>
    withProject(PAIRS, async (project) => {
      const stack = oneWave(project, { accountId: Number(MEMBER), wave: "workloads" });
      const preview = await commanded((command) => stack.half(command, "preview"));
      expect(preview.ok).toBe(true);
      const urn = stack.urn({ type: WAVE, name: "workloads" });
      expect(preview.checked.get(urn)).toMatchObject({ accountId: MEMBER });
    }));

  test("a property that is not there is refused, and calls nothing", () =>
    withProject(PAIRS, async (project) => {
      const stack = oneWave(project, { accountId: MEMBER, wave: "workloads", waves: "data" });
      const preview = await commanded((command) => stack.half(command, "preview"));
      expect(preview.ok).toBe(false);
      expect(preview.lines.join("\n")).toContain('no property "waves"');
      expect(project.calls()).toEqual([]);
    }));

  test("a secret account id is its value, and no secret of the environment is in the state", () =>
    withProject(PAIRS, async (project) => {
      const stack = oneWave(project, { accountId: secret(MEMBER), wave: "workloads" });
      expect((await commanded((command) => stack.half(command, "update"))).ok).toBe(true);
      const state = JSON.stringify([...stack.state.values()]);
      expect(state).toContain("pair-2");
      expect(state).not.toContain(KEYS.closer.secret);
      expect(readFileSync(project.paths.account, "utf8")).not.toContain(KEYS.closer.secret);
    }));
});

test("a wave or an account that is not there is refused by its own property", () =>
  withProject(PAIRS, async (project) => {
    const stack = oneWave(project);
    const urn = stack.urn({ type: WAVE, name: "workloads" });
    await commanded((command) =>
      stack.with(command, async (client) => {
        const wrong = await client.check(urn, undefined, { accountId: "3", wave: "tsunami" });
        expect(wrong.failures).toHaveLength(2);
        expect(wrong.failures.join()).toContain("Allowed: workloads, data");
        const later = client.update(urn, "3/data", {}, { accountId: "3", wave: "data" }, false);
        await expect(later).rejects.toThrow(Refused);
      }),
    );
    expect(project.changes()).toEqual([]);
  }));

test("getBlockers fails once for each policy that fails, or warns", () =>
  withProject(PAIRS, async (project) => {
    const stack = oneWave(project);
    await commanded((command) =>
      stack.with(command, async (client, lines) => {
        const token = "closeout:index:getBlockers";
        const { failures, returned } = await client.invoke(token, { accountId: MEMBER });
        expect(returned).toMatchObject({ accountId: MEMBER, status: "blocked" });
        const blockers = Object.keys(returned["blockers"] ?? {});
        expect(blockers).toEqual(expect.arrayContaining(["running-resources", "closure-switch"]));
        expect(failures.map((one) => one.split(":")[0])).toEqual(
          expect.arrayContaining(["running-resources", "closure-switch"]),
        );
        const calm = await client.invoke(token, { accountId: MEMBER, fail: false });
        expect(calm.failures).toEqual([]);
        expect(lines.join()).toContain("running-resources");
      }),
    );
  }));

test("beside a switch of the program that is set, every policy is said", () =>
  withProject(PAIRS, async (project) => {
    const confirm = { accountId: MEMBER, confirm: MEMBER };
    const wrong = { accountId: MEMBER, confirm: "1" };
    for (const [name, inputs] of Object.entries({ confirm, wrong })) {
      const stack = stackOf(project, [{ type: "closeout:index:Closure", name, inputs }]);
      const { ok, lines } = await commanded((command) => stack.half(command, "preview"));
      expect(ok).toBe(false);
      expect(lines.join("\n")).toContain("running-resources: ");
      expect(lines.join("\n")).toContain("closure-switch: ");
    }
  }));

describe("the project of the account, wherever the program stands", () => {
  const OWN = `import { definePolicy, remaining } from "closeout";
export const own = definePolicy({
  id: "own-policy",
  title: "Nothing is left",
  severity: "mandatory",
  guards: "closure",
  remedy: "Wait.",
  check: ({ items }) => remaining(items),
});
`;
  const closure = (project: Project, config: object) => {
    const { clouds, clock } = project.pulumi;
    const type = "closeout:index:Closure";
    const inputs = { accountId: MEMBER, confirm: MEMBER };
    return new PulumiStack("one", {
      program: () => [{ type, name: "closure", inputs }],
      config: () => ({ folder: project.paths.dir, ...config }),
      parts: () => ({ clouds, clock }),
      startsProcess: () => false,
    });
  };
  const previewed = async (project: Project, config: object): Promise<string> => {
    const stack = closure(project, config);
    const { ok, lines } = await commanded((command) => stack.half(command, "preview"));
    expect(ok).toBe(false);
    return lines.join("\n");
  };

  test("its own policies are asked", () =>
    withProject(PAIRS, async (project) => {
      mkdirSync(join(project.folder, "policies"));
      writeFileSync(join(project.folder, "policies/own.ts"), OWN);
      expect(await previewed(project, {})).toContain("own-policy: ");
    }));

  test("policies that are named and not there are refused, and nothing is called", () =>
    withProject(PAIRS, async (project) => {
      const policies = join(project.folder, "polices");
      expect(await previewed(project, { policies })).toContain("There is no folder of policies");
      expect(project.calls()).toEqual([]);
    }));

  test("another folder, and other policies, are taken by the command that first has them", () =>
    withProject(PAIRS, (project) =>
      commanded((command) =>
        closure(project, {}).with(command, async (client) => {
          const olds = { folder: "accounts/old", version: "0.1.0" };
          const differs = (news: object) => client.diffConfig(olds, { ...olds, ...news });
          const taken = { changes: true, replaces: [] };
          expect(await differs({ folder: "accounts/new" })).toEqual(taken);
          expect(await differs({ policies: "policies" })).toEqual(taken);
          expect(await differs({ version: "0.2.0" })).toEqual({ changes: false, replaces: [] });
        }),
      ),
    ));

  test("a state that names a folder which is not there any more is kept, and can be forgotten", () =>
    withProject(PAIRS, async (project) => {
      const { clouds, clock } = project.pulumi;
      const inputs = { accountId: MEMBER, wave: "workloads" };
      const goal = { type: WAVE, name: "workloads", inputs };
      let folder = project.paths.dir;
      const stack = new PulumiStack("one", {
        program: () => [goal],
        config: () => ({ folder }),
        parts: () => ({ clouds, clock, policies: [] }),
        startsProcess: () => false,
      });
      expect((await commanded((command) => stack.half(command, "update"))).ok).toBe(true);
      const [before] = [...stack.state.values()];
      const calls = project.calls().length;
      folder = `${folder}-renamed`;
      const urn = stack.urn(goal);
      await commanded((command) =>
        stack.withState(command, async (client, lines) => {
          const { inputs: old = {}, outputs = {}, id = "" } = before ?? {};
          expect(await client.read(urn, id, old, outputs)).toMatchObject({ inputs: old, outputs });
          expect((await client.diff(urn, id, outputs, old, old)).changes).toBe(false);
          expect((await client.check(urn, old, inputs)).failures).toHaveLength(1);
          await client.delete(urn, id, outputs);
          expect(lines.join("\n")).toContain("There is no account file");
        }),
      );
      expect(project.calls()).toHaveLength(calls);
    }));

  test("a program that names a folder which is not there is refused by its property", () =>
    withProject(PAIRS, async (project) => {
      const folder = `${project.paths.dir}-none`;
      expect(await previewed(project, { folder })).toContain("There is no account file");
    }));

  test("where its settings want the record in a database, a command without one is refused", () =>
    withProject(PAIRS, async (project) => {
      writeFileSync(join(project.folder, "closeout.yaml"), "record: postgres\n");
      expect(await previewed(project, {})).toContain("CLOSEOUT_RECORD_URL");
      expect(project.calls()).toEqual([]);
    }));
});

test("in the quiet period nothing calls: no preview, update, refresh or destroy", () =>
  withAlone({ frontEnd: "pulumi" }, async (project) => {
    await project.settle();
    expect((await project.plan("closure")).code).toBe(0);
    expect((await project.deploy("teardown")).code).toBe(0);
    await project.console("submit-closure");
    project.attest({ subject: "submitted", answer: "submitted", reference: "C-7" });
    project.meanwhile({ [REGION]: { "ecs.key-pair": pairs(1) } });
    const last = await project.lastCall();

    for (const stack of ["closure", "teardown"] as const) {
      expect((await project.plan(stack)).code).toBe(0);
      expect((await project.deploy(stack)).code).toBe(0);
    }
    expect(project.closure()).toMatchObject({ status: "waiting" });
    const waits = await project.plan("closure");
    expect(waits.changes).toBe(false);
    expect(waits.says).toContain("waiting until");
    expect((await project.destroy("teardown")).code).toBe(0);
    expect((await project.destroy("closure")).says).toContain(
      "Pulumi only drops it from its state; the closure continues.",
    );
    expect(await project.callsSince(last)).toEqual([]);
    expect(await project.closing()).toMatchObject({ state: "waiting", calls: 0 });
  }));
