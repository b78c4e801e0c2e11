// Generated from grpc_broker.proto by scripts/generate-protocol.ts. Do not edit.
import { message, type MessageType, type Method, type Service } from "../../wire/message.ts";

export type ConnInfo = {
  readonly serviceId: number;
  readonly network: string;
  readonly address: string;
  readonly knock: ConnInfoKnock | undefined;
};
export const ConnInfo: MessageType<ConnInfo> = message(() => [
  [1, "serviceId", "uint32", "one"],
  [2, "network", "string", "one"],
  [3, "address", "string", "one"],
  [4, "knock", ConnInfoKnock, "one"],
]);

export type ConnInfoKnock = {
  readonly knock: boolean;
  readonly ack: boolean;
  readonly error: string;
};
export const ConnInfoKnock: MessageType<ConnInfoKnock> = message(() => [
  [1, "knock", "bool", "one"],
  [2, "ack", "bool", "one"],
  [3, "error", "string", "one"],
]);

export type GRPCBrokerMethods = {
  readonly startStream: Method<ConnInfo, ConnInfo> & { readonly kind: "both-stream" };
};
export const GRPCBroker: Service<GRPCBrokerMethods> = {
  name: "plugin.GRPCBroker",
  methods: {
    startStream: { name: "StartStream", kind: "both-stream", input: ConnInfo, output: ConnInfo },
  },
};
