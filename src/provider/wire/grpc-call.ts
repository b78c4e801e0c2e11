import { constants, type OutgoingHttpHeaders, type ServerHttp2Stream } from "node:http2";

/** The codes of gRPC that are used here. https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
export const STATUS = { ok: 0, unimplemented: 12, internal: 13 } as const;

/** How a call ended that did not end well. */
export interface Refusal {
  readonly code: (typeof STATUS)[keyof typeof STATUS];
  readonly message: string;
}

/** A method as bytes in and bytes out. */
export type Call =
  | {
      readonly kind: "unary";
      /** `signal` is aborted when the client goes away before it has its answer. */
      readonly answer: (request: Uint8Array, signal: AbortSignal) => Promise<Uint8Array>;
    }
  | {
      readonly kind: "stream";
      /** The stream stays open until the client goes away. */
      readonly open: (stream: {
        readonly send: (answer: Uint8Array) => void;
        readonly onClientGone: (listener: () => void) => void;
      }) => void;
    };

/** One byte that says whether a message is compressed, and four with its length. */
const PREFIX_BYTES = 5;

/** Answers a request that just began. */
export function answerCall(stream: ServerHttp2Stream, call: Call): void {
  if (call.kind === "unary") {
    answerUnary(stream, call.answer);
    return;
  }
  stream.resume(); // what the client sends on it is of no interest
  begin(stream);
  call.open({
    send: (message) => {
      if (!stream.closed) stream.write(framed(message));
    },
    onClientGone: (listener) => {
      stream.once("close", listener);
    },
  });
}

/** Ends a request with an error, before anything else was sent. */
export function refuseCall(stream: ServerHttp2Stream, refusal: Refusal): void {
  if (stream.closed || stream.headersSent) return;
  stream.respond({ ...HEADERS, ...trailersOf(refusal) }, { endStream: true });
}

const HEADERS: OutgoingHttpHeaders = {
  [constants.HTTP2_HEADER_STATUS]: 200,
  [constants.HTTP2_HEADER_CONTENT_TYPE]: "application/grpc+proto",
};

function answerUnary(
  stream: ServerHttp2Stream,
  answer: (request: Uint8Array, signal: AbortSignal) => Promise<Uint8Array>,
): void {
  const controller = new AbortController();
  const onGone = (): void => controller.abort();
  const chunks: Buffer[] = [];
  stream.once("close", onGone);
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.once("end", () => {
    const request = messageIn(Buffer.concat(chunks.splice(0)));
    if (!(request instanceof Uint8Array)) {
      refuseCall(stream, request);
      return;
    }
    answer(request, controller.signal)
      .finally(() => stream.off("close", onGone))
      .then(
        (message) => finish(stream, message),
        (thrown: unknown) => refuseCall(stream, { code: STATUS.internal, message: String(thrown) }),
      );
  });
}

/** The one message of a request. */
function messageIn(body: Buffer): Uint8Array | Refusal {
  if (body.length < PREFIX_BYTES || body.readUInt32BE(1) !== body.length - PREFIX_BYTES) {
    return { code: STATUS.internal, message: "the request is not one whole message" };
  }
  return body[0] === 0
    ? body.subarray(PREFIX_BYTES)
    : { code: STATUS.unimplemented, message: "compressed messages are not understood" };
}

function begin(stream: ServerHttp2Stream): void {
  stream.respond(HEADERS, { waitForTrailers: true });
  stream.once("wantTrailers", () =>
    stream.sendTrailers(trailersOf({ code: STATUS.ok, message: "" })),
  );
}

function finish(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (stream.closed) return;
  begin(stream);
  // Two writes, so that a large message is not copied.
  stream.write(prefixOf(message));
  stream.end(message);
}

function framed(message: Uint8Array): Buffer {
  return Buffer.concat([prefixOf(message), message]);
}

function prefixOf(message: Uint8Array): Buffer {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(message.length, 1);
  return prefix;
}

function trailersOf({ code, message }: Refusal): OutgoingHttpHeaders {
  return message === ""
    ? { "grpc-status": String(code) }
    : { "grpc-status": String(code), "grpc-message": percentEncoded(message) };
}

/** What a header cannot hold is written as the numbers of its bytes; the rest stays readable. */
function percentEncoded(text: string): string {
  return text.replace(/[^\x20-\x24\x26-\x7e]/gu, (char) =>
    Array.from(Buffer.from(char), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  );
}
