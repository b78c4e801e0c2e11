import { redactForeign } from "../../core/secrets.ts";
import type { LogFields, Logger } from "../framework/resource.ts";

type Level = "debug" | "info" | "warn" | "error";

/** How a log is written. */
export interface LogOptions {
  /** @default the system's clock */
  readonly now?: () => Date;
  /** False leaves out what only tells how it goes: a scan has thousands of such lines. @default true */
  readonly verbose?: boolean;
}

/**
 * Whether anybody reads more of a provider's log than warnings: Terraform drops the rest of it unless one
 * of these is set, and takes every line apart before it does.
 * https://developer.hashicorp.com/terraform/internals/debugging
 */
export function isLogRead(env: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(env).some(
    ([name, value]) => /^TF_LOG(?:_PROVIDER.*)?$/u.test(name) && (value ?? "") !== "",
  );
}

/**
 * Writes lines in the JSON of go-hclog, from which Terraform takes the level; a line that
 * is not JSON would be taken for `debug`. No secret is in any of them.
 * https://github.com/hashicorp/go-plugin/blob/v1.6.0/log_entry.go
 */
export function createLogger(
  module: string,
  write: (line: string) => void,
  { now = () => new Date(), verbose = true }: LogOptions = {},
): Logger {
  const line = (level: Level, message: string, fields: LogFields = {}): void => {
    const masked = Object.entries(fields).map(
      ([name, value]) => [name, typeof value === "string" ? redactForeign(value) : value] as const,
    );
    const entry = {
      ...Object.fromEntries(masked),
      "@level": level,
      "@message": redactForeign(message),
      "@module": module,
      "@timestamp": now().toISOString(),
    };
    write(`${JSON.stringify(entry)}\n`);
  };
  return {
    debug: verbose ? (message, fields) => line("debug", message, fields) : unsaid,
    info: verbose ? (message, fields) => line("info", message, fields) : unsaid,
    warn: (message, fields) => line("warn", message, fields),
    error: (message, fields) => line("error", message, fields),
  };
}

function unsaid(): void {}
