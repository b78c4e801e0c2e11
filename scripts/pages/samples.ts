import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmulator } from "../../emulator/server.ts";
import { WAVES } from "../../src/core/item.ts";
import type { JournalEntry } from "../../src/core/journal.ts";
import { writeReport } from "../../src/documents/report.ts";
import { reviewHtml } from "../../src/documents/review.ts";
import { parseAccount } from "../../src/files/account/account-file.ts";
import { sealReview } from "../../src/files/review/review-file.ts";
import { clouds } from "../../src/workspace/clouds.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Pages to look at, as files. */
export interface Samples {
  /** The demo's account, with a listing that is denied. */
  readonly review: string;
  /** A journal of a teardown that is not through, and of a closure that waits. */
  readonly report: string;
  /** 20,000 items. */
  readonly many: string;
}

/** Makes the pages in a folder: the review by the real command against the emulator. */
export async function makeSamples(folder: string): Promise<Samples> {
  const dir = join(folder, "accounts/demo");
  mkdirSync(dir, { recursive: true });
  cpSync(join(ROOT, "accounts/demo/account.yaml"), join(dir, "account.yaml"));
  const seed = join(ROOT, "accounts/demo/seed.json");
  const emulator = await startEmulator({ seed });
  try {
    const denied = { status: 403, code: "Forbidden.RAM", message: "no permission" };
    for (const action of ["DescribeDisks", "DescribeFileSystems", "DescribeDBInstances"]) {
      emulator.fault({ kind: "error", action, ...denied });
    }
    await review(folder, emulator.url, seed);
  } finally {
    await emulator.close();
  }
  report(dir);
  const many = join(dir, "many.html");
  writeFileSync(many, manyItems(20_000));
  return { review: join(dir, "review.html"), report: join(dir, "report.html"), many };
}

async function review(folder: string, url: string, seed: string): Promise<void> {
  const { accounts }: { accounts: { keys?: { id: string; secret: string; user?: string }[] }[] } =
    JSON.parse(readFileSync(seed, "utf8"));
  const key = accounts.flatMap(({ keys = [] }) => keys).find(({ user }) => user !== undefined);
  const child = spawn(process.execPath, [join(ROOT, "bin/closeout.mjs"), "review", "demo"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      CLOSEOUT_ALIBABA_ENDPOINT: url,
      ALIBABA_CLOUD_ACCESS_KEY_ID: key?.id,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: key?.secret,
    },
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  // 1: something is not known, which is what the page is to show.
  if (code !== 1) throw new Error(`closeout review ended with ${String(code)}`);
}

function report(dir: string): void {
  const account = parseAccount(
    readFileSync(join(dir, "account.yaml"), "utf8"),
    join(dir, "account.yaml"),
    clouds,
  );
  const sealed = JSON.parse(readFileSync(join(dir, "review.json"), "utf8"));
  const ids = Object.keys(sealed.items);
  const at = (minute: number): string =>
    new Date(Date.parse("2026-09-01T08:00:00Z") + minute * 60_000).toISOString();
  const entries = ids.slice(0, -6).flatMap((item, seq): readonly JournalEntry[] => {
    const failed = seq % 17 === 16;
    const region = item.split(":")[2] ?? "";
    const call = { run: "r1", seq, item, does: "delete it", action: "Delete", region } as const;
    return [
      { kind: "call", at: at(seq), ...call },
      {
        kind: "answer",
        at: at(seq),
        run: "r1",
        seq,
        requestId: `REQ-${seq}`,
        ...(failed
          ? { outcome: "refused", code: "DependencyViolation", message: "in use" }
          : { outcome: "accepted" }),
      },
      ...(failed
        ? []
        : [
            {
              kind: "proved",
              at: at(seq + 1),
              run: "r1",
              item,
              how: `a complete listing of ${region} is without it`,
            } as const,
          ]),
    ];
  });
  writeReport(dir, {
    account,
    review: sealed,
    entries: [
      {
        kind: "run",
        at: at(0),
        run: "r1",
        command: "cdktf deploy",
        accountId: account.id,
        pid: 1,
      },
      ...entries,
      {
        kind: "closure",
        at: at(600),
        run: "r1",
        accountId: account.id,
        phase: "waiting",
        detail: "the cloud deletes the account",
        submittedAt: at(600),
        endsAt: "2026-10-16T18:00:00Z",
      },
    ],
    types: clouds.get(account.cloud)?.rows ?? new Map(),
    now: "2026-09-09T08:00:00Z",
  });
}

function manyItems(amount: number): string {
  const types = new Map(
    WAVES.map((wave) => [
      `${wave}.thing`,
      { title: `Thing of ${wave}`, wave, docs: "https://docs.example/" },
    ]),
  );
  const items = Object.fromEntries(
    Array.from({ length: amount }, (_, at) => [
      `alibaba:${WAVES[at % WAVES.length]}.thing:cn-hangzhou:i-${at}`,
      {
        line: `Thing web-${at} in cn-hangzhou`,
        disposition: "delete",
        steps: ["lift deletion protection", "delete it"],
        facts: { charge: "postpaid", size: at },
      } as const,
    ]),
  );
  const head = {
    version: 2,
    cloud: "alibaba",
    accountId: "1",
    takenAt: "2026-09-01T08:00:00.000Z",
  } as const;
  return reviewHtml(sealReview({ ...head, items, unknown: [] }), { accountName: "many", types });
}
