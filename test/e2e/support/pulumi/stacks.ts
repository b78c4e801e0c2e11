import { WAVES } from "../../../../src/core/item.ts";
import { readAccount } from "../../../../src/files/account/account-file.ts";
import { accountPaths } from "../../../../src/files/project.ts";
import type { ProviderParts } from "../../../../src/pulumi/configure.ts";
import { clouds } from "../../../../src/workspace/clouds.ts";
import type { FrontCommands, Planned, Said, Stopping } from "../front-end.ts";
import type { StackName } from "../stacks.ts";
import { Command, type Goal, type Half, PulumiStack } from "./engine.ts";

/** Commands of Pulumi on the two stacks of an account. */
export function pulumiCommands(
  folder: string,
  parts: () => ProviderParts,
  killed: boolean,
): FrontCommands & { readonly stacks: Readonly<Record<StackName, PulumiStack>> } {
  const config = () => ({ folder });
  let isBegun = false;
  const startsProcess = (): boolean => killed && isBegun;
  const common = { config, parts, startsProcess };
  const stacks = {
    teardown: new PulumiStack("demo-teardown", { program: () => teardown(folder), ...common }),
    closure: new PulumiStack("demo-closure", { program: () => closure(folder), ...common }),
  };
  /** The waves are taken over by a deploy of their own, which deletes nothing. */
  const adopted = async (stack: StackName): Promise<Half | undefined> => {
    if (stack === "closure" || stacks[stack].state.size > 0) return undefined;
    const half = await up(stacks[stack]);
    return half.ok ? undefined : half;
  };
  const deploy = async (stack: StackName): Promise<Said> =>
    saidBy((await adopted(stack)) ?? (await up(stacks[stack])));
  return {
    stacks,
    deploy,
    async plan(stack) {
      const failed = await adopted(stack);
      return plannedBy(
        failed ?? (await alone((command) => stacks[stack].half(command, "preview"))),
      );
    },
    async save(stack) {
      const failed = await adopted(stack);
      const command = new Command();
      const planned = failed ?? (await stacks[stack].half(command, "preview"));
      return {
        planned: plannedBy(planned),
        apply: async () => {
          try {
            return saidBy(planned.ok ? await stacks[stack].half(command, "update") : planned);
          } finally {
            command.end();
          }
        },
      };
    },
    destroy: async (stack) => saidBy(await alone((command) => stacks[stack].destroy(command))),
    begin: async (stack): Promise<Stopping> => {
      const failed = await adopted(stack);
      if (failed !== undefined) throw new Error(failed.lines.join("\n"));
      const command = new Command();
      isBegun = true;
      const ended = up(stacks[stack], command).then((half) => {
        isBegun = false;
        command.end();
        return saidBy(half);
      });
      return {
        ended,
        signal: (name) => (name === "SIGKILL" ? command.kill() : void stacks[stack].cancel()),
      };
    },
    remaining: () =>
      Object.assign(
        {},
        ...[...stacks.teardown.state.values()].map(({ outputs }) => outputs["remaining"]),
      ),
    closure: () => {
      const outputs = [...stacks.closure.state.values()][0]?.outputs;
      return outputs === undefined
        ? undefined
        : { account: outputs["accountId"], kind: outputs["kind"], status: outputs["status"] };
    },
  };
}

/** `pulumi up`, answered by yes. */
async function up(stack: PulumiStack, command?: Command): Promise<Half> {
  if (command === undefined) return alone((one) => up(stack, one));
  const preview = await stack.half(command, "preview");
  if (!preview.ok) return preview;
  const update = await stack.half(command, "update");
  return { ...update, lines: [...preview.lines, ...update.lines] };
}

async function alone<T>(work: (command: Command) => Promise<T>): Promise<T> {
  const command = new Command();
  try {
    return await work(command);
  } finally {
    command.end();
  }
}

/** As the component AccountTeardown registers them. */
function teardown(folder: string): readonly Goal[] {
  const { id: accountId } = accountOf(folder);
  return WAVES.map((wave) => ({
    type: "closeout:index:AccountTeardown$closeout:index:Wave",
    name: wave,
    inputs: { accountId, wave },
  }));
}

/** As the component AccountClosure registers it. */
function closure(folder: string): readonly Goal[] {
  const { id: accountId, closure } = accountOf(folder);
  const confirm = closure.disassociate ?? closure.confirm ?? "";
  const type = "closeout:index:AccountClosure$closeout:index:Closure";
  return [{ type, name: "closure", inputs: { accountId, confirm } }];
}

function accountOf(folder: string) {
  return readAccount(accountPaths(folder).account, clouds);
}

function saidBy({ ok, lines }: Half): Said {
  const text = lines.join("\n");
  return { code: ok ? 0 : 1, stdout: text, stderr: "", text, says: text.replace(/\s+/gu, " ") };
}

function plannedBy(half: Half): Planned {
  const details = [...half.steps.values()].flat();
  return {
    ...saidBy(half),
    changes: half.steps.size > 0,
    going: details
      .filter(({ kind }) => kind === "delete")
      .map(({ path }) => /^remaining\["(.*)"\]$/u.exec(path)?.[1]?.replaceAll('\\"', '"') ?? path)
      .sort(),
  };
}
