import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { App, TerraformStack } from "cdktf";
import { AccountTeardown } from "../constructs/account-teardown.ts";
import { draftReview } from "../src/engine/survey.ts";
import { accountPaths } from "../src/files/project.ts";
import { writeReview } from "../src/files/review/review-file.ts";
import { clouds } from "../src/workspace/clouds.ts";
import { systemClock } from "../src/workspace/system-clock.ts";
import { Workspace } from "../src/workspace/workspace.ts";
import { alibabaBed } from "./support/beds.ts";
import { type Emulator, type Resources, startEmulator } from "./support/emulator.ts";
import { type Figure, median } from "./support/figures.ts";
import { layFloor, shownIn } from "./support/floor.ts";
import { REGIONS } from "./support/regions.ts";
import { terraform } from "./support/terraform.ts";

const SIZES = [10_000, 50_000];
const REPETITIONS = 3;
const POLICIES = fileURLToPath(new URL("../policies", import.meta.url));

/** Times `terraform plan` of a teardown stack with many approved items, by the bundled provider. */
export async function benchPlan(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    const emulator = await startEmulator(itemsOf(size));
    const folder = mkdtempSync(join(tmpdir(), "closeout-bench-"));
    try {
      figures.push(...(await measure(size, emulator, folder)));
    } finally {
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return figures;
}

/** Disks, snapshots and key pairs, two to two to one, the same number in each region. */
function itemsOf(size: number): Resources {
  const each = size / REGIONS.length / 5;
  const tags = { Tag: [{ TagKey: "team", TagValue: "platform" }] };
  return Object.fromEntries(
    REGIONS.map((region) => [
      region,
      {
        "ecs.disk": [
          {
            repeat: each * 2,
            DiskId: `d-${region}-{nnnnnn}`,
            DiskName: "data-{nnnnnn}",
            Status: "Available",
            CreationTime: "{now-90d}",
            DiskChargeType: "PostPaid",
            Category: "cloud_essd",
            Type: "data",
            Size: 200,
            Encrypted: false,
            DeleteWithInstance: false,
            Tags: tags,
          },
        ],
        "ecs.snapshot": [
          {
            repeat: each * 2,
            SnapshotId: `s-${region}-{nnnnnn}`,
            SnapshotName: "nightly-{nnnnnn}",
            Status: "accomplished",
            CreationTime: "{now-30d}",
            SourceDiskId: `d-${region}-{nnnnnn}`,
            SourceDiskSize: "200",
            SnapshotType: "user",
            Usage: "none",
            Encrypted: false,
            Tags: tags,
          },
        ],
        "ecs.key-pair": [
          {
            repeat: each,
            KeyPairName: `key-${region}-{nnnnnn}`,
            KeyPairFingerPrint: "89:f0:ba:62:ac:b8:aa:e1:61:5e:fd:81:69:86:6d:6b",
            CreationTime: "{now-90d}",
          },
        ],
      },
    ]),
  );
}

async function measure(
  size: number,
  emulator: Emulator,
  folder: string,
): Promise<readonly Figure[]> {
  const account = accountPaths(join(folder, "accounts", "bench"));
  mkdirSync(account.dir, { recursive: true });
  writeFileSync(
    account.account,
    [
      "cloud: alibaba",
      `id: "${alibabaBed.id}"`,
      "kind: standalone",
      "access: { via: own }",
      'backups: [{ match: { type: "*" }, answer: not-needed, because: made up for a benchmark }]',
      "",
    ].join("\n"),
  );
  const approved = await writeApproval(account, emulator);
  const stack = synth(folder, account.dir);
  await terraform(stack, ["init"], emulator.env);
  const seconds: number[] = [];
  const floors: number[] = [];
  const peaks: number[] = [];
  let floor: Readonly<Record<string, string>> | undefined;
  for (let run = 0; run < REPETITIONS; run += 1) {
    const plan = await terraform(stack, ["plan"], emulator.env);
    const lines = linesOf(plan.output);
    if (lines !== approved) {
      throw new Error(`the plan shows ${lines} of ${approved} items:\n${plan.output.slice(-2000)}`);
    }
    seconds.push(plan.seconds);
    floor ??= layFloor(folder, shownIn(plan.output));
    floors.push(await floorOf(stack, floor, approved));
    peaks.push(plan.providerMb);
  }
  const details = { items: approved };
  const what = `terraform plan, ${size.toLocaleString("en")} items`;
  const aimed = size === 50_000;
  return [
    {
      part: "plan",
      what: `${what}: wall`,
      unit: "s",
      figure: median(seconds),
      runs: seconds,
      bound: median(floors),
      boundIs: "a provider that shows the same map and does nothing else, in turn with it",
      aim: aimed ? { of: "ratio", most: 2.5 } : undefined,
      details,
    },
    {
      part: "plan",
      what: `${what}: provider's peak memory`,
      unit: "MB",
      figure: median(peaks),
      runs: peaks,
      bound: undefined,
      boundIs: "",
      aim: aimed ? { of: "figure", most: 300 } : undefined,
      details,
    },
  ];
}

/** Times the same plan by a provider that does nothing but show it. */
async function floorOf(
  stack: string,
  env: Readonly<Record<string, string>>,
  approved: number,
): Promise<number> {
  const plan = await terraform(stack, ["plan"], env);
  const lines = linesOf(plan.output);
  if (lines !== approved) throw new Error(`the floor shows ${lines} of ${approved} items`);
  return plan.seconds;
}

function linesOf(plan: string): number {
  return plan.match(/^ +- "alibaba:.*-> null$/gmu)?.length ?? 0;
}

/** Reviews everything that is there, as `closeout review` does; returns how many items go. */
async function writeApproval(
  account: ReturnType<typeof accountPaths>,
  emulator: Emulator,
): Promise<number> {
  const workspace = new Workspace({
    files: account,
    clouds,
    policies: [],
    approval: undefined,
    record: undefined,
    command: "bench",
    clock: systemClock,
    env: emulator.env,
    log: () => {},
  });
  try {
    const found = await workspace.survey("teardown", new AbortController().signal);
    const draft = draftReview(await workspace.session(), found, workspace.cloud.rows, undefined);
    writeReview(account.review, draft);
    return Object.keys(draft.items).length;
  } finally {
    await workspace.close();
  }
}

/** Synthesizes the teardown stack with the project's own policies; returns its folder. */
function synth(folder: string, accountDir: string): string {
  const app = new App({ outdir: join(folder, "cdktf.out") });
  const stack = new TerraformStack(app, "bench-teardown");
  new AccountTeardown(stack, "account", { folder: accountDir, policies: POLICIES });
  app.synth();
  const manifest: {
    readonly stacks: Readonly<Record<string, { readonly workingDirectory: string }>>;
  } = JSON.parse(readFileSync(join(folder, "cdktf.out", "manifest.json"), "utf8"));
  const directory = manifest.stacks["bench-teardown"]?.workingDirectory ?? "";
  return join(folder, "cdktf.out", directory);
}
