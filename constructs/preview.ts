import type { Construct } from "constructs";
import { PREVIEW } from "../src/files/terraform/wanted-accounts.ts";

/** The context of cdktf.json that makes a synth a preview; the environment comes before it. */
const CONTEXT = "closeout:preview";

/**
 * True where the stacks are synthesized to be shown and never deployed, as for a pull request: what blocks
 * the closure is data then and fails no plan, and what is not approved yet is planned as if it were.
 */
export function isPreview(
  scope: Construct,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  const said: unknown = env[PREVIEW] ?? scope.node.tryGetContext(CONTEXT) ?? false;
  if (said === true || said === "true" || said === "1") return true;
  if (said === false || said === "false" || said === "0") return false;
  throw new Error(
    `${PREVIEW}, or ${CONTEXT} in the context of cdktf.json, says ${JSON.stringify(said)}. Allowed: true and false. Unset it, or correct it.`,
  );
}
