import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { parse, stringify } from "yaml";
import type { Cloud, KeyVariables } from "../core/cloud.ts";
import { Problem } from "../core/problem.ts";
import { closeoutFolder } from "../files/installed.ts";
import { ownMark, type ProcessMark, stateOf } from "../record/lock/process-mark.ts";
import type { Children } from "./children.ts";
import type { Play } from "./play.ts";

/** The folder that the demo plays in, and how to reach the emulator there. */
export interface Stage {
  readonly folder: string;
  /** The account's folder. */
  readonly account: string;
  readonly accountId: string;
  readonly logs: string;
  /** The emulator's state file. */
  readonly state: string;
  /** The emulator's address. */
  readonly emulator: string;
  readonly env: NodeJS.ProcessEnv;
  /** The environment that holds the key of a user of an account. */
  keysOf(account: string): NodeJS.ProcessEnv;
}

const ROOT = closeoutFolder();
const TSX = pathToFileURL(join(ROOT, "node_modules/tsx/dist/loader.mjs")).href;

/** Who plays in the folder. */
const MARK = "playing.json";

/** The clouds by name, as far as their keys are concerned. */
export type Clouds = ReadonlyMap<string, Pick<Cloud, "variables">>;

/** Makes a fresh project folder for the demo and starts the emulator with the demo's organization. */
export async function setStage(
  { name, caller, pulumi = false }: Pick<Play, "name" | "caller" | "pulumi">,
  clouds: Clouds,
  folder: string,
  children: Children,
): Promise<Stage> {
  refuseTwo(folder);
  rmSync(folder, { recursive: true, force: true });
  const account = join(folder, "accounts", name);
  const logs = join(folder, "logs");
  mkdirSync(account, { recursive: true });
  mkdirSync(logs, { recursive: true });
  writeFileSync(join(folder, MARK), JSON.stringify(ownMark()));
  cpSync(join(ROOT, "accounts", name, "account.yaml"), join(account, "account.yaml"));
  const project = JSON.parse(readFileSync(join(ROOT, "cdktf.json"), "utf8")) as Record<
    string,
    unknown
  >;
  const app = `node --import ${TSX} ${JSON.stringify(join(ROOT, "stacks/main.ts"))}`;
  writeFileSync(
    join(folder, "cdktf.json"),
    `${JSON.stringify({ ...project, app }, undefined, 2)}\n`,
  );

  if (pulumi) layProjects(folder, name);

  const seed = join(ROOT, "accounts", name, "seed.json");
  const state = join(folder, "emulator-state.json");
  const emulator = await startEmulator(children, seed, state);
  // The user's own settings of Terraform may send it elsewhere for providers.
  const settings = join(folder, "terraform.rc");
  writeFileSync(settings, "");
  const told = parse(readFileSync(join(account, "account.yaml"), "utf8")) as AccountFile;
  const variables = clouds.get(told.cloud)?.variables;
  if (variables === undefined) throw new Error(`There is no cloud ${told.cloud}.`);
  const keys = (id: string): NodeJS.ProcessEnv => keysIn(seed, id, variables);
  return {
    folder,
    account,
    accountId: told.id,
    logs,
    state,
    emulator,
    env: {
      ...process.env,
      ...Object.fromEntries(variables.others.map((name) => [name, undefined])),
      // What is played belongs into nobody's record, which only grows.
      CLOSEOUT_RECORD_URL: undefined,
      [variables.endpoint]: emulator,
      ...keys(caller),
      TF_CLI_CONFIG_FILE: settings,
      // Settings of Terraform in the reader's home count beside that file.
      TF_CLI_ARGS_init: "-plugin-dir=terraform.d/plugins",
      CHECKPOINT_DISABLE: "1",
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
      CI: "1",
      FORCE_COLOR: "0",
      ...(pulumi ? pulumiSettings(folder) : {}),
    },
    keysOf: keys,
  };
}

/** The two projects of Pulumi, with the programs and the provider of this checkout. */
function layProjects(folder: string, name: string): void {
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  const components = JSON.stringify(join(ROOT, "constructs/pulumi/index.ts"));
  for (const [project, component] of [
    ["teardown", "AccountTeardown"],
    ["closure", "AccountClosure"],
  ] as const) {
    const place = join(folder, project);
    mkdirSync(place);
    writeFileSync(
      join(place, "index.ts"),
      `import { ${component} } from ${components};\n\nnew ${component}("${name}", { folder: "../accounts/${name}" });\n`,
    );
    writeFileSync(
      join(place, "Pulumi.yaml"),
      stringify({
        name: `${name}-${project}`,
        main: "index.ts",
        runtime: { name: "nodejs", options: { typescript: false, nodeargs: "--import tsx" } },
        plugins: { providers: [{ name: "closeout", path: join(ROOT, "bin/pulumi") }] },
      }),
    );
  }
}

/** Pulumi keeps its states in the folder, and asks nobody for news. */
function pulumiSettings(folder: string): NodeJS.ProcessEnv {
  const states = join(folder, "states");
  mkdirSync(states, { recursive: true });
  return {
    PULUMI_BACKEND_URL: pathToFileURL(states).href,
    PULUMI_CONFIG_PASSPHRASE: "demo",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}

/** A second demo would take the folder away from under the first. */
function refuseTwo(folder: string): void {
  const file = join(folder, MARK);
  if (!existsSync(file)) return;
  const mark = markIn(readFileSync(file, "utf8"));
  if (mark === undefined || stateOf(mark, ownMark()) !== "alive") return;
  throw new Problem({
    code: "locked",
    summary: `Another demo is being played in ${folder}, by process ${mark.pid}`,
    where: file,
    next: "Wait for it to end, or end it with Ctrl-C; then run the demo again.",
  });
}

/** The mark of a demo that plays; one that was not written to its end is nobody's. */
function markIn(text: string): ProcessMark | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Path of a program that the project installed. */
export function program(name: string): string {
  const path = join(ROOT, "node_modules/.bin", name);
  if (existsSync(path)) return path;
  throw new Error(`${name} is not installed: run \`npm ci\` first.`);
}

/** Arguments for Node that run our own command line. */
export function closeout(...args: readonly string[]): readonly string[] {
  return [join(ROOT, "bin/closeout.mjs"), ...args];
}

async function startEmulator(children: Children, seed: string, state: string): Promise<string> {
  const main = join(ROOT, "emulator/main.ts");
  const child = children.start(
    process.execPath,
    [
      "--import",
      TSX,
      main,
      "--port",
      "0",
      "--seed",
      seed,
      "--state",
      state,
      "--parent-pid",
      String(process.pid),
    ],
    { cwd: ROOT, env: process.env },
  );
  const errors: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => errors.push(chunk.toString("utf8")));
  return new Promise((resolve, reject) => {
    child.on("exit", (code) =>
      reject(new Error(`The emulator ended with ${code}: ${errors.join("")}`)),
    );
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).once("line", (line) => {
      const { url } = JSON.parse(line) as { url: string };
      resolve(url);
    });
  });
}

interface AccountFile {
  readonly cloud: string;
  readonly id: string;
}

/** The key of a sub-user of an account, made up for the emulator alone. */
function keysIn(seed: string, account: string, { id, secret }: KeyVariables): NodeJS.ProcessEnv {
  const { accounts } = JSON.parse(readFileSync(seed, "utf8")) as {
    accounts: { id: string; keys?: { id: string; secret: string; user?: string }[] }[];
  };
  const key = accounts
    .find((one) => one.id === account)
    ?.keys?.find((one) => one.user !== undefined);
  if (key === undefined) throw new Error(`${seed} gives account ${account} no user with a key.`);
  return { [id]: key.id, [secret]: key.secret };
}
