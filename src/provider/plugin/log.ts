import { redactForeign } from "../../core/secrets.ts";
import type { LogFields, Logger } from "../framework/resource.ts";

type Level = "debug" | "info" | "warn" | "error";

/**
 * Writes lines in the JSON of go-hclog, from which Terraform takes the level; a line that
 * is not JSON would be taken for `debug`. No secret is in any of them.
 * https://github.com/hashicorp/go-plugin/blob/v1.6.0/log_entry.go
 */
export function createLogger(
  module: string,
  write: (line: string) => void,
  now: () => Date = () => new Date(),
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
    debug: (message, fields) => line("debug", message, fields),
    info: (message, fields) => line("info", message, fields),
    warn: (message, fields) => line("warn", message, fields),
    error: (message, fields) => line("error", message, fields),
  };
}
