import { Server, ServerCredentials } from "@grpc/grpc-js";
import { keepSecretsOf } from "../core/secrets.ts";
import { watchClient } from "../plugin/client-watch.ts";
import { writeHandshake } from "../plugin/standard-streams.ts";
import { providerCalls } from "./calls.ts";
import type { ProviderParts } from "./configure.ts";
import { Instance } from "./instance.ts";
import { ResourceProviderService } from "./protocol.ts";

/** How long the process outlives Pulumi at most: what is under way puts its things in order. */
const LAST_WORDS_MS = 450;

/** A provider that is served. */
export interface Served {
  readonly port: number;
  readonly instance: Instance;
  close(): void;
  /** Takes no new call, and tells when the last answer has left. */
  finish(then: () => void): void;
}

/** Serves the provider on a port of this machine. `onCall` hears of each call. */
export function serve(
  engine: string | undefined,
  parts: ProviderParts = {},
  onCall: () => void = () => {},
): Promise<Served> {
  keepSecretsOf(process.env);
  const instance = new Instance(engine, parts);
  // By default grpc-js refuses more than 4 MiB, which a map of 50,000 items exceeds.
  const server = new Server({
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  const calls = Object.entries(providerCalls(instance)).map(([name, answer]) => {
    const heard = (...args: readonly unknown[]): unknown => {
      onCall();
      return Reflect.apply(answer, undefined, args);
    };
    return [name, heard] as const;
  });
  server.addService(ResourceProviderService, Object.fromEntries(calls));
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (failed, port) => {
      if (failed !== null) reject(failed);
      else
        resolve({
          port,
          instance,
          close: () => server.forceShutdown(),
          finish: (then) => server.tryShutdown(then),
        });
    });
  });
}

/**
 * Serves the provider to the Pulumi that started this process, until it ends it or is gone. To be called
 * once, at the start of the process, with the engine's address.
 */
export async function serveProcess(engine: string | undefined): Promise<void> {
  let served: Served | undefined;
  let ends = false;
  const end = (): void => {
    if (ends) return;
    ends = true;
    if (served === undefined) process.exit();
    // What is under way puts its things in order, and says what is true.
    served.instance.stop();
    served.finish(() => process.exit());
    setTimeout(() => process.exit(), LAST_WORDS_MS);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  const onCall = watchClient({ client: "Pulumi", parent: () => process.ppid, onGone: end });
  served = await serve(engine, {}, onCall);
  writeHandshake(`${served.port}\n`, end);
}
