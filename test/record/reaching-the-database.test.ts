import { writeFileSync } from "node:fs";
import { connect, createServer, type Server as Listener } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { redactForeign } from "../../src/core/secrets.ts";
import { selfSignedCertificate } from "../../src/provider/plugin/certificate.ts";
import { databasePlace } from "../../src/record/postgres/database-place.ts";
import { stateAddress } from "../../src/record/postgres/state-address.ts";
import { problemOf, problemOfAsync, temporaryFolder } from "../files/support.ts";
import { bed, recordIn } from "./support/bed.ts";
import { servers, startServer } from "./support/server.ts";

const place = (CLOSEOUT_RECORD_URL: string, more = {}) =>
  databasePlace({ CLOSEOUT_RECORD_URL, ...more });

describe("the address of the database", () => {
  test.each([
    ["postgres://me@localhost/db", { host: "localhost", port: 5432, encrypted: false }],
    ["postgres://me@127.0.0.1:5433/db", { host: "127.0.0.1", port: 5433, encrypted: false }],
    ["postgres://me@[::1]/db", { host: "::1", port: 5432, encrypted: false }],
    ["postgres://me@/db?host=/run/pg", { host: "/run/pg", port: 5432, encrypted: false }],
    ["postgresql://me@db.example.com/db", { host: "db.example.com", port: 5432, encrypted: true }],
    ["postgres://me@db/db?sslmode=disable", { host: "db", port: 5432, encrypted: false }],
    ["postgres://me@db/db?sslmode=require", { host: "db", port: 5432, encrypted: true }],
    [
      "postgres://me@localhost/db?sslmode=verify-full",
      { host: "localhost", port: 5432, encrypted: true },
    ],
  ])("%s is taken apart, and left unencrypted on this machine alone", (url, expected) => {
    const found = place(url);
    const { host, port, encryption } = found ?? {};
    expect({ host, port, encrypted: encryption !== undefined }).toEqual(expected);
  });

  test("the password may stand in the environment, and is in no message", () => {
    expect(place("postgres://me@localhost/db", { PGPASSWORD: "kept-apart-7" })?.password).toBe(
      "kept-apart-7",
    );
    const found = place("postgres://me:s%40cret%2F7-a@db.example.com/db");
    expect(found?.password).toBe("s@cret/7-a");
    expect(found?.shown).toBe("the database db at db.example.com:5432");
    expect(redactForeign("refused for s@cret/7-a, s%40cret%2F7-a")).not.toContain("cret");
    expect(redactForeign("postgres://me:unknown@db/x")).not.toContain("unknown");
  });

  test.each([
    "",
    "   ",
    "mysql://me:hidden-99@localhost/db",
    "localhost:5432/db",
    "postgres://me:hidden-99@localhost",
    "postgres://me:hidden-99@/db",
    "postgres://:hidden-99@localhost/db",
    "postgres://me:hidden-99@localhost/db?sslmode=prefer",
    "postgres://me:hidden-99@localhost/db?pool=3",
    "postgres://me:hidden%ZZ-99@localhost/db",
  ])("%j is refused without being repeated", (url) => {
    const problem = problemOf(() => place(url));
    expect(problem.code).toBe("usage");
    expect(problem.text).not.toContain("hidden");
  });
});

test("a server that is not there, or does not answer, is a problem of the record", async () => {
  expect((await problemOfAsync(() => recordIn("postgres://me@127.0.0.1:1/db").load())).code).toBe(
    "record",
  );
});

describe("the address for Terraform's state", () => {
  test.each([
    ["postgres://me:a%40b@localhost/db", "postgres://me:a%40b@localhost:5432/db?sslmode=disable"],
    ["postgres://me@db/d?sslmode=require", "postgres://me@db:5432/d?sslmode=verify-full"],
    ["postgres://me@[::1]:6/d", "postgres://me@[::1]:6/d?sslmode=disable"],
    [
      "postgres://me@/d?host=/run/pg",
      "postgres://me@/d?host=%2Frun%2Fpg&port=5432&sslmode=disable",
    ],
  ])("%s is that of the record, encrypted in the same way", (url, expected) => {
    expect(stateAddress({ CLOSEOUT_RECORD_URL: url })).toEqual({ PG_CONN_STR: expected });
  });

  test("one of its own stays, and without a database there is none", () => {
    const own = { CLOSEOUT_RECORD_URL: "postgres://me@localhost/db", PG_CONN_STR: "postgres://x" };
    expect(stateAddress(own)).toEqual({});
    expect(stateAddress({})).toEqual({});
  });
});

describe.each(servers().slice(0, 1))("with a server", (postgres) => {
  const { server, fresh } = bed(postgres);

  test.each([
    ["a wrong password", (url: string) => url.replace(/:[^:@]*@/u, ":wrong-pass-77@")],
    ["a database that is not there", (url: string) => url.replace(/[^/]*$/u, "nowhere")],
    ["an encryption that the server has not", (url: string) => `${url}?sslmode=require`],
  ])("%s is said, and no password", async (_, changed) => {
    const problem = await problemOfAsync(() => recordIn(changed(server().url)).load());
    expect(problem.code).toBe("record");
    for (const secret of [server().password, encodeURIComponent(server().password), "wrong-pass"])
      expect(problem.text).not.toContain(secret);
  });

  test("a database that cannot keep every text is refused", async () => {
    await server().ask(
      server().url,
      `CREATE DATABASE plain ENCODING 'SQL_ASCII' TEMPLATE template0`,
    );
    const url = server().url.replace(/[^/]*$/u, "plain");
    expect((await problemOfAsync(() => recordIn(url).load())).code).toBe("record");
  });

  test("an encrypted connection is one to the server that its certificate names", async () => {
    const certificate = selfSignedCertificate();
    const secured = await startServer(postgres, certificate);
    onTestFinished(() => secured.close());
    const authority = join(temporaryFolder(), "authority.pem");
    writeFileSync(authority, certificate.certificatePem);
    const at = (host: string, more = "") =>
      `${secured.url.replace("127.0.0.1", host)}?sslmode=verify-full${more}`;
    const trusted = `&sslrootcert=${encodeURIComponent(authority)}`;
    expect(await recordIn(at("localhost", trusted)).load()).toEqual([]);
    for (const url of [at("localhost"), at("127.0.0.1", trusted)])
      expect((await problemOfAsync(() => recordIn(url).load())).code).toBe("record");
  });

  test("a pooler in between is refused, since a lock is one session's", async () => {
    const url = new URL(await fresh());
    const { port, listener } = await pooler(Number(url.port));
    onTestFinished(() => {
      listener.close();
    });
    url.port = String(port);
    const problem = await problemOfAsync(() => recordIn(url.href).load());
    expect(problem.code).toBe("record");
    expect(problem.text).toContain("pooler");
  });
});

/** Passes everything on, and like PgBouncer greets with a session number of its own. */
async function pooler(to: number): Promise<{ readonly port: number; readonly listener: Listener }> {
  const listener = createServer((client) => {
    const behind = connect(to, "127.0.0.1");
    client.pipe(behind);
    client.on("error", () => behind.destroy());
    behind.on("error", () => client.destroy());
    behind.on("data", (chunk) => {
      const at = keyData(chunk);
      if (at !== -1) chunk.writeInt32BE(chunk.readInt32BE(at) ^ 0x55, at);
      client.write(chunk);
    });
    behind.on("end", () => client.end());
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  return { port: typeof address === "object" ? (address?.port ?? 0) : 0, listener };
}

/** Where the session's number stands: BackendKeyData, https://www.postgresql.org/docs/current/protocol-message-formats.html */
function keyData(chunk: Buffer): number {
  for (let at = 0; at + 5 <= chunk.length; at += 1 + chunk.readInt32BE(at + 1)) {
    if (chunk[at] === 0x4b) return at + 5;
    if (chunk.readInt32BE(at + 1) < 4) return -1;
  }
  return -1;
}
