import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Emulator } from "../../../emulator/server.ts";
import { pairs } from "../../e2e/support/things.ts";
import { KEYS, MANAGER, MEMBER, organization, REGION } from "../../e2e/support/world.ts";
import { install, pack, type Ran, run } from "../../package/packed.ts";
import { git } from "./checkout.ts";
import { npmOnce } from "./npm-once.ts";

/** The account of these tests, as its folder is called. */
export const ACCOUNT = "old-shop";

/** A team that closes an account by pull request: a project, its remote, a cloud, and machines. */
export interface Team {
  readonly emulator: Emulator;
  /** The bare repository that everything is pushed to. */
  readonly remote: string;
  /** A person's own checkout. */
  readonly desk: string;
  /** The environment of each machine: neither keys nor addresses that a job is given as a secret. */
  readonly machine: Readonly<Record<string, string>>;
  /** What the host of the repository keeps for jobs. */
  readonly secrets: Readonly<Record<string, string>>;
  /** A path for a new folder. */
  fresh(name: string): string;
  /** The account's file at the desk. */
  readonly account: string;
  /** Calls that deleted something in the account. */
  deletions(): readonly unknown[];
  /** Where the closure stands, as a plan of the desk says. */
  phase(): Promise<unknown>;
  /** Runs the package's command at the desk. */
  closeout(...args: readonly string[]): Promise<Ran>;
  /** Commits everything at the desk on a branch, and pushes it; returns the commit. */
  push(branch: string, message: string): string;
  /** Merges a branch into the main one, as the host of the repository does; returns the commit. */
  merge(branch: string): string;
}

/** A team with a member of four key pairs, from an empty folder on. */
export async function aTeam(database: string): Promise<Team> {
  const emulator = await organization({
    resources: { [REGION]: { "ecs.key-pair": pairs(4) } },
  });
  const place = mkdtempSync(join(tmpdir(), "closeout-ci-"));
  onTestFinished(async () => {
    await emulator.close();
    rmSync(place, { recursive: true, force: true });
  });
  const [desk, remote] = [join(place, "desk"), join(place, "remote.git")];
  const home = join(place, "home");
  for (const folder of [desk, remote, home]) mkdirSync(folder);
  writeFileSync(join(home, "terraform.rc"), "");
  const machine = {
    PATH: [npmOnce(), process.env["PATH"] ?? ""].join(delimiter),
    HOME: home,
    TF_CLI_CONFIG_FILE: join(home, "terraform.rc"),
    npm_config_cache: process.env["npm_config_cache"] ?? cacheOf(),
    npm_config_prefer_offline: "true",
    npm_config_audit: "false",
    CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
  };
  const secrets = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: KEYS.closer.id,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEYS.closer.secret,
    CLOSEOUT_RECORD_URL: database,
  };
  let folders = 0;
  const team: Team = {
    emulator,
    remote,
    desk,
    machine,
    secrets,
    fresh(name) {
      folders += 1;
      return join(place, `machine ${folders} · ${name}`);
    },
    account: join(desk, "accounts", ACCOUNT, "account.yaml"),
    deletions: () => emulator.world.log.list().filter(({ action }) => action === "DeleteKeyPairs"),
    async phase() {
      const { stdout, text } = await team.closeout("plan", ACCOUNT, "closure", "--json");
      const { stacks }: { stacks: readonly { outcome: { status: { phase: string } } }[] } =
        JSON.parse(stdout);
      if (stacks[0] === undefined) throw new Error(text);
      return stacks[0].outcome.status.phase;
    },
    closeout: (...args) =>
      run("npx", ["--no", "closeout", ...args], desk, {
        ...machine,
        ...secrets,
      }),
    push(branch, message) {
      git(desk, "checkout", "--quiet", "-B", branch);
      git(desk, "add", "--all");
      git(desk, "commit", "--quiet", "--allow-empty", "--message", message);
      git(desk, "push", "--quiet", "--force", "origin", branch);
      return git(desk, "rev-parse", "HEAD");
    },
    merge(branch) {
      git(desk, "checkout", "--quiet", "main");
      git(desk, "merge", "--quiet", "--no-ff", "--no-edit", branch);
      git(desk, "push", "--quiet", "origin", "main");
      return git(desk, "rev-parse", "HEAD");
    },
  };
  git(remote, "init", "--quiet", "--bare", "--initial-branch=main");
  git(desk, "init", "--quiet", "--initial-branch=main");
  git(desk, "remote", "add", "origin", remote);
  await begin(team);
  return team;
}

let packed: Promise<string> | undefined;

/** From an empty folder to a project whose every checkout can be installed. */
async function begin({ desk, account, closeout }: Team): Promise<void> {
  packed ??= pack();
  const tarball = await packed;
  // A package that is not published yet lies in the repository itself.
  mkdirSync(join(desk, "vendor"));
  copyFileSync(tarball, join(desk, "vendor", basename(tarball)));
  await install(desk, "--save-dev", `./vendor/${basename(tarball)}`);
  const made = await closeout(
    ...["init", "--yes", "--cloud", "alibaba", "--id", MEMBER, "--kind", "resource-account"],
    ...["--management-id", MANAGER, "--name", ACCOUNT, "--owners", "@acme/platform"],
    ...["--record", "postgres"],
  );
  if (made.code !== 0) throw new Error(made.text);
  // One after another, so that a deploy stands still where a test wants it to.
  appendFileSync(account, "limits: { parallel: 1 }\n");
  await install(desk);
}

/** Where npm keeps what it fetched: HOME is another one for the commands. */
function cacheOf(): string {
  return join(process.env["HOME"] ?? "/root", ".npm");
}
