import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Children } from "./children.ts";
import { type DemoOutput, near, Performance, Surprise, seconds } from "./performance.ts";
import type { Play } from "./play.ts";
import { type Clouds, setStage } from "./stage.ts";

/**
 * Plays the closing of an account against the emulator with the real `cdktf` and `terraform`: blocked,
 * reviewed, torn down, closed. Returns the exit code; leaves no process behind.
 */
export async function demo(
  play: Play,
  clouds: Clouds,
  output: DemoOutput,
  signal: AbortSignal,
  folder = resolve(".demo"),
): Promise<number> {
  const children = new Children();
  const stop = (): void => void children.end();
  signal.addEventListener("abort", stop, { once: true });
  const started = Date.now();
  try {
    const stage = await setStage(play, clouds, folder, children);
    await new Performance({ play, stage, children, output, signal }).run();
    output.title(`Done in ${seconds(started)}. What is left to look at:`);
    for (const [path, what] of play.left) {
      const file = join(stage.account, path);
      if (existsSync(file)) output.line(`  ${near(file).padEnd(42)}  ${what}`);
    }
    output.line(`  ${`${near(stage.logs)}/`.padEnd(42)}  everything that each command printed`);
    output.line(`  ${near(stage.state).padEnd(42)}  the emulator's world at the end`);
    return 0;
  } catch (cause) {
    if (signal.aborted) return 130;
    if (!(cause instanceof Surprise)) throw cause;
    for (const line of cause.message.split("\n")) output.line(line);
    return 1;
  } finally {
    await children.end();
  }
}
