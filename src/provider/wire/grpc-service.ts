import {
  type MethodDefinition,
  type Server,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
  type UntypedHandleCall,
} from "@grpc/grpc-js";
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
  server: Server,
  service: Service<M>,
  implementation: Implementation<Service<M>>,
  onCall: () => void,
): void {
  const handlers = new Map<string, unknown>(Object.entries(implementation));
  const methods = Object.entries<AnyMethod>(service.methods);
  server.addService(
    Object.fromEntries(methods.map(([key, method]) => [key, definition(service.name, method)])),
    Object.fromEntries(
      methods.map(([key, method]) => [key, toCall(method, handlers.get(key), onCall)]),
    ),
  );
}

// The types of `Implementation` guarantee that each handler fits its method; once they are
// looked up by name the compiler cannot know it any more.
type AnyMethod = Method<unknown, unknown>;
type UnaryHandler = (request: unknown, signal: AbortSignal) => unknown;
type StreamHandler = (stream: OpenStream<unknown>) => void;

function definition(service: string, method: AnyMethod): MethodDefinition<unknown, unknown> {
  return {
    path: `/${service}/${method.name}`,
    requestStream: method.kind === "both-stream",
    responseStream: method.kind !== "unary",
    requestSerialize: (message) => bufferOver(method.input.encode(message as object)),
    requestDeserialize: (bytes) => method.input.decode(bytes),
    responseSerialize: (message) => bufferOver(method.output.encode(message as object)),
    responseDeserialize: (bytes) => method.output.decode(bytes),
  };
}

/** The same bytes; `Buffer.from` of an array would copy them. */
function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function toCall(method: AnyMethod, handler: unknown, onCall: () => void): UntypedHandleCall {
  return method.kind === "unary"
    ? unary((request, signal) => {
        onCall();
        return (handler as UnaryHandler)(request, signal);
      })
    : streaming((stream) => {
        onCall();
        (handler as StreamHandler)(stream);
      });
}

function unary(handler: UnaryHandler): UntypedHandleCall {
  return (call: ServerUnaryCall<unknown, unknown>, answer: sendUnaryData<unknown>): void => {
    const controller = new AbortController();
    call.on("cancelled", () => controller.abort());
    Promise.resolve()
      .then(() => handler(call.request, controller.signal))
      .then(
        (response) => answer(null, response),
        (thrown: unknown) => answer({ code: status.INTERNAL, details: String(thrown) }),
      );
  };
}

function streaming(handler: StreamHandler): UntypedHandleCall {
  return (call: ServerWritableStream<unknown, unknown>): void => {
    // a broken connection ends the stream; the listener below is what hears of it
    call.on("error", () => {});
    handler({
      send: (response) => call.write(response),
      onClientGone: (listener) => {
        call.once("cancelled", listener);
      },
    });
  };
}
