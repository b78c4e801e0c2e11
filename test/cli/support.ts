import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** The program that `npx closeout` runs. */
export const BIN = fileURLToPath(new URL("../../bin/closeout.mjs", import.meta.url));

/** The member that the tests look at, and the management account above it. */
export const MEMBER = "2000000000000002";
/** See {@link MEMBER}. */
export const MANAGER = "1000000000000001";

/** Keys of the seed below. */
export const KEYS = {
  ops: { id: "LTAI-ops", secret: "ops-secret" },
  member: { id: "LTAI-member", secret: "member-secret" },
} as const;

/** An account file that is in order. */
export const ACCOUNT = `cloud: alibaba
id: "${MEMBER}"
kind: resource-account
access:
  via: management
  managementId: "${MANAGER}"
  role: ResourceDirectoryAccountAccessRole
`;

/** A directory whose member has one user with a key, in one region. */
export function aMemberWithAKey(region: string) {
  return {
    regions: [region],
    accounts: [
      { id: MANAGER, kind: "management", keys: [{ ...KEYS.ops, user: "ops" }] },
      {
        id: MEMBER,
        kind: "resource-account",
        managedBy: MANAGER,
        keys: [{ ...KEYS.member, user: "member" }],
      },
    ],
  } as const;
}

/** A project's folder with an account `demo`, removed at the end of the test. */
export interface Project {
  readonly dir: string;
  /** Path of a file of the account. */
  file(name: string): string;
  /** Writes a file of the account. */
  write(name: string, text: string): void;
}

/** Makes a project's folder. */
export function aProject(account = ACCOUNT): Project {
  const dir = mkdtempSync(join(tmpdir(), "closeout-cli-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = (name: string): string => join(dir, "accounts/demo", name);
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(file(name)), { recursive: true });
    writeFileSync(file(name), text);
  };
  writeFileSync(join(dir, "package.json"), '{ "type": "module" }\n');
  write("account.yaml", account);
  return { dir, file, write };
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is started. */
export interface StartOptions {
  readonly cwd: string;
  /** Beside PATH and a HOME without profiles. */
  readonly env?: Readonly<Record<string, string>>;
  /** User id to run as. */
  readonly uid?: number;
}

/** A command that runs. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when stdout and stderr together hold the text. */
  until(text: string): Promise<void>;
}

/** Starts the real program, without a terminal. */
export function start(args: readonly string[], { cwd, env = {}, uid }: StartOptions): Started {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", HOME: cwd, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const texts = { stdout: "", stderr: "" };
  const waiting = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      texts[name] += chunk;
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...texts }));
  });
  return {
    child,
    ended,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!`${texts.stdout}${texts.stderr}`.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        void ended.then(({ stdout, stderr }) =>
          reject(new Error(`ended without "${text}": ${stdout}${stderr}`)),
        );
      }),
  };
}

/** Runs a command to its end. */
export function closeout(args: readonly string[], options: StartOptions): Promise<Ended> {
  return start(args, options).ended;
}

/** Environment that leads to an emulator. */
export function toEmulator(
  { url }: { readonly url: string },
  keys: { readonly id: string; readonly secret: string } = KEYS.ops,
): Readonly<Record<string, string>> {
  return {
    CLOSEOUT_ALIBABA_ENDPOINT: url,
    ALIBABA_CLOUD_ACCESS_KEY_ID: keys.id,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: keys.secret,
  };
}
