import type { ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { FaultOrder } from "../../../emulator/core/faults.ts";
import type { LoggedCall } from "../../../emulator/core/log.ts";
import type { Row } from "../../../emulator/core/table.ts";
import type { Emulator } from "../../../emulator/server.ts";
import type { Clock } from "../../../src/core/clock.ts";
import type { Cloud } from "../../../src/core/cloud.ts";
import type { JournalEntry } from "../../../src/core/journal.ts";
import type { Policy } from "../../../src/core/policy.ts";
import type { Review } from "../../../src/core/review.ts";
import { type AccountPaths, accountPaths } from "../../../src/files/project.ts";
import { type Served, serveForTests } from "../../../src/provider/plugin/serve-for-tests.ts";
import { createProvider } from "../../../src/provider/resources/provider.ts";
import { PROVIDER } from "../../../src/provider/resources/schemas.ts";
import { recordOf } from "../../../src/record/record-of.ts";
import type { PolicyFile } from "../../../src/workspace/policies.ts";
import { inFolder, start } from "../../provider/support/terraform.ts";
import { quietClock } from "../../support/quiet-clock.ts";
import { startApart } from "./apart.ts";
import { type Breadth, cloudsOf } from "./catalog.ts";
import type { FrontCommands, FrontEnd, Planned, Said, Stopping } from "./front-end.ts";
import { ALIBABA, type Ground } from "./ground.ts";
import { pulumiCommands } from "./pulumi/stacks.ts";
import { makeReview } from "./review.ts";
import { attachedStacks, laidStacks, type StackName } from "./stacks.ts";
import { Watch } from "./watch.ts";
import { KEYS, MANAGER, MEMBER, type Organization, organization } from "./world.ts";

/** A command of Terraform that goes on. */
export interface Saying extends Stopping {
  readonly child: ChildProcess;
}

/** What a test says of its world and of its account.yaml. */
export interface Setup extends Organization {
  /** Carries the commands out. @default terraform */
  readonly frontEnd?: FrontEnd;
  /** The cloud that the account is in. @default Alibaba Cloud */
  readonly ground?: Ground;
  /** Parts of account.yaml that differ; `undefined` takes a part out. */
  readonly account?: Readonly<Record<string, unknown>>;
  /** The key in the environment. @default of the management account's user */
  readonly key?: { readonly id: string; readonly secret: string };
  /** Policies beside the standard ones. */
  readonly policies?: readonly Policy[];
  /**
   * Terraform starts the provider from its bundle, as a user has it: `always`, or in those runs that the
   * test starts to kill them. @default never: it is served from the test's own process, so that starting
   * costs nothing and no wait takes time
   */
  readonly laid?: "always" | "when-killed";
  /**
   * Runs that the test starts to kill them have a provider in a process of its own, to which Terraform
   * attaches: as with `laid`, but for what Terraform does to start it.
   */
  readonly apart?: boolean;
  /** What the commands list, the laid provider's excepted. @default what-stands */
  readonly catalog?: Breadth;
  /** Runs are killed: calls may then stand in the journal that were never sent. */
  readonly killed?: boolean;
  /** `type nativeId` of what may go without a review: the key in use, as the very last call. */
  readonly mayGo?: readonly string[];
  /**
   * Address of a database for the record and Terraform's state. @default the account's folder, and the
   * stack's
   */
  readonly record?: string;
  /** Further environment of the provider; `undefined` takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A project with one account `demo`, its two stacks, and the emulated cloud behind it. */
export interface Project extends FrontCommands {
  readonly folder: string;
  readonly paths: AccountPaths;
  readonly emulator: Emulator;
  /** Everything that the provider logged. */
  readonly logged: readonly string[];
  /** What a provider of Pulumi works with. */
  readonly pulumi: { readonly clock: Clock; readonly clouds: () => ReadonlyMap<string, Cloud> };
  /** Under Terraform: runs the real `terraform plan` of a stack. */
  plan(stack: StackName, ...args: readonly string[]): Promise<Planned>;
  /** Under Terraform: runs the real `terraform apply` of a stack, without asking. */
  deploy(stack: StackName, ...args: readonly string[]): Promise<Said>;
  /** Runs `terraform` with any arguments in a stack's folder. */
  terraform(stack: StackName, ...args: readonly string[]): Promise<Said>;
  /** Starts `terraform` in a stack's folder; where runs are killed, with a provider of its own. */
  start(stack: StackName, ...args: readonly string[]): Promise<Saying>;
  /** From now on everything runs in another checkout: what is not committed is not there. */
  freshCheckout(): void;
  /** What `npx closeout review` does: scans and writes review.json. */
  review(): Promise<Review>;
  /** Writes account.yaml anew with these parts changed. */
  writeAccount(parts: Readonly<Record<string, unknown>>): void;
  /** From now on another key stands in the environment, or none. */
  as(key?: { readonly id: string; readonly secret: string }): void;
  journal(): Promise<readonly JournalEntry[]>;
  /** Attributes of the one resource of a type in a stack's state. */
  stored(stack: StackName, type: string): Readonly<Record<string, unknown>> | undefined;
  /** Ids of what stands in the member's table, in all regions unless told. */
  standing(table: string, region?: string): readonly string[];
  /** Calls that the emulator got so far. */
  calls(): readonly LoggedCall[];
  /** Calls that change something, so far. */
  changes(): readonly LoggedCall[];
  /** Puts a fault in force; returns a function that lifts it. */
  fault(order: FaultOrder): () => void;
  /** Does something in the cloud that is not Closeout's doing. */
  meanwhile(seed: Organization["resources"]): void;
  /** What a person does in the member's console; see the emulator's README. */
  console(action: string, body?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Lets that many hours go by in the cloud; quiet periods that end meanwhile close their account. */
  later(hours: number): Promise<void>;
  /** Takes a row away from the member as its owner would. */
  take(table: string, id: string): void;
  /** A row of the member. */
  row(table: string, id: string): Row | undefined;
}

export type { Said } from "./front-end.ts";

/** The settings that most tests go by: reached through the management account, quick to give up. */
const ACCOUNT: Readonly<Record<string, unknown>> = {
  cloud: "alibaba",
  id: MEMBER,
  kind: "resource-account",
  access: {
    via: "management",
    managementId: MANAGER,
    role: "ResourceDirectoryAccountAccessRole",
  },
  limits: { patience: "10m" },
  // Tests of the question itself take this out.
  backups: [{ match: { type: "*" }, answer: "not-needed", because: "made up for a test" }],
};

/**
 * Runs a test in a project of its own. The provider is served from this process, so that Terraform
 * starts it in no time; everything else is as a user has it. Afterwards nothing may be gone that no
 * review approved, and every changing call must stand in the journal.
 */
export function withProject<T>(setup: Setup, test: (project: Project) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    // The cloud's time and the provider's are one: no wait makes a signature too old.
    const clock = quietClock(Date.now);
    const emulator = await organization(setup, () => clock.now());
    const { ground = ALIBABA } = setup;
    const watch = new Watch(emulator, ground, setup.mayGo);
    const env = {
      HOME: folder,
      [ground.variables.endpoint]: emulator.url,
      CLOSEOUT_CLOCK_AHEAD: undefined,
      CLOSEOUT_RECORD_URL: setup.record,
      PG_CONN_STR: setup.record === undefined ? undefined : `${setup.record}?sslmode=disable`,
      // The user's own environment must not add to the key.
      ...Object.fromEntries(ground.variables.others.map((name) => [name, undefined])),
      ...keyInEnvironment(ground, setup.key ?? KEYS.closer),
      ...setup.env,
    };
    const restore = setEnvironment(env);
    const { catalog = "what-stands" } = setup;
    const paths = accountPaths(join(folder, "accounts/demo"));
    const clouds = cloudsOf(emulator, ground, catalog, () => readFileSync(paths.account, "utf8"));
    const policies = (setup.policies ?? []).map(
      (policy): PolicyFile => ({ file: `policies/${policy.id}.ts`, exports: { policy } }),
    );
    const logged: string[] = [];
    const served =
      setup.laid === "always" || setup.frontEnd === "pulumi"
        ? undefined
        : await serve(policies, clock, logged, clouds);
    const parts = { folder, paths, emulator, watch, policies, logged, clouds, clock };
    const project = createProject(parts, setup, {
      ...(served === undefined ? {} : { TF_REATTACH_PROVIDERS: served.reattach }),
    });
    try {
      const result = await test(project);
      watch.check(await project.journal(), setup.killed);
      return result;
    } finally {
      await served?.close();
      await emulator.close();
      restore();
    }
  });
}

/** Runs a test in a project of its own whose commands list every type in every known region. */
export function withWholeCatalog<T>(
  setup: Setup,
  test: (project: Project) => Promise<T>,
): Promise<T> {
  return withProject({ ...setup, catalog: "whole" }, test);
}

/** The same for the commands of one front end. */
export function under(frontEnd: FrontEnd): {
  readonly withProject: typeof withProject;
  readonly withWholeCatalog: typeof withWholeCatalog;
} {
  return {
    withProject: (setup, test) => withProject({ frontEnd, ...setup }, test),
    withWholeCatalog: (setup, test) => withWholeCatalog({ frontEnd, ...setup }, test),
  };
}

interface Parts {
  readonly folder: string;
  readonly paths: AccountPaths;
  readonly emulator: Emulator;
  readonly watch: Watch;
  readonly policies: readonly PolicyFile[];
  readonly logged: readonly string[];
  readonly clouds: () => ReadonlyMap<string, Cloud>;
  readonly clock: Clock;
}

function createProject(parts: Parts, setup: Setup, env: Readonly<Record<string, string>>): Project {
  const { folder, paths, emulator, watch, policies } = parts;
  const { ground = ALIBABA } = setup;
  let account = { ...ACCOUNT, ...setup.account };
  let ahead = 0;
  const write = (): void => {
    mkdirSync(paths.dir, { recursive: true });
    writeFileSync(paths.account, stringify(account));
  };
  write();
  const stacks =
    setup.laid === "always"
      ? laidStacks(folder, paths)
      : attachedStacks(folder, paths, {
          laid: setup.laid === "when-killed",
          stateInDatabase: setup.record !== undefined,
        });
  const begin = async (
    stack: StackName,
    args: readonly string[],
    environment = env,
  ): Promise<Saying> => {
    const { child, ended } = start(await stacks.ready(stack), args, environment);
    return {
      child,
      ended: ended.then((run) => ({ ...run, says: run.text.replace(/\s+/gu, " ") })),
      signal: (name) => void child.kill(name),
    };
  };
  const run = async (stack: StackName, args: readonly string[]): Promise<Said> =>
    (await begin(stack, args)).ended;
  const post = async (path: string, body: object): Promise<void> => {
    const url = `${emulator.url}/_admin/${path}`;
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  };
  const stateOf = (stack: StackName): readonly StoredResource[] => {
    const text = readFileSync(stacks.state(stack), "utf8");
    return (JSON.parse(text) as { resources: StoredResource[] }).resources;
  };
  const startIt: Project["start"] = async (stack, ...args) => {
    if (setup.apart !== true) return begin(stack, args, setup.laid === "when-killed" ? {} : env);
    const apart = await startApart(parts.clouds());
    const run = await begin(stack, args, apart.env);
    void run.ended.then(apart.end);
    return run;
  };
  const planIt: Project["plan"] = async (stack, ...args) =>
    shownBy(await run(stack, ["plan", "-input=false", ...args]));
  const commands = {
    plan: planIt,
    deploy: (stack: StackName, ...args: readonly string[]) =>
      run(stack, ["apply", "-input=false", "-auto-approve", ...args]),
    save: async (stack: StackName) => ({
      planned: await planIt(stack, "-out=saved"),
      apply: () => run(stack, ["apply", "-input=false", "saved"]),
    }),
    destroy: (stack: StackName) => run(stack, ["destroy", "-input=false", "-auto-approve"]),
    begin: (stack: StackName) => startIt(stack, "apply", "-input=false", "-auto-approve"),
    remaining: () =>
      Object.assign(
        {},
        ...stateOf("teardown")
          .filter(({ type }) => type === "closeout_wave")
          .map(({ instances }) => instances[0]?.attributes["remaining"]),
      ),
    closure: () => {
      const found = stateOf("closure").find(({ type }) => type === "closeout_closure");
      const stored = found?.instances[0]?.attributes;
      return stored === undefined
        ? undefined
        : { account: stored["account_id"], kind: stored["kind"], status: stored["status"] };
    },
  };
  const { clock, clouds } = parts;
  return {
    ...(setup.frontEnd === "pulumi"
      ? pulumiCommands(paths.dir, () => ({ clock, clouds, policies }), setup.laid === "when-killed")
      : commands),
    folder,
    paths,
    emulator,
    logged: parts.logged,
    pulumi: { clock, clouds },
    terraform: (stack, ...args) => run(stack, args),
    start: startIt,
    async review() {
      const review = await makeReview(paths, policies, clock, parts.clouds());
      watch.approved(review);
      return review;
    },
    writeAccount(changes) {
      account = { ...account, ...changes };
      write();
    },
    as: (key) => put(keyInEnvironment(ground, key)),
    freshCheckout() {
      stacks.forget();
      for (const path of [paths.journal, paths.lock, paths.packet])
        rmSync(path, { recursive: true, force: true });
    },
    async journal() {
      const { cloud, id } = { cloud: ground.cloud, id: ground.member };
      const record = recordOf({
        account: { cloud, id },
        journal: paths.journal,
        env: { CLOSEOUT_RECORD_URL: setup.record },
      });
      try {
        return await record.load();
      } finally {
        await record.close();
      }
    },
    stored: (stack, type) =>
      stateOf(stack).find((resource) => resource.type === type)?.instances[0]?.attributes,
    standing: (table, region) => watch.standing(table, region),
    calls: () => emulator.world.log.list(),
    changes: () => watch.changes(),
    fault: (order) => emulator.fault(order),
    meanwhile: (resources = {}) =>
      emulator.seed({
        accounts: [
          {
            id: ground.member,
            resources: Object.fromEntries(
              Object.entries(resources).map(([place, rows]) => [place, { ...rows }]),
            ),
          },
        ],
      }),
    console: (action, body) =>
      watch.byAPerson(() => post(`console/${action}`, { account: ground.member, ...body })),
    later: (hours) =>
      watch.byAPerson(async () => {
        await post("clock/advance", { hours });
        ahead += hours;
        process.env["CLOSEOUT_CLOCK_AHEAD"] = `${ahead}h`;
        await post("console/closure-status", { account: ground.member });
      }),
    take: (table, id) => watch.take(table, id),
    row: (table, id) => watch.row(table, id),
  };
}

/** What a plan of Terraform shows, by what it prints. */
function shownBy(said: Said): Planned {
  const [, ...counts] = /(\d+) to add, (\d+) to change, (\d+) to destroy/u.exec(said.text) ?? [];
  return {
    ...said,
    changes: counts.some((count) => count !== "0"),
    going: [...said.text.matchAll(/^ +- "([a-z]+:[^"]+)" += ".*" -> null$/gmu)]
      .map(([, id = ""]) => id)
      .sort(),
  };
}

interface StoredResource {
  readonly type: string;
  readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
}

function serve(
  policies: readonly PolicyFile[],
  clock: Clock,
  logged: string[],
  clouds: () => ReadonlyMap<string, Cloud>,
): Promise<Served> {
  const provider = createProvider(policies, { clock, clouds });
  return serveForTests(provider, { address: PROVIDER.source, log: (line) => logged.push(line) });
}

function keyInEnvironment(
  { variables }: Ground,
  key: { readonly id: string; readonly secret: string } | undefined,
): Variables {
  return { [variables.id]: key?.id, [variables.secret]: key?.secret };
}

type Variables = Readonly<Record<string, string | undefined>>;

function setEnvironment(env: Variables): () => void {
  const before = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]));
  put(env);
  return () => put(before);
}

function put(env: Variables): void {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
