// First, before anything else can print.
import "../plugin/standard-streams.ts";
import { serveProcess } from "./serve.ts";

/** Starts the provider; `args` are those of the process, of which the last is the engine's address. */
export async function main(args: readonly string[]): Promise<void> {
  await serveProcess(args.filter((one) => !one.startsWith("-")).at(-1));
}
