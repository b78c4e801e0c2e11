import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import type { FaultOrder } from "../../../emulator/core/faults.ts";
import type { Json } from "../../../emulator/core/json.ts";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { STANDARD_POLICIES } from "../../../policies/standard/index.ts";
import type { Coverage } from "../../../src/core/inventory.ts";
import type { JournalEntry } from "../../../src/core/journal.ts";
import type { Finding } from "../../../src/core/policy.ts";
import type { Survey } from "../../../src/engine/survey.ts";
import { accountPaths } from "../../../src/files/project.ts";
import { clouds } from "../../../src/workspace/clouds.ts";
import { Workspace } from "../../../src/workspace/workspace.ts";
import { quietClock } from "../../support/quiet-clock.ts";

type Tables = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** What a test says of its account. */
export interface Setup {
  readonly cloud: "alibaba" | "tencent";
  readonly resources?: Tables;
  /** Further attributes of the account. */
  readonly seed?: Readonly<Record<string, Json>>;
  readonly faults?: readonly FaultOrder[];
  /** Further lines of account.yaml. */
  readonly account?: string;
  /** Files of the attestations folder, by name. */
  readonly attestations?: Readonly<Record<string, string>>;
  /** When it is looked at. @default now */
  readonly at?: string;
  /** Entries of the journal, by the time of the cloud. */
  readonly journal?: (hoursAgo: (hours: number) => string) => readonly JournalEntry[];
}

const IDS = { alibaba: "1000000000000005", tencent: "100000000005" } as const;
const REGION = { alibaba: "cn-hangzhou", tencent: "ap-guangzhou" } as const;

/** The id of the account. */
export const idOf = (cloud: Setup["cloud"]): string => IDS[cloud];

/** An account that was looked at for its closure. */
export interface Looked {
  readonly found: Survey;
  readonly emulator: Emulator;
  /** Findings of a policy. */
  findings(policy: string): readonly Finding[];
  /** Subjects of the findings of a policy. */
  subjects(policy: string): readonly string[];
  coverage(type: string, region: string): Coverage | undefined;
  /** Lists a type anew in the same command, and judges by that. */
  again(type: string): Promise<Looked>;
}

/** Looks at an account of its own for its closure, over HTTP and with everything that a user's folder holds. */
export async function look(setup: Setup): Promise<Looked> {
  const { cloud } = setup;
  const id = IDS[cloud];
  if (setup.at !== undefined) {
    vi.useFakeTimers({ now: Date.parse(setup.at), toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
  }
  const clock = quietClock(Date.now);
  const emulator = await startEmulator({
    wall: () => clock.now(),
    seed: {
      regions: [REGION[cloud]],
      accounts: [
        {
          ...(cloud === "tencent" ? { cloud } : {}),
          id,
          kind: "standalone",
          name: "old",
          users: [{ name: "closer", uin: "100000500011", policies: ["AdministratorAccess"] }],
          keys: [{ id: "LTAI-x", secret: "secret-x", user: "closer" }],
          ...setup.seed,
          ...(setup.resources === undefined ? {} : { resources: setup.resources }),
        },
      ],
    },
  });
  onTestFinished(() => emulator.close());
  for (const fault of setup.faults ?? []) emulator.fault(fault);
  const folder = mkdtempSync(join(tmpdir(), "closeout-sources-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = accountPaths(folder);
  writeFileSync(
    files.account,
    `cloud: ${cloud}\nid: "${id}"\nkind: standalone\naccess: { via: own }\nregions: all\n${setup.account ?? ""}`,
  );
  mkdirSync(files.attestations, { recursive: true });
  for (const [name, text] of Object.entries(setup.attestations ?? {})) {
    writeFileSync(join(files.attestations, name), text);
  }
  const hoursAgo = (hours: number): string =>
    new Date(emulator.clock.now() - hours * 3_600_000).toISOString();
  const journal = setup.journal?.(hoursAgo) ?? [];
  if (journal.length > 0) {
    writeFileSync(files.journal, `${journal.map((one) => JSON.stringify(one)).join("\n")}\n`);
  }
  const workspace = new Workspace({
    files,
    clouds,
    policies: [],
    approval: undefined,
    record: undefined,
    command: "plan old-closure",
    clock,
    env: envOf(cloud, emulator.url),
    log: () => undefined,
  });
  onTestFinished(() => workspace.close());
  const signal = AbortSignal.timeout(60_000);
  const looked = (found: Survey): Looked => {
    const findings = (policy: string): readonly Finding[] => {
      if (!STANDARD_POLICIES.some((one) => one.id === policy))
        throw new Error(`no policy ${policy}`);
      return found.results
        .filter((result) => result.policy.id === policy)
        .flatMap((result) => result.findings);
    };
    return {
      found,
      emulator,
      findings,
      subjects: (policy) => findings(policy).map(({ subject }) => subject),
      coverage: (type, region) =>
        found.inventory.coverage.find((one) => one.type === type && one.region === region),
      async again(type) {
        await workspace.refresh(new Set([type]), signal);
        return looked(await workspace.survey("closure", signal));
      },
    };
  };
  return looked(await workspace.survey("closure", signal));
}

function envOf(cloud: Setup["cloud"], url: string): Readonly<Record<string, string>> {
  return cloud === "alibaba"
    ? {
        CLOSEOUT_ALIBABA_ENDPOINT: url,
        ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAI-x",
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: "secret-x",
      }
    : {
        CLOSEOUT_TENCENT_ENDPOINT: url,
        TENCENTCLOUD_SECRET_ID: "LTAI-x",
        TENCENTCLOUD_SECRET_KEY: "secret-x",
      };
}

/** Journal lines of a removal that is proved. */
export function removedBy(item: string, at: string, accountId: string): readonly JournalEntry[] {
  const run = "run-1";
  return [
    { kind: "run", at, run, command: "deploy old-teardown", accountId, pid: 1 },
    { kind: "call", at, run, seq: 1, item, does: "delete it", action: "Delete", region: "x" },
    { kind: "answer", at, run, seq: 1, outcome: "accepted" },
    { kind: "proved", at, run, item, how: "a complete listing without it" },
    { kind: "end", at, run, outcome: "done" },
  ];
}

/** An attestation with evidence, made now. */
export function attestation(parts: {
  readonly accountId: string;
  readonly policy: string;
  readonly subject: string;
  readonly answer: string;
  readonly at: string;
}): string {
  return [
    `account: "${parts.accountId}"`,
    `answers: { policy: ${parts.policy}, subject: "${parts.subject}" }`,
    `answer: ${parts.answer}`,
    "done: looked at its page in the console",
    "by: Li Na",
    `at: "${parts.at}"`,
    "evidence: { text: screenshot in ticket 7 }",
    "",
  ].join("\n");
}
