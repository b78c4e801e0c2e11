import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engineMessages, { type LogRequest } from "@pulumi/pulumi/proto/engine_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import type { ProviderParts } from "../../../../src/pulumi/configure.ts";
import { serve } from "../../../../src/pulumi/serve.ts";
import { type Properties, ProviderClient, Refused } from "./client.ts";

/** A resource as a program asks for it. */
export interface Goal {
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  /** Resource options. */
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
}

/** A resource as a state holds it. */
export interface Resource {
  readonly urn: string;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** It was stored with an error: the next run comes back to it, whatever its diff. */
  readonly failed: boolean;
}

/** What one half of a command came to: what was printed, and what it would do or did. */
export interface Half {
  readonly ok: boolean;
  readonly lines: readonly string[];
  /** Paths of properties that differ, by URN; `create` and `replace` stand for the whole. */
  readonly steps: ReadonlyMap<string, readonly { readonly path: string; readonly kind: string }[]>;
  /** Inputs as they were checked, by URN: what `--plan` holds an update to. */
  readonly checked: ReadonlyMap<string, Properties>;
  /** What the refresh shows as changed beside the stack, by path. */
  readonly drift: readonly string[];
}

/** What a stack of Pulumi consists of. */
export interface StackOptions {
  /** The program: evaluated anew in each half. */
  readonly program: () => readonly Goal[];
  readonly config: () => Properties;
  readonly parts: () => ProviderParts;
  /** The provider is started as Pulumi starts it, to be killed. */
  readonly startsProcess: () => boolean;
}

/**
 * Does with a stack what the engine of Pulumi does, in its order and by its protocol: a process of the
 * provider for each half of a command, a refresh of what asks for one, then check, diff and step by step.
 */
export class PulumiStack {
  readonly #name: string;
  readonly #options: StackOptions;
  readonly state = new Map<string, Resource>();
  #client: ProviderClient | undefined;

  constructor(name: string, options: StackOptions) {
    this.#name = name;
    this.#options = options;
  }

  /** One half of a command: what a preview or an update does. `plan`: inputs that it is held to. */
  async half(
    command: Command,
    kind: "preview" | "update",
    plan?: ReadonlyMap<string, Properties>,
  ): Promise<Half> {
    const lines: string[] = [];
    const steps = new Map<string, readonly { path: string; kind: string }[]>();
    const checked = new Map<string, Properties>();
    const drift: string[] = [];
    const ok = await this.#served(command, lines, async (client) => {
      const preview = kind === "preview";
      const state = preview ? new Map(this.state) : this.state;
      for (const one of [...state.values()])
        drift.push(...(await this.#refreshed(client, one, state)));
      for (const goal of this.#options.program()) {
        const urn = this.urn(goal);
        await this.#step(client, { urn, goal, preview, state, lines, steps, checked, plan });
      }
    });
    return { ok, lines, steps, checked, drift };
  }

  /** Reads everything anew, and stores it. */
  async refresh(command: Command): Promise<Half> {
    const lines: string[] = [];
    const drift: string[] = [];
    const ok = await this.#served(command, lines, async (client) => {
      for (const one of [...this.state.values()])
        drift.push(...(await this.#refreshed(client, one, this.state)));
    });
    return { ok, lines, steps: new Map(), checked: new Map(), drift };
  }

  /** Takes everything out of the state, last first. */
  async destroy(command: Command): Promise<Half> {
    const lines: string[] = [];
    const ok = await this.#served(command, lines, async (client) => {
      for (const one of [...this.state.values()].reverse()) {
        await client.delete(one.urn, one.id, one.outputs);
        this.state.delete(one.urn);
      }
    });
    return { ok, lines, steps: new Map(), checked: new Map(), drift: [] };
  }

  /** Works with a provider that is configured and does nothing by itself. */
  async with<T>(
    command: Command,
    work: (client: ProviderClient, lines: readonly string[]) => Promise<T>,
  ): Promise<T> {
    const lines: string[] = [];
    let result: { readonly is: T } | undefined;
    const ok = await this.#served(command, lines, async (client) => {
      result = { is: await work(client, lines) };
    });
    if (!ok || result === undefined) throw new Error(lines.join("\n"));
    return result.is;
  }

  /** The same with a provider that the state configures, which nothing checked before. */
  async withState(
    command: Command,
    work: (client: ProviderClient, lines: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const lines: string[] = [];
    const ok = await this.#served(command, lines, (client) => work(client, lines), false);
    if (!ok) throw new Error(lines.join("\n"));
  }

  /** What `pulumi cancel` and Ctrl-C do to the half that runs. */
  async cancel(): Promise<void> {
    // A provider that heard of it by itself may be gone before it can answer.
    await this.#client?.cancel().catch(() => {});
  }

  urn({ type, name }: Pick<Goal, "type" | "name">): string {
    return `urn:pulumi:dev::${this.#name}::${type}::${name}`;
  }

  /**
   * Reads a resource anew. What is shown of that is what an update by the inputs of the last one would do,
   * the other way round.
   */
  async #refreshed(
    client: ProviderClient,
    old: Resource,
    state: Map<string, Resource>,
  ): Promise<readonly string[]> {
    const found = await client.read(old.urn, old.id, old.inputs, old.outputs);
    state.set(old.urn, { ...old, ...found });
    const { outputs, inputs } = found;
    const { details } = await client.diff(old.urn, old.id, outputs, inputs, old.inputs);
    return details.map(({ path }) => path);
  }

  async #step(
    client: ProviderClient,
    {
      urn,
      goal,
      preview,
      state,
      lines,
      steps,
      checked,
      plan,
    }: {
      readonly urn: string;
      readonly goal: Goal;
      readonly preview: boolean;
      readonly state: Map<string, Resource>;
      readonly lines: string[];
      readonly steps: Map<string, readonly { path: string; kind: string }[]>;
      readonly checked: Map<string, Properties>;
      readonly plan: ReadonlyMap<string, Properties> | undefined;
    },
  ): Promise<void> {
    const old = state.get(urn);
    const inputs = await this.#checked(client, urn, old?.inputs, goal);
    checked.set(urn, inputs);
    if (plan !== undefined && JSON.stringify(plan.get(urn)) !== JSON.stringify(inputs))
      throw new Error(`resource ${urn} violates plan: properties changed`);
    if (old === undefined) {
      steps.set(urn, [{ path: "", kind: "create" }]);
      await this.#deploy(client, { urn, inputs, preview, state });
      return;
    }
    const { changes, details, replaces } = await client.diff(
      urn,
      old.id,
      old.outputs,
      old.inputs,
      inputs,
      goal.ignoreChanges,
    );
    const replaced = goal.replaceOnChanges ?? [];
    const isReplaced = details.some(({ path }) => replaced.includes(path.split("[")[0] ?? ""));
    if (replaces.length > 0 || isReplaced) {
      const anew = await this.#checked(client, urn, undefined, goal);
      steps.set(urn, [{ path: "", kind: "replace" }]);
      await this.#deploy(client, { urn, inputs: anew, preview, state });
      if (!preview) await client.delete(urn, old.id, old.outputs);
      return;
    }
    if (!changes && !old.failed) {
      state.set(urn, { ...old, inputs });
      return;
    }
    steps.set(urn, details);
    for (const { path, kind } of details) lines.push(`${kind} ${path}`);
    const { ignoreChanges } = goal;
    await this.#deploy(client, { urn, inputs, preview, state, old, ignoreChanges });
  }

  async #checked(
    client: ProviderClient,
    urn: string,
    olds: Properties | undefined,
    goal: Goal,
  ): Promise<Properties> {
    const { inputs, failures } = await client.check(urn, olds, goal.inputs);
    if (failures.length > 0) throw new Error(failures.join("\nerror: "));
    return inputs;
  }

  async #deploy(
    client: ProviderClient,
    {
      urn,
      inputs,
      preview,
      state,
      old,
      ignoreChanges,
    }: {
      readonly urn: string;
      readonly inputs: Properties;
      readonly preview: boolean;
      readonly state: Map<string, Resource>;
      readonly old?: Resource;
      readonly ignoreChanges?: readonly string[] | undefined;
    },
  ): Promise<void> {
    try {
      const { id, outputs } =
        old === undefined
          ? await client.create(urn, inputs, preview)
          : {
              id: old.id,
              ...(await client.update(urn, old.id, old.outputs, inputs, preview, ignoreChanges)),
            };
      state.set(urn, { urn, id, inputs, outputs, failed: false });
    } catch (cause) {
      if (cause instanceof Refused && cause.partial !== undefined)
        state.set(urn, { urn, id: old?.id ?? "", ...cause.partial, failed: true });
      throw cause;
    }
  }

  async #served(
    command: Command,
    lines: string[],
    work: (client: ProviderClient) => Promise<void>,
    isChecked = true,
  ): Promise<boolean> {
    const engine = await startEngine(lines);
    const served = this.#options.startsProcess()
      ? await command.start(engine.address)
      : await serve(engine.address, { ...this.#options.parts(), command: command.pid });
    const client = new ProviderClient(served.port);
    this.#client = client;
    try {
      await client.handshake(engine.address);
      const config = this.#options.config();
      const failures = isChecked ? await client.checkConfig(config) : [];
      if (failures.length > 0) throw new Error(failures.join("\nerror: "));
      await client.configure(config);
      await work(client);
      return true;
    } catch (cause) {
      lines.push(`error: ${cause instanceof Error ? cause.message : String(cause)}`);
      return false;
    } finally {
      this.#client = undefined;
      client.close();
      served.close();
      engine.close();
    }
  }
}

const PLUGIN = fileURLToPath(
  new URL("../../../../bin/pulumi/pulumi-resource-closeout", import.meta.url),
);

/** The process of one command of Pulumi: the parent of the provider's processes in both of its halves. */
export class Command {
  #child: ChildProcess;

  constructor() {
    this.#child = spawn("sleep", ["600"], { stdio: "ignore" });
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error("sleep was not started");
    return this.#child.pid;
  }

  /** Starts a provider as a child of this command, which is another process from then on. */
  async start(engine: string): Promise<{ readonly port: number; readonly close: () => void }> {
    this.#child.kill();
    const child = spawn("sh", ["-c", '"$0" "$1" & wait', PLUGIN, engine], {
      stdio: ["ignore", "pipe", "inherit"],
      // A group of its own, so that both can be ended.
      detached: true,
    });
    this.#child = child;
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout.once("data", (said: Buffer) => resolve(Number(said.toString("utf8"))));
      child.once("exit", () => reject(new Error("the provider ended before it said its port")));
    });
    const close = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
      } catch {
        // Both are gone already.
      }
    };
    return { port, close };
  }

  end(): void {
    this.#child.kill();
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}

/** Hears what a provider says. */
async function startEngine(lines: string[]): Promise<{ address: string; close: () => void }> {
  const { DEBUG, WARNING, ERROR } = engineMessages.LogSeverity;
  const server = new Server();
  server.addService(EngineService, {
    log: (
      { request }: { readonly request: LogRequest },
      done: (failed: null, answer: InstanceType<typeof empty.Empty>) => void,
    ) => {
      const severity = request.getSeverity();
      const name = severity === WARNING ? "warning" : severity === ERROR ? "error" : "info";
      if (severity !== DEBUG) lines.push(`${name}: ${request.getMessage()}`);
      done(null, new empty.Empty());
    },
    getRootResource: unanswered,
    setRootResource: unanswered,
    startDebugging: unanswered,
    requirePulumiVersion: unanswered,
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (failed, bound) => {
      if (failed === null) resolve(bound);
      else reject(failed);
    });
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

function unanswered(): never {
  throw new Error("a provider does not ask for this");
}
