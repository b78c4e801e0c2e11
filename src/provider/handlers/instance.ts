import type { Diagnostics } from "../framework/diagnostics.ts";
import type { AnyProvider } from "../framework/provider.ts";
import type { ConfiguredHandle, Handle, Logger } from "../framework/resource.ts";
import type { AnyObject } from "../framework/values.ts";
import { type Configuration, configure } from "./configure.ts";

/** A provider at work: what it was configured with, and whether it was told to stop. */
export interface Instance {
  readonly provider: AnyProvider;
  /** A handle for one call, whose signal is aborted by a stop or by the end of the call. */
  handle(call: AbortSignal): Handle;
  /** Undefined until the provider has been configured without an error. */
  configuredHandle(call: AbortSignal): ConfiguredHandle<unknown> | undefined;
  configure(config: AnyObject, call: AbortSignal): Promise<Diagnostics>;
  /** Aborts every running handler, and those still to come. */
  stop(): void;
}

/**
 * Puts a provider to work. With `serial` several runs of Terraform use it one after another,
 * as they do when it is attached to for tests: configuring it again forgets an earlier stop.
 */
export function createInstance(
  provider: AnyProvider,
  log: Logger,
  options: { readonly serial: boolean },
): Instance {
  let stop = new AbortController();
  let configuration: Configuration | undefined;
  const handle = (call: AbortSignal): Handle => ({
    signal: AbortSignal.any([stop.signal, call]),
    log,
    progress: (message, fields) => log.info(message, fields),
  });
  return {
    provider,
    handle,
    configuredHandle: (call) =>
      configuration === undefined ? undefined : { ...handle(call), ...configuration },
    configure: async (config, call) => {
      if (options.serial && stop.signal.aborted) stop = new AbortController();
      const outcome = await configure(provider, config, handle(call));
      configuration = outcome.configuration;
      return outcome.diagnostics;
    },
    stop: () => stop.abort(),
  };
}
