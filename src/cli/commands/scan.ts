import { type Inventory, isComplete, openUnlisted } from "../../core/inventory.ts";
import { LAG_HOURS, unlistedQuestion } from "../../core/unlisted.ts";
import type { Survey } from "../../engine/survey.ts";
import { closingLine } from "../../texts/closing.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Cli, openAccount } from "../cli.ts";
import { inactiveLines, unknownLines, unreadTagLines } from "../coverage-text.ts";
import type { Documents } from "../documents.ts";
import { EXIT } from "../exit-codes.ts";
import { faultLines } from "../faults-text.ts";
import { lookAt } from "../look.ts";
import { scanRows } from "../scan-rows.ts";
import { table } from "../table.ts";
import { count, tally, when } from "../words.ts";

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

function show({ ui }: Cli, workspace: Workspace, found: Survey): void {
  const { account, cloud } = workspace;
  const { inventory } = found;
  const { items } = found.view;
  const { bold, yellow } = ui.paint;
  ui.print(
    `${bold(`${account.name}: account ${account.id}`)} (${cloud.title}), scanned on ${when(inventory.takenAt)} as ${found.view.caller.principal}`,
  );
  const rows = scanRows(inventory.coverage, items, (type) => cloud.rows.get(type)?.title);
  if (rows.length > 0) {
    ui.print("");
    ui.printLines(
      table(
        ["Type", "What", "Region", "Items", "Action", "Coverage"],
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
  ui.print(totals(found));
  section("Not known: nothing may be called empty", unknownLines(inventory.coverage));
  section("Tags that could not be read", unreadTagLines(inventory.coverage));
  section("Reported by the cloud, but covered by no catalog type", blindSpots(inventory));
  section("Named by the cloud, but in no listing", unlistedLines(inventory));
  section("Named by the cloud for a while longer, and gone", lateLines(inventory));
  section(
    "Rules that match nothing or cannot be evaluated (the plan fails until they are fixed)",
    faultLines(account.file, found.faults).lines,
  );
  const inactive = inactiveLines(inventory.coverage);
  if (ui.verbose) section("Services that are not activated", inactive);
  ui.print("");
  const lacks = inventory.coverage.some(
    ({ outcome }) => outcome === "denied" || outcome === "unproved",
  );
  ui.print(
    lacks
      ? `Next: allow what is missing (npx closeout permissions ${account.name} prints it all), and scan again.`
      : `Next: npx closeout review ${account.name}`,
  );

  function section(title: string, lines: readonly string[]): void {
    if (lines.length === 0) return;
    ui.print("");
    ui.print(`${yellow(title)} (${lines.length}):`);
    for (const line of lines) ui.print(`  ${line}`);
  }
}

function totals(found: Survey): string {
  const { items } = found.view;
  const { coverage } = found.inventory;
  const becomes = items.length === 0 ? "" : ` (${tally(items.map((item) => item.disposition))})`;
  return `${count(items.length, "item")}${becomes}. ${count(coverage.length, "listing")}: ${tally(coverage.map((record) => record.outcome))}.`;
}

function blindSpots({ sightings }: Inventory): readonly string[] {
  return sightings
    .filter((sighting) => sighting.coveredBy.length === 0)
    .map((sighting) => {
      const examples =
        sighting.examples.length === 0 ? "" : `, e.g. ${sighting.examples.join(", ")}`;
      const charge =
        sighting.lastCharge === undefined ? "" : `, last charge ${sighting.lastCharge}`;
      return `${sighting.source}: ${sighting.code} (${sighting.count})${examples}${charge}`;
    });
}

function unlistedLines({ sightings }: Inventory): readonly string[] {
  return sightings.flatMap((sighting) =>
    openUnlisted([sighting]).map((resource) => {
      const { subject, asks } = unlistedQuestion(sighting, resource);
      return `${subject}: ${asks}`;
    }),
  );
}

function lateLines({ sightings }: Inventory): readonly string[] {
  return sightings.flatMap(({ source, code, late }) =>
    (late ?? []).map(
      ({ id, because }) =>
        `${source}:${code}: ${id} (${because}; ${source === "bill" ? "bills are two days behind" : `the inventory may lag ${LAG_HOURS} hours behind`})`,
    ),
  );
}
