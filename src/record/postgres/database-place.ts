import { Problem } from "../../core/problem.ts";
import { keepPassword } from "../../core/secrets.ts";

/** The variable that names the database of the record. */
export const RECORD_URL = "CLOSEOUT_RECORD_URL";

/** How the connection is kept from being read or changed on its way. */
export interface Encryption {
  /** Paths of PEM files. */
  readonly authority: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

/** Where a database is, and as whom it is entered. */
export interface DatabasePlace {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string | undefined;
  /** Undefined: plain, as on this machine, or where the address says so. */
  readonly encryption: Encryption | undefined;
  /** For messages, without the password: `the database closeout at db.example.com:5432`. */
  readonly shown: string;
}

/** Environment variables. */
export type Env = Readonly<Record<string, string | undefined>>;

const SETTINGS = ["sslmode", "sslrootcert", "sslcert", "sslkey", "host", "channel_binding"];
/** Stands for the host that the address of a socket has not. */
const NO_HOST = "socket.invalid";
/** Words of `sslmode`; every encrypted connection checks whom it talks to. */
const ENCRYPTED = ["require", "verify-ca", "verify-full"];

/**
 * Takes `CLOSEOUT_RECORD_URL` apart; undefined where it is not set. A connection that leaves this machine is
 * encrypted and checked unless the address says `sslmode=disable`. Throws the Problem `usage`, which never
 * repeats the address.
 */
export function databasePlace(env: Env): DatabasePlace | undefined {
  const text = env[RECORD_URL]?.trim();
  if (text === undefined) return undefined;
  if (text === "") {
    throw unusable(
      "is set and empty",
      `Give ${RECORD_URL} the address of the database, or unset it: the record then stands in the account's folder. In a pipeline, look whether the secret that it is made of exists there.`,
    );
  }
  const url = parsed(text);
  const password = decoded(url.password) || env["PGPASSWORD"] || undefined;
  keepPassword(password, url.password);
  for (const name of url.searchParams.keys()) {
    if (!SETTINGS.includes(name))
      throw unusable(`has a setting that is not known: ${name}`, `Known: ${SETTINGS.join(", ")}.`);
  }
  const named = decoded(url.hostname).replace(/^\[(.*)\]$/u, "$1");
  const host = url.searchParams.get("host") ?? (named === NO_HOST ? "" : named);
  const port = url.port === "" ? 5432 : Number(url.port);
  const database = decoded(url.pathname.slice(1));
  const user = decoded(url.username) || env["PGUSER"] || "";
  for (const [what, value] of Object.entries({ host, database, user })) {
    if (value === "") throw unusable(`names no ${what}`, EXAMPLE);
  }
  const encryption = encryptionOf(url.searchParams, host);
  const shown = `the database ${database} at ${host.startsWith("/") ? host : `${host}:${port}`}`;
  return { host, port, database, user, password, encryption, shown };
}

function parsed(text: string): URL {
  // A socket has no host of its own, which an address of this kind may leave out.
  const whole = [text, text.replace("@/", `@${NO_HOST}/`)].find((one) => URL.canParse(one));
  if (whole === undefined) throw unusable("is no address", EXAMPLE);
  const url = new URL(whole);
  if (url.protocol !== "postgres:" && url.protocol !== "postgresql:")
    throw unusable("is no address of a Postgres database", EXAMPLE);
  return url;
}

function encryptionOf(settings: URLSearchParams, host: string): Encryption | undefined {
  const mode = settings.get("sslmode");
  if (mode !== null && mode !== "disable" && !ENCRYPTED.includes(mode)) {
    throw unusable(
      `has sslmode=${mode}, which may end in a connection that anybody can read`,
      `Use one of: ${[...ENCRYPTED, "disable"].join(", ")}.`,
    );
  }
  if (mode === "disable" || (mode === null && isHere(host))) return undefined;
  return {
    authority: settings.get("sslrootcert") ?? undefined,
    certificate: settings.get("sslcert") ?? undefined,
    key: settings.get("sslkey") ?? undefined,
  };
}

function isHere(host: string): boolean {
  return host.startsWith("/") || host === "localhost" || host === "::1" || host.startsWith("127.");
}

const EXAMPLE =
  "It is written as postgres://user:password@host:5432/database; signs such as @ or / in a password as %40, %2F.";

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw unusable("holds a % that is not written as %25", EXAMPLE);
  }
}

function unusable(how: string, next: string): Problem {
  return new Problem({
    code: "usage",
    summary: `${RECORD_URL} ${how}`,
    where: `environment variable ${RECORD_URL}`,
    next,
  });
}
