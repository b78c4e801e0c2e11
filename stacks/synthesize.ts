import { fileURLToPath } from "node:url";
import { Annotations, App } from "cdktf";
import { hiddenProvider } from "../constructs/hidden-provider.ts";
import { say } from "../constructs/say.ts";
import { Problem } from "../src/core/problem.ts";
import { accountStacks } from "./accounts.ts";

/** Makes the stacks of every account of the project in the current directory. */
export async function synthesize(): Promise<void> {
  const policies = fileURLToPath(new URL("../policies", import.meta.url));
  try {
    const app = new App();
    for (const fault of accountStacks(app, ".", policies)) say(`! ${fault}`);
    const hidden = await hiddenProvider(process.env);
    if (hidden !== undefined) {
      say(`! ${hidden}`);
      // Once, on the first stack: the command line of CDKTF shows these, and not what is written here.
      const [first] = app.node.children;
      if (first !== undefined) Annotations.of(first).addWarning(hidden);
    }
    app.synth();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    say(cause.text);
    process.exitCode = 1;
  }
}
