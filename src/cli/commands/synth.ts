import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compiledApp } from "../../files/terraform/compiled-app.ts";
import type { Cli } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";

/** Runs the project's stacks, as the app of cdktf.json: they are compiled first, so that any Node runs them. */
export async function synth({ project }: Cli, file: string): Promise<number> {
  await import(pathToFileURL(await compiledApp(resolve(project, file))).href);
  return typeof process.exitCode === "number" ? process.exitCode : EXIT.ok;
}
