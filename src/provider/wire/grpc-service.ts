import {
  create,
  type DescMessage,
  type DescMethod,
  type DescService,
  fromBinary,
  type Message,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import {
  type MethodDefinition,
  type Server,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
  type UntypedHandleCall,
} from "@grpc/grpc-js";

/** A stream of answers that stays open until this side ends it or the client goes away. */
export interface OpenStream<Answer extends DescMessage> {
  send(answer: MessageInitShape<Answer>): void;
  /** Called once, when the client has gone away or cancelled. */
  onClientGone(listener: () => void): void;
}

/** The implementation of one method. `signal` is aborted when the client goes away mid-call. */
type Handler<M extends Pick<DescMethod, "methodKind" | "input" | "output">> =
  M["methodKind"] extends "unary"
    ? (
        request: MessageShape<M["input"]>,
        signal: AbortSignal,
      ) => MessageInitShape<M["output"]> | Promise<MessageInitShape<M["output"]>>
    : (stream: OpenStream<M["output"]>) => void;

/** The implementation of a service: a function for each of its methods. */
export type Implementation<S extends DescService> = {
  readonly [K in keyof S["method"]]: Handler<S["method"][K]>;
};

/**
 * Adds a service to a gRPC server, its definition built from the protobuf-es description.
 * Handlers report failures in their answers; one that throws all the same ends its call
 * with the status INTERNAL.
 */
export function addService<S extends DescService>(
  server: Server,
  service: S,
  implementation: Implementation<S>,
): void {
  const handlers: ReadonlyMap<string, unknown> = new Map(Object.entries(implementation));
  const calls = service.methods.map((method) => {
    const handler = handlers.get(method.localName);
    return [method.localName, toCall(method, handler)] as const;
  });
  const definitions = service.methods.map((method) => [method.localName, definition(method)]);
  server.addService(Object.fromEntries(definitions), Object.fromEntries(calls));
}

function definition(method: DescMethod): MethodDefinition<Message, Message> {
  const client = method.methodKind === "client_streaming" || method.methodKind === "bidi_streaming";
  const server = method.methodKind === "server_streaming" || method.methodKind === "bidi_streaming";
  return {
    path: `/${method.parent.typeName}/${method.name}`,
    requestStream: client,
    responseStream: server,
    requestSerialize: (message) => Buffer.from(toBinary(method.input, message)),
    requestDeserialize: (bytes) => fromBinary(method.input, bytes),
    responseSerialize: (message) => Buffer.from(toBinary(method.output, message)),
    responseDeserialize: (bytes) => fromBinary(method.output, bytes),
  };
}

// The types of `Implementation` guarantee that each handler fits its method; after the
// look-up by name the compiler cannot know it any more.
function toCall(method: DescMethod, handler: unknown): UntypedHandleCall {
  return method.methodKind === "unary"
    ? unary(method, handler as UnaryHandler)
    : streaming(method, handler as StreamHandler);
}

type UnaryHandler = (request: Message, signal: AbortSignal) => Promise<Fields> | Fields;
type Fields = Record<string, unknown>;
type StreamHandler = (stream: OpenStream<DescMessage>) => void;

function unary(method: DescMethod, handler: UnaryHandler): UntypedHandleCall {
  return (call: ServerUnaryCall<Message, Message>, answer: sendUnaryData<Message>): void => {
    const controller = new AbortController();
    call.on("cancelled", () => controller.abort());
    Promise.resolve()
      .then(() => handler(call.request, controller.signal))
      .then((response) => create(method.output, response))
      .then(
        (response) => answer(null, response),
        (thrown: unknown) => answer({ code: status.INTERNAL, details: String(thrown) }),
      );
  };
}

function streaming(method: DescMethod, handler: StreamHandler): UntypedHandleCall {
  return (call: ServerWritableStream<Message, Message>): void => {
    // a broken connection ends the stream; the listeners below are what hears of it
    call.on("error", () => {});
    handler({
      send: (response) => call.write(create(method.output, response)),
      onClientGone: (listener) => {
        call.once("cancelled", listener);
      },
    });
  };
}
