import type { Cli } from "../cli.ts";
import { demo } from "../demo/demo.ts";

/** Plays the demo in the folder `.demo` of the place where the command is run. */
export function playDemo({ ui, signal }: Cli): Promise<number> {
  return demo(
    {
      line: (text) => ui.print(text),
      title: (text) => ui.print(`\n${ui.paint.bold(text)}`),
    },
    signal,
  );
}
