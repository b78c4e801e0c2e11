/**
 * What the SDK of Pulumi generated from its protocol. Its modules are CommonJS whose names only their
 * default export tells.
 */
import engineMessages from "@pulumi/pulumi/proto/engine_pb.js";
import pluginMessages from "@pulumi/pulumi/proto/plugin_pb.js";
import providerMessages from "@pulumi/pulumi/proto/provider_pb.js";
import statusMessages from "@pulumi/pulumi/proto/status_pb.js";
import anyMessages from "google-protobuf/google/protobuf/any_pb.js";
import emptyMessages from "google-protobuf/google/protobuf/empty_pb.js";
import structMessages from "google-protobuf/google/protobuf/struct_pb.js";

export { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb.js";
export { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
export const { LogRequest, LogSeverity } = engineMessages;
export const { PluginInfo } = pluginMessages;
export const {
  CheckFailure,
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  DiffResponse,
  ErrorResourceInitFailed,
  GetSchemaResponse,
  InvokeResponse,
  PropertyDiff,
  ProviderHandshakeResponse,
  ReadResponse,
  UpdateResponse,
} = providerMessages;
export const { Status } = statusMessages;
export const { Any } = anyMessages;
export const { Empty } = emptyMessages;
export const { Struct } = structMessages;
