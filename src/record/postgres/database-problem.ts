import { Problem } from "../../core/problem.ts";
import { redactForeign } from "../../core/secrets.ts";
import { type DatabasePlace, RECORD_URL } from "./database-place.ts";

/** What to do by the server's or the system's own code. */
const NEXT: Readonly<Record<string, string>> = {
  "28P01": `See that ${RECORD_URL} or PGPASSWORD holds the right password.`,
  "28000": `See that the user of ${RECORD_URL} may connect to this database from here.`,
  "3D000": `Make the database, or correct its name in ${RECORD_URL}.`,
  "42501": "Grant what is missing to this user; docs/record.md lists the least that it needs.",
  "53300": "The server has no connection left: end others, or raise max_connections.",
  "25006": "Use the address of the server that can be written to.",
  ENOTFOUND: `Correct the host in ${RECORD_URL}.`,
  DEPTH_ZERO_SELF_SIGNED_CERT:
    "Name the authority's certificate: sslrootcert=<file> in the address, or NODE_EXTRA_CA_CERTS.",
  SELF_SIGNED_CERT_IN_CHAIN:
    "Name the authority's certificate: sslrootcert=<file> in the address, or NODE_EXTRA_CA_CERTS.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "Name the authority's certificate: sslrootcert=<file> in the address, or NODE_EXTRA_CA_CERTS.",
};
const USUAL =
  "See that the database is there and can be reached, then run the same command again: what was done until now is on record, and nothing more was called.";

/** The server itself answered that it would not: the session goes on, unless it said that it ends it. */
export function refusedByServer(cause: unknown): boolean {
  const code = codeOf(cause) ?? "";
  // Classes of codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
  return /^[0-9A-Z]{5}$/u.test(code) && !/^(?:57P|08|E)/u.test(code);
}

/** What went wrong with the database of the record, without a secret. */
export function databaseProblem(place: DatabasePlace, cause: unknown): Problem {
  const code = codeOf(cause);
  const said = redactForeign(
    cause instanceof Error && cause.message ? cause.message : (code ?? ""),
  );
  const plain = /does not support SSL/iu.test(said);
  return new Problem({
    code: "record",
    summary: `The record cannot be used: ${place.shown}: ${said}`,
    where: place.shown,
    next: plain
      ? `Switch encryption on at the server. Where nobody else is on that network, write ?sslmode=disable behind ${RECORD_URL}.`
      : (NEXT[code ?? ""] ?? USUAL),
    cause,
  });
}

/** A pooler stands between, which gives each question to whichever session is free. */
export function pooled(place: DatabasePlace): Problem {
  return new Problem({
    code: "record",
    summary: `A connection pooler answers in place of ${place.shown}`,
    where: place.shown,
    next: `Name the database itself in ${RECORD_URL}: the lock of a run is one session's, and a pooler such as PgBouncer may give each question to another one. Nothing was called.`,
  });
}

/** The server cannot do what a lock needs. */
export function tooOld(place: DatabasePlace, version: number): Problem {
  return new Problem({
    code: "record",
    summary: `The server of ${place.shown} is Postgres ${Math.floor(version / 10_000)}, and 14 is the least`,
    where: place.shown,
    next: "Use a server of version 14 or newer: it ends the session of a machine that is gone.",
  });
}

/** The code of the server, or of the system. */
export function codeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !("code" in cause)) return undefined;
  return typeof cause.code === "string" ? cause.code : undefined;
}
