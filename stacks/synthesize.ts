import { fileURLToPath } from "node:url";
import { App } from "cdktf";
import { Problem } from "../src/core/problem.ts";
import { accountStacks } from "./accounts.ts";

/** Makes the stacks of every account of the project in the current directory. */
export function synthesize(): void {
  const policies = fileURLToPath(new URL("../policies", import.meta.url));
  try {
    // CDKTF's only validation that our stacks need is Terraform's version, which was asked already;
    // CDKTF asks for it once for each wave.
    const app = new App({ skipValidation: true });
    for (const fault of accountStacks(app, ".", policies)) process.stderr.write(`! ${fault}\n`);
    app.synth();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    process.stderr.write(`${cause.text}\n`);
    process.exitCode = 1;
  }
}
