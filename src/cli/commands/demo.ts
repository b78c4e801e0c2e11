import { spawnSync } from "node:child_process";
import { Problem } from "../../core/problem.ts";
import { demo } from "../../demo/demo.ts";
import { plays } from "../../demo/plays.ts";
import { clouds } from "../../workspace/clouds.ts";
import type { Cli } from "../cli.ts";
import { CDKTF_COMMAND } from "../doctor/front-end.ts";
import { checkMachine, INIT } from "../doctor/machine.ts";

/** Plays a demo in the folder `.demo` of the place where the command is run. */
export async function playDemo(cli: Cli, name: string): Promise<number> {
  const { ui, signal } = cli;
  const { bold, cyan, dim, red, yellow } = ui.paint;
  const play = plays[name];
  if (play === undefined) throw new Error(`there is no demo ${name}`);
  if (play.pulumi === true) requirePulumi();
  else await requireTools(cli);
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
    ({ name, outcome }) =>
      (outcome === "failed" && name !== INIT) || (outcome === "note" && name === CDKTF_COMMAND),
  );
  if (failed === undefined) return;
  throw new Problem({
    code: "terraform",
    summary: `The demo cannot be played here: ${failed.name}: ${failed.says}`,
    next: failed.next ?? "Run `npx closeout doctor`.",
  });
}

function requirePulumi(): void {
  const { error, status } = spawnSync("pulumi", ["version"], { stdio: "ignore" });
  if (error === undefined && status === 0) return;
  throw new Problem({
    code: "pulumi",
    summary: 'The demo cannot be played here: "pulumi" is not on the PATH, or does not start',
    next: "Install the command line of Pulumi, https://www.pulumi.com/docs/install/. The npm package of that name is no help where nothing may be downloaded: it fetches the command line when it is first run.",
  });
}
