import type { Cli } from "../cli.ts";
import { demo } from "../demo/demo.ts";

/** Plays the demo in the folder `.demo` of the place where the command is run. */
export function playDemo({ ui, signal }: Cli): Promise<number> {
  const { bold, cyan, dim, red, yellow } = ui.paint;
  return demo(
    {
      title: (text) => ui.print(`\n${bold(text)}`),
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
