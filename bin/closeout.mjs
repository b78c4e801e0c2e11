#!/usr/bin/env node
import { existsSync } from "node:fs";

// Plain JavaScript: it runs before anything can be compiled, and on a Node that may be too old.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Closeout needs Node 20.19 or newer; this is Node ${process.versions.node}.\nNext: Install a current Node, https://nodejs.org, and run the command again.\n`,
  );
  // Of `plan` and `status`, 2 says that there is something to do.
  process.exit(/^(?:plan|status)$/.test(process.argv[2] ?? "") ? 1 : 2);
}

// Loading takes a moment in which Ctrl-C must end the command with the same code as later.
const early = () => process.exit(130);
process.on("SIGINT", early);

const { main } = await program().catch(async (error) => {
  // Ctrl-C may take the compiler away before this process hears of it.
  await new Promise((resolve) => setTimeout(resolve, 20));
  throw error;
});
const ended = main(process.argv.slice(2));
process.off("SIGINT", early);
await ended;

/** The package holds the program built; a clone compiles it from its sources. */
async function program() {
  const source = new URL("../src/cli/main.ts", import.meta.url);
  if (!existsSync(source)) return import("../dist/cli/main.js");
  const { compiledProgram } = await import("./compiled.mjs");
  const compiled = await compiledProgram();
  if (compiled !== undefined) return import(compiled);
  const tsx = await import("tsx/esm/api").catch(() => undefined);
  if (tsx === undefined) {
    process.stderr.write(
      "Closeout's packages are not installed.\nNext: Run `npm ci` in the project's folder.\n",
    );
    process.exit(2);
  }
  tsx.register();
  return import(source.href);
}
