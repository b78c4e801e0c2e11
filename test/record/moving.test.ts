import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { entryLine } from "../../src/record/journal/journal-entry.ts";
import {
  ACCOUNT,
  aProject,
  closeout,
  type Ended,
  MEMBER,
  type Project,
  start,
} from "../cli/support.ts";
import { answer, call, proved } from "../files/entries.ts";
import { bed, begun, recordIn } from "./support/bed.ts";
import { servers } from "./support/server.ts";

const DEMO = { cloud: "alibaba", id: MEMBER };
const LINES = [call(1), answer(1), proved(1)].map(entryLine);

describe.each(servers().slice(0, 1))("closeout record", (postgres) => {
  const { server, fresh } = bed(postgres);

  async function aPlace(): Promise<Place> {
    const url = await fresh();
    const project = aProject();
    return {
      url,
      project,
      run: (...args) => closeout(args, { cwd: project.dir, env: { CLOSEOUT_RECORD_URL: url } }),
    };
  }

  test("brings a journal into the database and back, and a second time adds nothing", async () => {
    const { url, project, run } = await aPlace();
    project.write("journal.jsonl", LINES.join(""));
    expect(await run("record", "import", "demo")).toMatchObject({ code: 0 });
    expect(await recordIn(url, DEMO).load()).toEqual([call(1), answer(1), proved(1)]);
    const again = await run("--json", "record", "import", "demo");
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, entries: 3 });

    const elsewhere = aProject();
    const env = { CLOSEOUT_RECORD_URL: url };
    const exported = await closeout(["record", "export", "demo"], { cwd: elsewhere.dir, env });
    expect(exported.code).toBe(0);
    expect(readFileSync(elsewhere.file("journal.jsonl"), "utf8")).toBe(LINES.join(""));
    expect(existsSync(elsewhere.file("run.lock"))).toBe(false);
  });

  test("adds what one holds beyond the other, and takes nothing away from the longer one", async () => {
    const { url, project, run } = await aPlace();
    project.write("journal.jsonl", LINES.slice(0, 1).join(""));
    await run("record", "import", "demo");
    appendFileSync(project.file("journal.jsonl"), LINES.slice(1).join(""));
    const more = await run("--json", "record", "import", "demo");
    expect(JSON.parse(more.stdout)).toMatchObject({ added: 2, entries: 3 });
    project.write("journal.jsonl", LINES.slice(0, 2).join(""));
    expect(JSON.parse((await run("--json", "record", "import", "demo")).stdout)).toMatchObject({
      added: 0,
      entries: 3,
    });
    expect(JSON.parse((await run("--json", "record", "export", "demo")).stdout)).toMatchObject({
      added: 1,
      entries: 3,
    });
    expect(await recordIn(url, DEMO).load()).toHaveLength(3);
  });

  test.each(["import", "export"])("%s refuses to mix two histories", async (direction) => {
    const { project, url, run } = await aPlace();
    project.write("journal.jsonl", LINES.join(""));
    await run("record", "import", "demo");
    project.write("journal.jsonl", [call(1), answer(1), proved(2)].map(entryLine).join(""));
    const refused = await run("--json", "record", direction, "demo");
    expect(refused.code).toBe(2);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: "journal" } });
    expect(await recordIn(url, DEMO).load()).toEqual([call(1), answer(1), proved(1)]);
    expect(readFileSync(project.file("journal.jsonl"), "utf8")).toContain(entryLine(proved(2)));
  });

  test("moves nothing while a run holds the account", async () => {
    const { url, project, run } = await aPlace();
    project.write("journal.jsonl", LINES.join(""));
    const { hold } = await begun(recordIn(url, DEMO));
    expect(await run("record", "import", "demo")).toMatchObject({ code: 4 });
    await hold.release();
  });

  test("a journal in the folder that the database does not know stops every run, by what to do", async () => {
    const { project, run } = await aPlace();
    project.write("journal.jsonl", LINES.join(""));
    const scanned = await run("--json", "scan", "demo");
    expect(JSON.parse(scanned.stdout)).toMatchObject({ error: { code: "record-lost" } });
    expect(scanned.stdout).toContain("closeout record import demo");
  });

  test("commands that show the record read it in the database, and print no password", async () => {
    const { url, project, run } = await aPlace();
    project.write("journal.jsonl", LINES.join(""));
    await run("record", "import", "demo");
    const env = { CLOSEOUT_RECORD_URL: url };
    const following = start(["follow", "demo", "--all"], { cwd: project.dir, env });
    await following.until("REQ-1");
    following.child.kill("SIGINT");
    const ran = [await following.ended, await run("report", "demo"), await run("doctor", "demo")];
    for (const { stdout, stderr } of ran) {
      for (const text of [stdout, stderr]) {
        expect(text).not.toContain(server().password);
        expect(text).not.toContain(encodeURIComponent(server().password));
      }
    }
    expect(readFileSync(project.file("report.md"), "utf8")).toContain("REQ-1");
    expect(ran[2]?.stdout).toContain(`the record of alibaba account ${MEMBER} in the database`);
  });

  test("many accounts are looked up one after another, over one session at a time", async () => {
    const { project, url } = await aPlace();
    for (let number = 10; number < 15; number += 1)
      project.write(
        `../demo-${number}/account.yaml`,
        ACCOUNT.replace(MEMBER, `20000000000000${number}`),
      );
    await recordIn(url, DEMO).load();
    await server().ask(
      url,
      `CREATE USER few PASSWORD 'few-91' CONNECTION LIMIT 1;
       GRANT USAGE ON SCHEMA closeout TO few; GRANT SELECT ON ALL TABLES IN SCHEMA closeout TO few`,
    );
    const env = { CLOSEOUT_RECORD_URL: url.replace(/\/\/[^@]*@/u, "//few:few-91@") };
    const { stdout } = await closeout(["--json", "status"], { cwd: project.dir, env });
    const { accounts }: { accounts: readonly { phase: string }[] } = JSON.parse(stdout);
    expect(accounts).toHaveLength(6);
    expect(accounts.filter(({ phase }) => phase === "unusable")).toEqual([]);
  });

  test("a project that says where its record stands takes no other place", async () => {
    const { project, run } = await aPlace();
    project.write("../../closeout.yaml", "record: postgres\n");
    const unset = await closeout(["--json", "report", "demo"], { cwd: project.dir });
    expect(unset.code).toBe(2);
    expect(JSON.parse(unset.stdout)).toMatchObject({ error: { code: "usage" } });
    expect((await run("report", "demo")).code).toBe(0);
    project.write("../../closeout.yaml", "record: file\n");
    expect((await run("report", "demo")).code).toBe(2);
  });
});

interface Place {
  readonly url: string;
  readonly project: Project;
  readonly run: (...args: readonly string[]) => Promise<Ended>;
}

test("without a database there is nothing to move to, and an empty address is no address", async () => {
  const { dir } = aProject();
  expect((await closeout(["record", "export", "demo"], { cwd: dir })).code).toBe(2);
  const env = { CLOSEOUT_RECORD_URL: "" };
  expect((await closeout(["report", "demo"], { cwd: dir, env })).code).toBe(2);
});
