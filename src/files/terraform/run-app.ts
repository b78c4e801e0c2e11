import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Problem } from "../../core/problem.ts";
import { compileFault } from "../modules.ts";
import { compileApp, compiledApp } from "./compiled-app.ts";

/**
 * Runs a project's main file, TypeScript or JavaScript, in this process. Its own files are compiled together;
 * packages stay where they are installed. Throws the Problem `not-found` where there is none, and `usage`
 * where it does not compile.
 */
export async function runApp(project: string, file: string): Promise<void> {
  const path = resolve(project, file);
  if (!existsSync(path)) {
    throw new Problem({
      code: "not-found",
      summary: `There is no ${file} to synthesize`,
      where: path,
      next: "Run `npx closeout init`, which writes one, or name the file that makes the stacks.",
    });
  }
  const compiled = (await compiledApp(path)) ?? (await whyNot(project, path));
  await import(pathToFileURL(compiled).href);
}

/** A program that could not be compiled is compiled once more, for what the compiler says. */
async function whyNot(project: string, path: string): Promise<never> {
  try {
    await compileApp(path);
  } catch (cause) {
    throw new Problem({
      code: "usage",
      summary: `The stacks do not compile:\n${compileFault(cause)}`,
      where: path,
      next: "Correct the file and run the command again.",
      cause,
    });
  }
  throw new Problem({
    code: "unwritable",
    summary: "The compiled stacks can be kept nowhere",
    where: join(resolve(project), "node_modules"),
    next: "Run `npm install` in the project's folder, and make its node_modules writable.",
  });
}
