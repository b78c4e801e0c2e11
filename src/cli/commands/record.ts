import { moveRecord, type RecordDirection } from "../../operations/record.ts";
import { type Cli, openWithoutPolicies } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";
import { count } from "../words.ts";

/** Brings an account's journal from its folder into the database, or back; asks the cloud nothing. */
export async function record(cli: Cli, name: string, direction: RecordDirection): Promise<number> {
  const { ui } = cli;
  const { workspace } = openWithoutPolicies(cli, name, `record ${direction}`);
  try {
    const moved = await moveRecord(workspace, direction);
    if (ui.json) ui.data("record", moved);
    else if (moved.added === 0)
      ui.print(`Nothing to add: ${moved.to} holds all that ${moved.from} does.`);
    else ui.print(`Added ${count(moved.added, "journal line")} to ${moved.to}.`);
    return EXIT.ok;
  } finally {
    await workspace.close();
  }
}
