// Generated from grpc_stdio.proto by scripts/generate-protocol.ts. Do not edit.
import { message, type MessageType, type Method, type Service } from "../../wire/message.ts";

export const StdioDataChannel = {
  INVALID: 0,
  STDOUT: 1,
  STDERR: 2,
} as const;

export type Empty = Record<string, never>;
export const Empty: MessageType<Empty> = message(() => []);

export type StdioData = {
  readonly channel: number;
  readonly data: Uint8Array;
};
export const StdioData: MessageType<StdioData> = message(() => [
  [1, "channel", "enum", "one"],
  [2, "data", "bytes", "one"],
]);

export type GRPCStdioMethods = {
  readonly streamStdio: Method<Empty, StdioData> & { readonly kind: "server-stream" };
};
export const GRPCStdio: Service<GRPCStdioMethods> = {
  name: "plugin.GRPCStdio",
  methods: {
    streamStdio: { name: "StreamStdio", kind: "server-stream", input: Empty, output: StdioData },
  },
};
