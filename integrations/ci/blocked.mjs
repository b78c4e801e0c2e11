// blocked.mjs <what `closeout plan --json` said> [policy]
//
// Ends with 0, and says by which policies, where the plan says that policies block it, the named one among them.
import { readFileSync } from "node:fs";

const [, , file, policy] = process.argv;
let stack;
try {
  [stack] = JSON.parse(readFileSync(file, "utf8")).stacks;
} catch {
  // What failed before there was a plan has said so itself.
}
const blocking = (stack?.outcome?.blockers ?? []).filter(
  ({ severity }) => severity === "mandatory",
);
const policies = blocking.map((blocker) => blocker.policy);
if (stack?.result !== "blocked" || (policy !== undefined && !policies.includes(policy)))
  process.exit(1);
console.log(`Not closed yet: ${policies.join(", ")}`);
