import type { Call } from "./grpc-call.ts";
import type { GrpcServer } from "./grpc-server.ts";
import type { Init, Method, Service } from "./message.ts";

/** A stream of answers that stays open until the client goes away. */
export interface OpenStream<Answer> {
  send(answer: Init<Answer>): void;
  /** Called once, when the client has gone away or cancelled. */
  onClientGone(listener: () => void): void;
}

/** The implementation of one method. `signal` is aborted when the client goes away mid-call. */
type Handler<M> =
  M extends Method<infer I, infer O>
    ? M["kind"] extends "unary"
      ? (request: I, signal: AbortSignal) => Init<O> | Promise<Init<O>>
      : (stream: OpenStream<O>) => void
    : never;

/** The implementation of a service: a function for each of its methods. */
export type Implementation<S> =
  S extends Service<infer M> ? { readonly [K in keyof M]: Handler<M[K]> } : never;

/**
 * Adds a service to a gRPC server. Handlers report failures in their answers; one that
 * throws all the same ends its call with the status INTERNAL. `onCall` hears of each call.
 */
export function addService<M extends { readonly [name: string]: AnyMethod }>(
  server: GrpcServer,
  service: Service<M>,
  implementation: Implementation<Service<M>>,
  onCall: () => void,
): void {
  const handlers = new Map<string, unknown>(Object.entries(implementation));
  for (const [key, method] of Object.entries<AnyMethod>(service.methods)) {
    server.add(`/${service.name}/${method.name}`, toCall(method, handlers.get(key), onCall));
  }
}

// The types of `Implementation` guarantee that each handler fits its method; once they are
// looked up by name the compiler cannot know it any more.
type AnyMethod = Method<unknown, unknown>;
type UnaryHandler = (request: unknown, signal: AbortSignal) => unknown;
type StreamHandler = (stream: OpenStream<unknown>) => void;

function toCall({ kind, input, output }: AnyMethod, handler: unknown, onCall: () => void): Call {
  const written = (message: unknown): Uint8Array => output.encode(message as object);
  if (kind !== "unary") {
    return {
      kind: "stream",
      open: ({ send, onClientGone }) => {
        onCall();
        (handler as StreamHandler)({ send: (answer) => send(written(answer)), onClientGone });
      },
    };
  }
  return {
    kind: "unary",
    answer: async (bytes, signal) => {
      onCall();
      return written(await (handler as UnaryHandler)(input.decode(bytes), signal));
    },
  };
}
