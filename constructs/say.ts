import { redact } from "../src/core/secrets.ts";
import { visibleLines } from "../src/core/visible.ts";

/**
 * A line of a synth, on stderr. Names of folders and files, and what Terraform says, are shown as text
 * in which nothing is hidden, and without secrets.
 */
export function say(text: string): void {
  process.stderr.write(`${visibleLines(redact(text))}\n`);
}
