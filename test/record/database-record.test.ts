import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { JournalEntry } from "../../src/core/journal.ts";
import type { AccountRecord } from "../../src/record/record.ts";
import { answer, call, proved } from "../files/entries.ts";
import { problemOfAsync } from "../files/support.ts";
import { ACCOUNT, bed, begun, recordIn } from "./support/bed.ts";
import { type Server, servers } from "./support/server.ts";

describe.each(servers())("the record in a Postgres of $from", (postgres) => {
  const { server, fresh } = bed(postgres);
  let url = "";
  let ask: (text: string) => ReturnType<Server["ask"]>;
  beforeEach(async () => {
    url = await fresh();
    ask = (text) => server().ask(url, text);
  });

  async function wrote(record: AccountRecord, ...entries: readonly JournalEntry[]): Promise<void> {
    const { hold, journal } = await begun(record);
    for (const entry of entries) journal.append(entry);
    await journal.close();
    await hold.release();
  }

  test("keeps what is appended, for every process, and the same while nothing is new", async () => {
    const record = recordIn(url);
    expect(await record.load()).toEqual([]);
    const { hold, journal } = await begun(record);
    journal.append(call(1));
    expect(await record.load()).toEqual([call(1)]);
    journal.append(answer(1, { message: "Zeile zwei: ü 你好 \u0000 \ud83d\ude00" }));
    await journal.onDisk();
    const there = await recordIn(url).load();
    expect(there).toHaveLength(2);
    journal.append(proved(1));
    await journal.close();
    await hold.release();

    const all = await record.load();
    expect(all.slice(0, 2)).toEqual(there);
    expect(all[2]).toEqual(proved(1));
    expect(await record.load()).toBe(all);
  });

  test("many who wait and read at the same time hear of each entry once and in order", async () => {
    const record = recordIn(url);
    const { journal } = await begun(record);
    const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
    const reads = numbers.map(async (number) => {
      journal.append(call(number));
      if (number % 2 === 0) await journal.onDisk();
      return record.load();
    });
    await Promise.all(reads);
    expect(await record.load()).toEqual(numbers.map((number) => call(number)));
    expect(await recordIn(url).load()).toEqual(numbers.map((number) => call(number)));
  });

  test("keeps accounts apart, also those of one id in two clouds", async () => {
    await wrote(recordIn(url), call(1));
    const other = recordIn(url, { cloud: "tencent", id: ACCOUNT.id });
    expect(await other.load()).toEqual([]);
    const [first, second] = [await begun(recordIn(url)), await begun(other)];
    await first.hold.release();
    await second.hold.release();
  });

  test.each([
    "UPDATE closeout.journal SET line = '{}'",
    "DELETE FROM closeout.journal",
    "TRUNCATE closeout.journal",
  ])("refuses %s, also from its owner", async (text) => {
    await wrote(recordIn(url), call(1));
    await expect(ask(text)).rejects.toMatchObject({ code: "42501" });
  });

  describe("one run at a time", () => {
    test("a second one is refused by name, from the same process too, until the first has let go", async () => {
      const [one, two] = [recordIn(url), recordIn(url)];
      const { hold } = await begun(one, "terraform apply acme");
      for (const record of [one, two]) {
        const problem = await problemOfAsync(() => begun(record));
        expect(problem.code).toBe("locked");
        expect(problem.message).toContain("1234567890123456");
        expect(problem.message).toContain(record === two ? "terraform apply acme" : "");
      }
      await hold.release();
      const next = await begun(two);
      expect(next.hold.note).toBeUndefined();
      await next.hold.release();
    });

    test("the lock of a run whose machine is gone is taken over, and it is said", async () => {
      const { journal } = await begun(recordIn(url), "terraform apply acme");
      journal.append(call(1));
      await journal.onDisk();
      await ask(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'`);
      const next = recordIn(url);
      const { hold } = await begun(next);
      expect(hold.note).toContain("terraform apply acme");
      expect(await next.load()).toEqual([call(1)]);
    });

    test("a run that lost the lock writes nothing more, and says so before its next call", async () => {
      const lost = await begun(recordIn(url));
      lost.journal.append(call(1));
      await lost.journal.onDisk();
      await ask(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'`);
      const next = await begun(recordIn(url));
      next.journal.append(call(2));
      await next.journal.onDisk();

      const problem = await problemOfAsync(async () => {
        lost.journal.append(call(3));
        await lost.journal.onDisk();
      });
      expect(problem.code).toBe("record");
      expect((await problemOfAsync(() => lost.journal.close())).code).toBe("record");
      await lost.hold.release();
      expect(await recordIn(url).load()).toEqual([call(1), call(2)]);
    });

    test("a session that answers in place of the one that holds the lock writes nothing", async () => {
      const { journal } = await begun(recordIn(url));
      // What a pooler does between two questions.
      await ask(
        `CREATE FUNCTION public.forget() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN PERFORM set_config('closeout.holder', '', false); RETURN NEW; END $$;
         CREATE TRIGGER forget AFTER INSERT ON closeout.journal
           FOR EACH STATEMENT EXECUTE FUNCTION public.forget()`,
      );
      journal.append(call(1));
      await journal.onDisk();
      journal.append(call(2));
      expect((await problemOfAsync(() => journal.onDisk())).code).toBe("record");
      expect(await recordIn(url).load()).toEqual([call(1)]);
    });
  });

  test("a server that is gone in the middle stops the run, and nothing that was on record is lost", async () => {
    const record = recordIn(url);
    const { hold, journal } = await begun(record);
    journal.append(call(1));
    await journal.onDisk();
    await server().crash();
    journal.append(answer(1));
    expect((await problemOfAsync(() => journal.onDisk())).code).toBe("record");
    expect(() => journal.append(call(2))).toThrow();
    await hold.release();
    expect((await problemOfAsync(() => record.load())).code).toBe("record");

    await server().restart();
    expect(await record.load()).toEqual([call(1)]);
    const again = await begun(record);
    expect(again.hold.note).toBeDefined();
    again.journal.append(call(2));
    await again.journal.close();
    expect(await recordIn(url).load()).toEqual([call(1), call(2)]);
  });

  describe("what stands there is looked at first", () => {
    test("several that make the tables at once make them once", async () => {
      const all = await Promise.all(Array.from({ length: 6 }, () => recordIn(url).load()));
      expect(all).toEqual(Array.from({ length: 6 }, () => []));
      expect(await ask("SELECT version FROM closeout.version")).toEqual([{ version: 1 }]);
    });

    test("an empty schema that was made for it is used", async () => {
      await ask("CREATE SCHEMA closeout");
      expect(await recordIn(url).load()).toEqual([]);
    });

    test.each([
      ["somebody else's tables", "CREATE SCHEMA closeout; CREATE TABLE closeout.orders (id int)"],
      [
        "somebody else's table of the same name",
        "CREATE SCHEMA closeout; CREATE TABLE closeout.version (number int)",
      ],
    ])("%s are left as they are", async (_, text) => {
      await ask(text);
      expect((await problemOfAsync(() => recordIn(url).load())).code).toBe("record");
      expect((await problemOfAsync(() => begun(recordIn(url)))).code).toBe("record");
    });

    test.each([
      ["a newer version", "UPDATE closeout.version SET version = 2", "record"],
      ["another program's tables", "UPDATE closeout.version SET application = 'x'", "record"],
      [
        "a journal without its guard",
        "ALTER TABLE closeout.journal DISABLE TRIGGER USER",
        "record",
      ],
      [
        "an entry that was changed",
        edit("UPDATE closeout.journal SET line = replace(line, 'delete', 'Delete') WHERE seq = 1"),
        "journal",
      ],
      [
        "an entry that is none",
        edit("UPDATE closeout.journal SET line = 'x' WHERE seq = 2"),
        "journal",
      ],
      ["a missing entry", edit("DELETE FROM closeout.journal WHERE seq = 2"), "journal"],
      [
        "a first entry that is missing",
        edit("DELETE FROM closeout.journal WHERE seq = 1"),
        "journal",
      ],
      [
        "another account's entries",
        edit(
          "INSERT INTO closeout.account (cloud, id) VALUES ('tencent', '1'); UPDATE closeout.journal SET account = 2",
        ),
        "",
      ],
    ])("%s is refused", async (_, text, code) => {
      await wrote(recordIn(url), call(1), answer(1), proved(1));
      await ask(text);
      const record = recordIn(url, code === "" ? { cloud: "tencent", id: "1" } : ACCOUNT);
      const expected = code === "" ? "journal" : code;
      expect((await problemOfAsync(() => record.load())).code).toBe(expected);
      expect((await problemOfAsync(() => begun(record))).code).toBe(expected);
    });

    test("entries that vanish while a run reads them are missed", async () => {
      const record = recordIn(url);
      await wrote(record, call(1), answer(1));
      await record.load();
      await ask(edit("DELETE FROM closeout.journal WHERE seq = 2"));
      expect((await problemOfAsync(() => record.load())).code).toBe("journal");
    });

    test("a user who may do nothing is refused", async () => {
      await ask("DROP USER IF EXISTS nobody; CREATE USER nobody PASSWORD 'none-91'");
      expect((await problemOfAsync(() => recordIn(as(url, "nobody:none-91")).load())).code).toBe(
        "record",
      );
    });

    test("the least permissions of docs/record.md suffice, and are no more than that", async () => {
      await recordIn(url).load();
      await ask("DROP USER IF EXISTS daily; CREATE USER daily PASSWORD 'daily-91'");
      const page = readFileSync(join(import.meta.dirname, "../../docs/record.md"), "utf8");
      const grants = [...page.matchAll(/^GRANT (?!CONNECT).*;$/gmu)].map(([grant]) => grant);
      expect(grants.length).toBeGreaterThan(3);
      await ask(grants.join("\n").replaceAll(/TO closeout;/gu, "TO daily;"));
      const daily = as(url, "daily:daily-91");
      await wrote(recordIn(daily), call(1), answer(1));
      await wrote(recordIn(daily), proved(1));
      expect(await recordIn(url).load()).toEqual([call(1), answer(1), proved(1)]);
      const off = "ALTER TABLE closeout.journal DISABLE TRIGGER USER";
      await expect(server().ask(daily, off)).rejects.toMatchObject({ code: "42501" });
    });
  });
});

test("there is a server to try it on", ({ skip }) => {
  skip(servers().length === 0);
  expect(servers().map(({ from }) => from)).not.toEqual([]);
});

function as(url: string, user: string): string {
  return url.replace(/\/\/[^@]*@/u, `//${user}@`);
}

/** Somebody who may do so changes what only grows. */
function edit(text: string): string {
  return `ALTER TABLE closeout.journal DISABLE TRIGGER USER; ${text}; ALTER TABLE closeout.journal ENABLE TRIGGER USER`;
}
