import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { startEmulator } from "../../emulator/server.ts";
import type { Language } from "../../src/core/language.ts";
import { type AccountPaths, accountPaths } from "../../src/files/project.ts";
import { sealReview } from "../../src/files/review/review-file.ts";
import { recordAttestation } from "../../src/operations/attest.ts";
import { submitClosure } from "../../src/operations/closure.ts";
import { packetFolder, writtenPacket } from "../../src/operations/front/closure-messages.ts";
import { closureOutcome } from "../../src/operations/outcome.ts";
import { lookForOpen } from "../../src/operations/questions.ts";
import { draftOf, makeReview } from "../../src/operations/review.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import type { CatalogCloud } from "../catalog/support/cloud.ts";
import { huawei } from "../catalog/support/huawei.ts";
import type { Resources } from "../catalog/support/seed.ts";
import { tencent } from "../catalog/support/tencent.ts";
import { temporaryFolder } from "../files/support.ts";
import { Folder } from "../huawei/support/folder.ts";
import { autoClock } from "../support/auto-clock.ts";
import { englishIn } from "./english.ts";
import { isChinese } from "./support.ts";

const signal = () => AbortSignal.timeout(60_000);

/** An account with nothing in it but who calls and what is given, and its folder. */
async function standing(
  cloud: CatalogCloud,
  more: Readonly<Record<string, unknown>>,
  resources: Resources = {},
) {
  const emulator = await startEmulator({ seed: cloud.seedOf(resources, {}) });
  onTestFinished(() => emulator.close());
  const { name, id, kind } = { ...cloud.head, name: cloud.name };
  const paths = accountPaths(temporaryFolder());
  const closure = { confirm: id };
  const file = { cloud: name, id, kind, access: { via: "own" }, closure, ...more };
  writeFileSync(paths.account, stringify(file));
  const start = new Date(emulator.clock.now()).toISOString();
  const opened = (env: Readonly<Record<string, string>> = {}): Workspace => {
    const workspace = new Workspace({
      files: paths,
      clouds,
      policies: [],
      approval: undefined,
      record: undefined,
      command: "test",
      // Each command is given at the same moment.
      clock: { ...autoClock(start), now: () => Date.parse(start) },
      env: { ...cloud.envOf(emulator.url), ...env },
      log: () => undefined,
    });
    onTestFinished(() => workspace.close());
    return workspace;
  };
  return { paths, opened, id, start };
}

/** What people said in these tests. */
const SAID = ["looked at in the console", "a screenshot in ticket 7"] as const;

async function answerAll(workspace: Workspace, at: string): Promise<void> {
  const { questions } = await lookForOpen(workspace, { review: undefined, signal: signal() });
  for (const question of questions.filter(({ optional }) => optional !== true))
    await recordAttestation(workspace, question, {
      answer: Object.keys(question.answers)[0] ?? "",
      done: SAID[0],
      by: "Mei",
      at,
      validUntil: undefined,
      evidence: { kind: "text", text: SAID[1] },
      reference: undefined,
      backup: undefined,
      reasons: [],
      lastCharge: undefined,
    });
}

function reviewed(workspace: Workspace, paths: AccountPaths) {
  return makeReview(workspace, {
    before: undefined,
    paths,
    command: "review",
    dryRun: false,
    note: () => undefined,
    signal: signal(),
    progress: () => undefined,
    entering: () => undefined,
  });
}

const CLOUDS = [
  [tencent, { openedOn: "2025-01-01", holder: "enterprise" }],
  [huawei, { master: "none", holder: "enterprise" }],
] as const;

test.each(CLOUDS.map(([cloud, more]) => [cloud.name, cloud, more] as const))(
  "%s: a closing that is prepared for a reader of Chinese is told in Chinese",
  async (_, cloud, more) => {
    const { paths, opened, id, start } = await standing(cloud, more);
    await reviewed(opened(), paths);
    await answerAll(opened(), start);
    const workspace = opened({ CLOSEOUT_LANG: "zh" });
    const { status } = await submitClosure(workspace, {
      confirm: id,
      abandons: [],
      write: (packet) => writtenPacket(packetFolder(workspace, packet), packet),
      signal: signal(),
    });
    expect(status.phase).toBe("awaiting-submission");

    const page = readFileSync(join(paths.packet, "packet.md"), "utf8");
    const headings = page.split("\n").filter((line) => line.startsWith("#"));
    expect(headings.length).toBeGreaterThan(8);
    expect(headings.filter((line) => !isChinese(line))).toEqual([]);
    const steps = page.split("\n").filter((line) => /^\d+\. \[ \] /u.test(line));
    expect(steps.length).toBeGreaterThan(8);
    expect(steps.filter((line) => !isChinese(line))).toEqual([]);
    expect(page).toContain(id);
    expect(englishIn(page, SAID)).toEqual([]);
    const html = readFileSync(join(paths.packet, "packet.html"), "utf8");
    expect(html).toContain('<html lang="zh-CN">');
    expect(englishIn(html, SAID)).toEqual([]);
  },
);

test("each side of a disassociation is given its packet in the language that the file names", async () => {
  const folder = await Folder.of();
  await folder.answer();
  expect(await folder.deploy("master", { language: "zh-CN" })).toBe("awaiting-request");
  for (const side of ["member", "master"] as const) {
    const lines = folder.packet(side).split("\n");
    expect(lines.filter((line) => line.startsWith("#") && !isChinese(line))).toEqual([]);
    expect(lines.filter((line) => /^\d+\. \[ \] /u.test(line) && !isChinese(line))).toEqual([]);
    expect(englishIn(lines.join("\n"), SAID)).toEqual([]);
  }
});

test("what is approved and what is found is the same data in every language", async () => {
  const voucher = { VoucherId: "v-1", Status: "unUsed", Balance: 500_000_000 };
  const domain = { DomainId: "d2", DomainName: "shop.com", BuyStatus: "ok" };
  const resources = { "*": { "billing.voucher": [voucher], "domain.domain": [domain] } };
  const { paths, opened } = await standing(tencent, {}, resources);
  const inventory = await opened().inventory(signal());
  const found = async (language: Language) => {
    const workspace = opened({ CLOSEOUT_LANG: language });
    const judged = (purpose: "closure" | "teardown") =>
      workspace.judged(inventory, {
        purpose,
        policies: workspace.policies,
        review: workspace.review(),
        signal: signal(),
      });
    const outcome = closureOutcome(workspace, {
      outcome: "looked",
      found: await judged("closure"),
    });
    const review = sealReview(await draftOf(workspace, await judged("teardown")));
    return { review, outcome };
  };
  const english = await found("en");
  expect(Object.keys(english.outcome)).toContain("blockers");
  expect(JSON.stringify(await found("zh"))).toBe(JSON.stringify(english));

  // What was approved in one language holds in the other.
  await reviewed(opened({ CLOSEOUT_LANG: "zh" }), paths);
  const approved = opened({ CLOSEOUT_LANG: "en" });
  expect(approved.review()?.digest).toMatch(/^sha256:/u);
  const page = readFileSync(paths.reviewMarkdown, "utf8").split("\n");
  expect(page.filter((line) => /^##? /u.test(line) && !isChinese(line))).toEqual([]);
  expect(readFileSync(paths.reviewHtml, "utf8")).toContain('<html lang="zh-CN">');
  expect((await approved.survey("teardown", signal())).plan.staying).toEqual(
    (await opened({ CLOSEOUT_LANG: "zh" }).survey("teardown", signal())).plan.staying,
  );
});

test("a language of the environment comes before that of the file, and one that is none is refused", async () => {
  const { opened } = await standing(tencent, { language: "zh" });
  expect(opened().reader.language).toBe("zh");
  expect(opened({ CLOSEOUT_LANG: "en" }).reader.language).toBe("en");
  for (const CLOSEOUT_LANG of ["", "fr", "zh-TW"])
    expect(() => opened({ CLOSEOUT_LANG })).toThrow(expect.objectContaining({ code: "usage" }));
});
