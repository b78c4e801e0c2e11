import { setFlagsFromString } from "node:v8";
import { keepSecretsOf, redactForeign } from "../../core/secrets.ts";
import { watchClient } from "../../plugin/client-watch.ts";
import { writeHandshake } from "../../plugin/standard-streams.ts";
import type { AnyProvider } from "../framework/provider.ts";
import type { Logger } from "../framework/resource.ts";
import { createInstance, type Instance } from "../handlers/instance.ts";
import type { GrpcServer } from "../wire/grpc-server.ts";
import { createPluginServer } from "../wire/plugin-services.ts";
import { handshakeLine, isStartedByTerraform, secure } from "./handshake.ts";
import { createLogger, isLogRead } from "./log.ts";
import { createSocket, type Socket } from "./socket.ts";

/** How long the process outlives Terraform at most: handlers put their things in order. */
const LAST_WORDS_MS = 450;

/**
 * How much the heap may grow before it is cleaned up again, in percent. By itself V8 lets a growing
 * heap double and more: with 50,000 items it then holds 50 MB that nobody needs.
 */
const HEAP_GROWTH = 40;

/**
 * Serves a provider to the Terraform that started this process, until it asks to end or is
 * gone. To be called once, at the start of the process. Started by hand, it says what it is
 * and exits 1.
 */
export function serveProvider(provider: AnyProvider): void {
  const { env } = process;
  keepSecretsOf(env);
  if (!isStartedByTerraform(env)) {
    process.stderr.write(
      `This is version ${provider.version} of the Terraform provider "${provider.name}". Terraform starts it by itself: run terraform or cdktf in the folder of a stack instead.\n`,
    );
    process.exitCode = 1;
    return;
  }
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  reportCrashes();
  const log = createLogger(provider.name, (line) => process.stderr.write(line), {
    verbose: isLogRead(env),
  });
  const instance = createInstance(provider, log, { serial: false });
  const socket = createSocket();
  process.on("exit", () => socket.remove());
  // A Ctrl-C in a terminal reaches this process as well. Terraform then asks it to stop,
  // and wants to hear what was done until then.
  process.on("SIGINT", () => log.debug("left it to Terraform to answer SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => instance.stop());
  void start({ instance, log, socket });
}

interface Process {
  readonly instance: Instance;
  readonly log: Logger;
  readonly socket: Socket;
}

async function start({ instance, log, socket }: Process): Promise<void> {
  let asked = false;
  let server: GrpcServer | undefined;
  const onGone = (why: string): void => {
    if (asked) return;
    asked = true;
    log.warn(`${why}: stopping`);
    instance.stop();
    server?.destroy();
    // ends by itself as soon as nothing is under way any more
    process.exitCode = 1;
    setTimeout(() => process.exit(), LAST_WORDS_MS).unref();
  };
  const onClientHere = watchClient({ client: "Terraform", parent: () => process.ppid, onGone });
  const security = secure(process.env);
  server = createPluginServer(
    { instance },
    {
      onClientHere,
      // The client hangs up once it has the answer; then all calls are over.
      onShutdown: () => {
        asked = true;
        server?.close(() => process.exit());
        setTimeout(() => process.exit(), LAST_WORDS_MS);
      },
      onClientGone: () => onGone("Terraform is gone"),
    },
  );
  await server.listen(socket.path, security.tls);
  writeHandshake(handshakeLine(socket.path, security.certificate), () =>
    onGone("Terraform is gone"),
  );
}

/**
 * Makes Terraform tell of a crash. It collects the lines of standard error that follow one
 * which starts with "panic: ", as a Go program writes it; anything else would end in a bare
 * "Plugin did not respond".
 * https://github.com/hashicorp/terraform/blob/v1.11.4/internal/logging/panic.go
 */
function reportCrashes(): void {
  const crash = (thrown: unknown): void => {
    const reason = thrown instanceof Error ? thrown : new Error(String(thrown));
    process.stderr.write(redactForeign(`panic: ${reason.message}\n\n${reason.stack ?? ""}\n`));
    process.exit(2);
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
}
