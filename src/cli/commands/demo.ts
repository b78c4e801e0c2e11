import { Problem } from "../../core/problem.ts";
import { demo } from "../../demo/demo.ts";
import { plays } from "../../demo/plays.ts";
import { clouds } from "../../workspace/clouds.ts";
import type { Cli } from "../cli.ts";
import { checkMachine, INIT } from "../doctor/machine.ts";

/** Plays a demo in the folder `.demo` of the place where the command is run. */
export async function playDemo(cli: Cli, name: string): Promise<number> {
  const { ui, signal } = cli;
  await requireTools(cli);
  const { bold, cyan, dim, red, yellow } = ui.paint;
  const play = plays[name];
  if (play === undefined) throw new Error(`there is no demo ${name}`);
  return demo(
    play,
    clouds,
    {
      title: (text) => ui.printLines(`\n${bold(text)}`),
      line: (text) => ui.print(text),
      command: (text) => ui.print(cyan(`$ ${text}`)),
      shown: (text) =>
        ui.print(
          `  ${text.replace(/^Error:/u, (word) => red(word)).replace(/^Warning:/u, (word) => yellow(word))}`,
        ),
      aside: (text) => ui.print(dim(text)),
      progress: (text) => {
        if (process.stdout.isTTY) ui.progress(text);
      },
    },
    signal,
  );
}

async function requireTools(cli: Cli): Promise<void> {
  // The demo brings settings of its own for Terraform.
  const failed = (await checkMachine(cli)).find(
    ({ name, outcome }) => outcome === "failed" && name !== INIT,
  );
  if (failed === undefined) return;
  throw new Problem({
    code: "terraform",
    summary: `The demo cannot be played here: ${failed.name}: ${failed.says}`,
    next: failed.next ?? "Run `npx closeout doctor`.",
  });
}
