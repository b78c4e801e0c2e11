import type { Purpose } from "../../core/cloud.ts";
import { type Cli, openWithoutPolicies } from "../cli.ts";
import { sayClosing } from "../closing-text.ts";
import { EXIT } from "../exit-codes.ts";

/** Prints the permission documents for a purpose; needs neither credentials nor a network. */
export async function permissions(cli: Cli, name: string, purpose: Purpose): Promise<number> {
  const { ui } = cli;
  const { workspace } = openWithoutPolicies(cli, name, "permissions");
  await sayClosing(cli, workspace);
  const documents = workspace.cloud.permissions(purpose);
  if (ui.json) {
    ui.data("permissions", { documents });
    return EXIT.ok;
  }
  documents.forEach(({ title, attachTo, document }, at) => {
    if (at > 0) ui.print("");
    ui.print(ui.paint.bold(title));
    ui.print(`Attach to: ${attachTo}`);
    ui.printLines(JSON.stringify(document, null, 2));
  });
  return EXIT.ok;
}
