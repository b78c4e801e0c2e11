import { Annotations, App } from "cdktf";
import { hiddenProvider } from "../constructs/hidden-provider.ts";
import { requireTerraform } from "../constructs/requirements.ts";
import { say } from "../constructs/say.ts";
import { Problem } from "../src/core/problem.ts";
import { accountStacks } from "./accounts.ts";

/** How a project is synthesized. */
export interface SynthesisProps {
  /**
   * The folder of the project's own policies.
   *
   * @default "policies" in the current directory
   */
  readonly policies?: string;
  /**
   * Adds stacks of the project's own.
   *
   * @default none
   */
  readonly also?: (app: App) => void;
}

/**
 * Makes the stacks of every account of the project in the current directory. An account whose files cannot
 * be used gets stacks that fail, and is named on stderr; nothing is called.
 */
export async function synthesize({
  policies = "policies",
  also,
}: SynthesisProps = {}): Promise<void> {
  requireTerraform(process.env);
  try {
    const app = new App();
    for (const fault of accountStacks(app, ".", policies)) say(`! ${fault}`);
    also?.(app);
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
