import { fileURLToPath } from "node:url";
import { App } from "cdktf";
import { Problem } from "../src/core/problem.ts";
import { findAccounts } from "../src/files/project.ts";
import { ClosureStack } from "./closure.ts";
import { TeardownStack } from "./teardown.ts";

const policies = fileURLToPath(new URL("../policies", import.meta.url));

try {
  const app = new App();
  for (const { name, dir } of findAccounts(process.cwd())) {
    new TeardownStack(app, name, { folder: dir, policies });
    new ClosureStack(app, name, { folder: dir, policies });
  }
  app.synth();
} catch (cause) {
  if (!(cause instanceof Problem)) throw cause;
  process.stderr.write(`${cause.text}\n`);
  process.exitCode = 1;
}
