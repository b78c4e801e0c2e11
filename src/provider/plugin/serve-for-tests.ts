import { keepSecretsOf } from "../../core/secrets.ts";
import type { AnyProvider } from "../framework/provider.ts";
import { createInstance } from "../handlers/instance.ts";
import { createPluginServer } from "../wire/plugin-services.ts";
import { createLogger } from "./log.ts";
import { createSocket } from "./socket.ts";

/** A provider that runs inside the test's own process. */
export interface Served {
  /** For Terraform's environment, as `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
  close(): Promise<void>;
}

/**
 * Serves a provider for Terraform to attach to, over the real protocol in plain text. Any
 * number of runs may use it, one after another; they need no `terraform init`. `address` is
 * the provider's source, such as `example.invalid/acme/toy`.
 */
export async function serveForTests(
  provider: AnyProvider,
  options: { readonly address: string; readonly log?: (line: string) => void },
): Promise<Served> {
  keepSecretsOf(process.env);
  const log = createLogger(provider.name, options.log ?? (() => {}));
  const instance = createInstance(provider, log, { serial: true });
  // Terraform ends after each run, and the provider lives on for the next one
  const events = { onClientHere: () => {}, onShutdown: () => {}, onClientGone: () => {} };
  const server = createPluginServer({ instance }, events);
  const socket = createSocket();
  await server.listen(socket.path, undefined);
  const description = {
    Protocol: "grpc",
    ProtocolVersion: 6,
    Pid: process.pid,
    Test: true,
    Addr: { Network: "unix", String: socket.path },
  };
  return {
    reattach: JSON.stringify({ [options.address]: description }),
    close: async () => {
      server.destroy();
      socket.remove();
    },
  };
}
