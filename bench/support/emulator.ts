import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { alibabaBed, type Bed } from "./beds.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** One call in the emulator's log. */
export interface LoggedCall {
  readonly product: string;
  readonly action: string;
  readonly region: string;
  readonly code: string;
}

/** What a benchmark puts into its account: rows by place and table, as emulator/README.md says. */
export type Resources = Readonly<Record<string, Readonly<Record<string, readonly object[]>>>>;

/** An emulator in a process of its own. */
export interface Emulator {
  readonly url: string;
  /** Environment in which the client reaches it. */
  readonly env: Readonly<Record<string, string>>;
  /** Calls its admin door. */
  admin(method: string, path: string, body?: object): Promise<unknown>;
  /** All calls since the log was last cleared. */
  calls(): Promise<readonly LoggedCall[]>;
  stop(): Promise<void>;
}

/** Starts an emulator with one account. Throws when it does not come up. */
export async function startEmulator(
  resources: Resources,
  bed: Bed = alibabaBed,
): Promise<Emulator> {
  const folder = mkdtempSync(join(tmpdir(), "closeout-bench-"));
  const seed = join(folder, "seed.json");
  writeFileSync(
    seed,
    JSON.stringify({
      regions: bed.regions,
      ...bed.world,
      accounts: [
        {
          id: bed.id,
          kind: "standalone",
          name: "bench",
          keys: [bed.key],
          resources,
          ...bed.account,
        },
      ],
    }),
  );
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "emulator/main.ts", "--seed", seed, "--parent-pid", String(process.pid)],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  const url = await addressOf(child);
  const admin = async (method: string, path: string, body?: object): Promise<unknown> => {
    const reply = await fetch(`${url}/_admin/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await reply.json();
    if (!reply.ok) throw new Error(`the admin door refused ${method} ${path}: ${reply.status}`);
    return answer;
  };
  const { endpoint, id, secret } = bed.cloud.variables;
  return {
    url,
    env: { [endpoint]: url, [id]: bed.key.id, [secret]: bed.key.secret },
    admin,
    calls: async () => callsIn(await admin("GET", "calls")),
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The log as the admin door writes it. */
function callsIn(answer: unknown): readonly LoggedCall[] {
  if (typeof answer === "object" && answer !== null && "calls" in answer) {
    return answer.calls as readonly LoggedCall[];
  }
  return answer as readonly LoggedCall[];
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the emulator ended with ${code}`)));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).once("line", (line) => {
      const { url } = JSON.parse(line) as { readonly url: string };
      resolve(url);
    });
  });
}
