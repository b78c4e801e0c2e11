import { runApp } from "../../files/terraform/run-app.ts";
import type { Cli } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";

/** Runs the project's stacks, as the app of cdktf.json: they are compiled first, so that any Node runs them. */
export async function synth({ project }: Cli, file: string): Promise<number> {
  await runApp(project, file);
  return typeof process.exitCode === "number" ? process.exitCode : EXIT.ok;
}
