import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** An official Terraform provider, and which of its resources stand for the things of the world. */
export interface Provider {
  readonly name: string;
  readonly source: string;
  /** The variable that names its binary. */
  readonly binary: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Resource type to what its state holds before it is read: the id, and what reading does not tell. */
  readonly resources: Readonly<Record<string, Held>>;
  /** Data sources that list, with their arguments. */
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A resource in the state of Terraform. */
export interface Held {
  readonly id: string;
  /** What a configuration would have said of its removal. */
  readonly said?: Readonly<Record<string, unknown>>;
  /** The type of what it stands in, which is removed after it. */
  readonly within?: string;
}

/** How one resource or data source ended: "ok", or what Terraform said. */
export interface Tried {
  readonly what: string;
  readonly outcome: string;
}

/** Reads what a provider lists and what it has resources for, one by one, and removes that. */
export async function tryProvider(
  provider: Provider,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly Tried[]> {
  const terraform = new Terraform(provider, folder, env);
  const lists = await terraform.inTurn("list", Object.keys(provider.data));
  const types = Object.keys(provider.resources);
  const reads = await terraform.inTurn("read", types);
  // one that cannot be read keeps Terraform from removing any
  const readable = types.filter((_type, at) => reads[at]?.outcome === "ok");
  const removals = await terraform.inTurn("remove", readable);
  return [...lists, ...reads, ...removals];
}

/**
 * After this Terraform is asked to stop; what it has not ended then has no outcome. The provider of Alibaba
 * Cloud waits up to five minutes before it looks whether something is gone.
 */
const PATIENCE_MS = 540_000;
const GRACE_MS = 30_000;

type Verb = "list" | "read" | "remove";

/** A removal mostly waits. */
const PARALLEL: Readonly<Record<Verb, number>> = { list: 4, read: 4, remove: 64 };

class Terraform {
  readonly #provider: Provider;
  readonly #folder: string;
  readonly #env: Readonly<Record<string, string | undefined>>;

  constructor(
    provider: Provider,
    folder: string,
    env: Readonly<Record<string, string | undefined>>,
  ) {
    this.#provider = provider;
    this.#folder = folder;
    const settings = join(folder, "terraform.rc");
    writeFileSync(settings, overrides(provider.source, process.env[provider.binary] ?? ""));
    this.#env = {
      ...env,
      TF_CLI_CONFIG_FILE: settings,
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
    };
  }

  /** All at once; a crash of the provider leaves the others unknown, so each half goes on its own then. */
  async inTurn(verb: Verb, types: readonly string[]): Promise<readonly Tried[]> {
    if (types.length === 0) return [];
    const said = await this.#run(verb, types);
    if (!said.crashed) return types.map((type) => triedOf(verb, type, said));
    if (types.length === 1)
      return types.map((type) => ({ what: `${verb} ${type}`, outcome: `panic: ${said.panic}` }));
    const half = Math.ceil(types.length / 2);
    return [
      ...(await this.inTurn(verb, types.slice(0, half))),
      ...(await this.inTurn(verb, types.slice(half))),
    ];
  }

  async #run(verb: Verb, types: readonly string[]): Promise<Said> {
    const folder = join(this.#folder, `${verb}-${types[0]}-${types.length}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(this.#configuration(verb, types)));
    if (verb !== "list") writeFileSync(join(folder, "terraform.tfstate"), this.#state(types));
    const words =
      verb === "remove"
        ? ["apply", "-auto-approve", "-json", "-no-color"]
        : ["plan", ...(verb === "read" ? ["-refresh-only"] : []), "-json", "-no-color"];
    const { out, errors } = await run(
      "terraform",
      [...words, `-parallelism=${PARALLEL[verb]}`],
      folder,
      this.#env,
    );
    writeFileSync(join(folder, "out.txt"), `${out}\n${errors}`);
    return understood(out, errors);
  }

  #configuration(verb: Verb, types: readonly string[]) {
    const { name, source, settings, data } = this.#provider;
    return {
      terraform: { required_providers: { [name]: { source } } },
      provider: { [name]: settings },
      ...(verb === "list"
        ? { data: Object.fromEntries(types.map((type) => [type, { it: data[type] ?? {} }])) }
        : {}),
    };
  }

  #state(types: readonly string[]): string {
    const { source, resources } = this.#provider;
    return JSON.stringify({
      version: 4,
      terraform_version: "1.0.0",
      serial: 1,
      lineage: "official-clients",
      outputs: {},
      resources: types.map((type) => ({
        mode: "managed",
        type,
        name: "it",
        provider: `provider["registry.terraform.io/${source}"]`,
        instances: [instanceOf(resources[type], types)],
      })),
    });
  }
}

function instanceOf(held: Held | undefined, types: readonly string[]) {
  const { id, said, within } = held ?? {};
  const dependencies = within !== undefined && types.includes(within) ? [`${within}.it`] : [];
  return { schema_version: 0, attributes: { id, ...said }, dependencies };
}

function overrides(source: string, binary: string): string {
  const folder = dirname(binary);
  return `provider_installation {\n  dev_overrides { "${source}" = "${folder}" }\n  direct {}\n}\n`;
}

interface Said {
  readonly crashed: boolean;
  readonly panic: string;
  /** What was read to the end, by address. */
  readonly read: ReadonlySet<string>;
  /** What was listed or removed to the end. */
  readonly applied: ReadonlySet<string>;
  /** What the provider says is gone. */
  readonly gone: ReadonlySet<string>;
  readonly errors: readonly { readonly address: string; readonly text: string }[];
}

/** Terraform names the thing of an error only at times, so what did not end well is told by what did. */
function understood(out: string, stderr: string): Said {
  const errors: { address: string; text: string }[] = [];
  const read = new Set<string>();
  const applied = new Set<string>();
  const gone = new Set<string>();
  for (const line of out.split("\n").filter((text) => text.startsWith("{"))) {
    const { diagnostic, change, hook, type } = JSON.parse(line);
    if (type === "refresh_complete") read.add(hook.resource.addr);
    if (type === "apply_complete") applied.add(hook.resource.addr);
    if (type === "resource_drift" && change?.action === "delete") gone.add(change.resource.addr);
    if (type === "diagnostic" && diagnostic.severity === "error") {
      const text = `${diagnostic.summary} ${diagnostic.detail}`;
      errors.push({ address: diagnostic.address ?? "", text });
    }
  }
  const text = `${out}\n${stderr}`;
  return {
    crashed: /panic: |Plugin did not respond/u.test(text),
    panic: /panic: ([^\n"\\]*)/u.exec(text)?.[1] ?? "",
    read,
    applied,
    gone,
    errors,
  };
}

function triedOf(verb: Verb, type: string, said: Said): Tried {
  const address = verb === "list" ? `data.${type}.it` : `${type}.it`;
  const what = `${verb} ${type}`;
  if (verb === "read" && said.gone.has(address)) return { what, outcome: "gone" };
  const own = said.errors.filter((error) => error.address === address);
  const likely = said.errors.filter(({ text }) => text.includes(`_${type}.go:`));
  const [error] = [...own, ...likely];
  if (error !== undefined) return { what, outcome: error.text };
  const done = verb === "read" ? said.read : said.applied;
  return { what, outcome: done.has(address) ? "ok" : "not ended" };
}

function run(
  program: string,
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ out: string; errors: string }> {
  const child = spawn(program, words, { cwd, env });
  const patience = [
    setTimeout(() => child.kill("SIGTERM"), PATIENCE_MS),
    setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS + GRACE_MS),
  ];
  let out = "";
  let errors = "";
  child.stdout.on("data", (part) => {
    out += part;
  });
  child.stderr.on("data", (part) => {
    errors += part;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => {
      patience.forEach(clearTimeout);
      resolve({ out, errors });
    });
  });
}
