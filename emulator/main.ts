import { parseArgs } from "node:util";
import { namedDoubts } from "./core/doubt/switch.ts";
import { startEmulator } from "./server.ts";

const usage =
  "emulator [--port N] [--state FILE] [--seed FILE] [--parent-pid PID] [--doubt all,KIND,ID,-ID,…]";

/** Runs one emulator until it is told to stop; prints its address as one line of JSON. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      state: { type: "string" },
      seed: { type: "string" },
      "parent-pid": { type: "string" },
      doubt: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help === true) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const emulator = await startEmulator({
    port: Number(values.port ?? 0),
    ...(values.state === undefined ? {} : { state: values.state }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values.doubt === undefined ? {} : { doubts: namedDoubts(values.doubt) }),
  });
  const stop = (): void => {
    emulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  const parent = Number(values["parent-pid"] ?? 0);
  if (parent > 0) setInterval(() => alive(parent) || stop(), 500).unref();
  const { url, port } = emulator;
  process.stdout.write(`${JSON.stringify({ url, port, pid: process.pid })}\n`);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${said(error)}\n`);
  process.exit(2);
});

/** What is wrong, and what to do where that is known. */
function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { readonly port?: number };
  if (code === "EADDRINUSE")
    return `Port ${port} is in use, perhaps by another emulator.\nNext: Stop that program, or name another port with --port; without --port a free one is taken.`;
  if (code === "EACCES" && port !== undefined)
    return `This user may not listen on port ${port}.\nNext: Name a port from 1024 on with --port; without --port a free one is taken.`;
  return error.message;
}
