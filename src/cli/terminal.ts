import type { Terminal } from "./attest/prompter.ts";

/** The terminal that this process has; undefined where there is none to ask on. */
export function standardTerminal(): Terminal | undefined {
  const { stdin, stdout, env } = process;
  if (stdin.isTTY !== true || stdout.isTTY !== true) return undefined;
  return {
    input: stdin,
    output: stdout,
    terminal: env["TERM"] !== "dumb",
    interrupt: () => process.kill(process.pid, "SIGINT"),
  };
}
