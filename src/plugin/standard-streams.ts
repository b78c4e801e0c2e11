/**
 * To be imported first, for what it does to this process's standard streams.
 *
 * Standard output belongs to the handshake: one other byte before it, and Terraform says
 * "Unrecognized remote plugin message"; Pulumi takes it for the number of the port. So whatever a
 * library or a policy prints goes to standard error, where Terraform takes it for a line of its log and
 * Pulumi for news; and nothing goes there with a secret in it.
 */
import { keepSecretsOf, redactForeign } from "../core/secrets.ts";

type Written = (failure?: Error | null) => void;

keepSecretsOf(process.env);
const toStdout = process.stdout.write.bind(process.stdout);
const toStderr = process.stderr.write.bind(process.stderr);

function writeMasked(
  chunk: Uint8Array | string,
  encodingOrWritten?: BufferEncoding | Written,
  written?: Written,
): boolean {
  const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
  return toStderr(
    redactForeign(text),
    typeof encodingOrWritten === "function" ? encodingOrWritten : written,
  );
}

process.stdout.write = writeMasked;
process.stderr.write = writeMasked;

// A write after the client is gone fails with EPIPE; left alone, that would end the process
// in the middle of what it still has to put in order.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

/** Writes to the real standard output; `unread` is called when nobody reads there any more. */
export function writeHandshake(line: string, unread: () => void): void {
  toStdout(line, (failure) => {
    if (failure) unread();
  });
}
