import { type Inventory, isComplete, openUnlisted } from "../../core/inventory.ts";
import type { Language } from "../../core/language.ts";
import { OUTCOME_WORDS } from "../../core/outcome-words.ts";
import { LAG_HOURS, unlistedQuestion } from "../../core/unlisted.ts";
import { rowsIn, surveyIn } from "../../engine/in-language.ts";
import type { Survey } from "../../engine/survey.ts";
import { closingLine } from "../../texts/closing.ts";
import type { ScreenTexts } from "../../texts/en/screens.ts";
import { dispositionIn } from "../../texts/item.ts";
import { screenTexts, tallyIn } from "../../texts/screens.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Cli, openAccount } from "../cli.ts";
import { inactiveLines, unknownLines, unreadTagLines } from "../coverage-text.ts";
import type { Documents } from "../documents.ts";
import { EXIT } from "../exit-codes.ts";
import { faultLines } from "../faults-text.ts";
import { lookAt } from "../look.ts";
import { scanRows } from "../scan-rows.ts";
import { table } from "../table.ts";
import { when } from "../words.ts";

/** Lists everything in the account and says what would become of it; writes nothing. */
export async function scan(cli: Cli, name: string): Promise<number> {
  const { ui } = cli;
  const { workspace } = await openAccount(cli, name, "scan");
  try {
    const seen = await lookAt(cli, workspace, { purpose: "teardown", review: undefined });
    if (seen.outcome === "closing") {
      const { cloud, id } = workspace.account;
      if (ui.json) ui.data("scan", { account: { name, id, cloud }, status: seen.status });
      else ui.print(closingLine(workspace.reader.language, id, seen.status));
      return EXIT.ok;
    }
    const { found } = seen;
    if (ui.json) ui.data("scan", asData(workspace, found));
    else show(cli, workspace, found);
    return isComplete(found.inventory) && found.faults.length === 0 ? EXIT.ok : EXIT.blocked;
  } finally {
    await workspace.close();
  }
}

function asData(workspace: Workspace, found: Survey): Documents["scan"] {
  const { account } = workspace;
  const { inventory, faults } = found;
  return {
    account: { name: account.name, id: account.id, cloud: account.cloud },
    caller: found.view.caller.principal,
    takenAt: inventory.takenAt,
    complete: isComplete(inventory),
    items: found.view.items.map((item) => (item.tagsKnown ? item : { ...item, tags: null })),
    coverage: inventory.coverage,
    sightings: inventory.sightings,
    faults: faults.map((fault) => ({ file: account.file, ...fault })),
  };
}

function show({ ui }: Cli, workspace: Workspace, looked: Survey): void {
  const { account, cloud, reader } = workspace;
  const { language } = reader;
  const { inventory } = looked;
  const { coverage } = inventory;
  const found = surveyIn(looked, reader);
  const { items, caller } = found.view;
  const screens = screenTexts(language);
  const { scan: texts } = screens;
  const { bold, yellow } = ui.paint;
  ui.print(
    `${bold(screens.account(account.name, account.id))}${screens.scanned(cloud.title, when(inventory.takenAt), caller.principal)}`,
  );
  const titles = rowsIn(cloud.rows, reader);
  const rows = scanRows(coverage, items, { titleOf: (type) => titles.get(type)?.title, language });
  if (rows.length > 0) {
    ui.print("");
    ui.printLines(
      table(
        texts.columns,
        rows.map((row) => [
          row.type,
          row.title,
          row.region,
          String(row.items),
          row.becomes,
          row.coverage,
        ]),
        bold,
      ),
    );
  }
  ui.print("");
  ui.print(totals(found, language));
  section(texts.unknown, unknownLines(coverage, language));
  section(texts.unreadTags, unreadTagLines(coverage, language));
  section(texts.blind, blindSpots(inventory, texts));
  section(texts.unlisted, unlistedLines(inventory, texts));
  section(texts.late, lateLines(inventory, texts));
  section(texts.faults, faultLines(account.file, found.faults).lines);
  if (ui.verbose) section(texts.inactive, inactiveLines(coverage, language));
  ui.print("");
  const lacks = coverage.some(({ outcome }) => outcome === "denied" || outcome === "unproved");
  ui.print(lacks ? texts.allow(account.name) : texts.next(account.name));

  function section(title: string, lines: readonly string[]): void {
    if (lines.length === 0) return;
    ui.print("");
    ui.print(texts.list(yellow(title), lines.length));
    for (const line of lines) ui.print(`  ${line}`);
  }
}

function totals({ view, inventory: { coverage } }: Survey, language: Language): string {
  const screens = screenTexts(language);
  const { scan: texts } = screens;
  const kinds = view.items.map(({ disposition }) => dispositionIn(language, disposition));
  const ended = coverage.map(({ outcome }) => OUTCOME_WORDS[outcome][language]);
  return texts.listings(
    texts.items(view.items.length, tallyIn(screens, kinds)),
    coverage.length,
    tallyIn(screens, ended),
  );
}

type Texts = ScreenTexts["scan"];

function blindSpots({ sightings }: Inventory, texts: Texts): readonly string[] {
  return sightings
    .filter((sighting) => sighting.coveredBy.length === 0)
    .map(({ source, code, count, examples, lastCharge }) => {
      const line = texts.sighting(source, code, count);
      const named = examples.length === 0 ? line : texts.examples(line, examples);
      return lastCharge === undefined ? named : texts.lastCharge(named, lastCharge);
    });
}

function unlistedLines({ sightings }: Inventory, texts: Texts): readonly string[] {
  return sightings.flatMap((sighting) =>
    openUnlisted([sighting]).map((resource) => {
      const { subject, asks } = unlistedQuestion(sighting, resource);
      return texts.asks(subject, asks);
    }),
  );
}

function lateLines({ sightings }: Inventory, texts: Texts): readonly string[] {
  return sightings.flatMap(({ source, code, late }) =>
    (late ?? []).map(({ id, because }) => {
      const what = `${source}:${code}: ${id}`;
      return source === "bill"
        ? texts.lateBill(what, because)
        : texts.lateInventory(what, because, LAG_HOURS);
    }),
  );
}
