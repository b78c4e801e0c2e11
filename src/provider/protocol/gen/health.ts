// Generated from health.proto by scripts/generate-protocol.ts. Do not edit.
import { message, type MessageType, type Method, type Service } from "../../wire/message.ts";

export const HealthCheckResponseServingStatus = {
  UNKNOWN: 0,
  SERVING: 1,
  NOT_SERVING: 2,
  SERVICE_UNKNOWN: 3,
} as const;

export type HealthCheckRequest = {
  readonly service: string;
};
export const HealthCheckRequest: MessageType<HealthCheckRequest> = message(() => [
  [1, "service", "string", "one"],
]);

export type HealthCheckResponse = {
  readonly status: number;
};
export const HealthCheckResponse: MessageType<HealthCheckResponse> = message(() => [
  [1, "status", "enum", "one"],
]);

export type HealthMethods = {
  readonly check: Method<HealthCheckRequest, HealthCheckResponse> & { readonly kind: "unary" };
  readonly watch: Method<HealthCheckRequest, HealthCheckResponse> & { readonly kind: "server-stream" };
};
export const Health: Service<HealthMethods> = {
  name: "grpc.health.v1.Health",
  methods: {
    check: { name: "Check", kind: "unary", input: HealthCheckRequest, output: HealthCheckResponse },
    watch: { name: "Watch", kind: "server-stream", input: HealthCheckRequest, output: HealthCheckResponse },
  },
};
