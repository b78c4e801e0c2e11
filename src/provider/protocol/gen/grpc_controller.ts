// Generated from grpc_controller.proto by scripts/generate-protocol.ts. Do not edit.
import { message, type MessageType, type Method, type Service } from "../../wire/message.ts";

export type Empty = Record<string, never>;
export const Empty: MessageType<Empty> = message(() => []);

export type GRPCControllerMethods = {
  readonly shutdown: Method<Empty, Empty> & { readonly kind: "unary" };
};
export const GRPCController: Service<GRPCControllerMethods> = {
  name: "plugin.GRPCController",
  methods: {
    shutdown: { name: "Shutdown", kind: "unary", input: Empty, output: Empty },
  },
};
