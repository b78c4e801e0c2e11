import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { status } from "@grpc/grpc-js";
import type { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb.js";
import type {
  CheckRequest,
  ConfigureRequest,
  DiffRequest,
  GetSchemaRequest,
  InvokeRequest,
  ProviderHandshakeRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import { VERSION } from "../core/version.ts";
import { getBlockers } from "./blockers.ts";
import { configDifferences, configFaults, typedConfig } from "./configure.ts";
import { diffAnswer } from "./diff-answer.ts";
import { failure } from "./failure.ts";
import type { Instance } from "./instance.ts";
import {
  CheckResponse,
  ConfigureResponse,
  Empty,
  GetSchemaResponse,
  InvokeResponse,
  PluginInfo,
  ProviderHandshakeResponse,
} from "./protocol.ts";
import { resourceCalls } from "./resource-calls.ts";
import { SCHEMA, TOKENS } from "./schema.ts";
import { CallFailed, checkFailure, errors, unary, unknown, warnings } from "./unary.ts";
import { fromWire, toWire } from "./values.ts";

/** Everything that the engine calls. */
export function providerCalls(instance: Instance): UntypedServiceImplementation {
  return {
    handshake: unary(async (request: ProviderHandshakeRequest) => {
      instance.attach(request.getEngineAddress());
      return new ProviderHandshakeResponse();
    }),
    attach: unary(async (request: PluginAttach) => {
      instance.attach(request.getAddress());
      return new Empty();
    }),
    getPluginInfo: unary(async () => {
      const answer = new PluginInfo();
      answer.setVersion(VERSION);
      return answer;
    }),
    getSchema: unary(async (request: GetSchemaRequest) => {
      if (request.getVersion() !== 0)
        throw new CallFailed({ code: status.UNIMPLEMENTED, details: "only version 0 is known" });
      const answer = new GetSchemaResponse();
      answer.setSchema(JSON.stringify(SCHEMA));
      return answer;
    }),
    checkConfig: unary(async (request: CheckRequest) => {
      const answer = new CheckResponse();
      answer.setInputs(request.getNews());
      answer.setFailuresList(configFaults(fromWire(request.getNews())).map(checkFailure));
      return answer;
    }),
    diffConfig: unary(async (request: DiffRequest) => {
      // What a refresh loaded by the state's configuration serves on, unless something differs. That is no
      // replacement: another folder is looked into by the same resources, which say whether they fit.
      const [olds, news] = [request.getOldInputs() ?? request.getOlds(), request.getNews()];
      return diffAnswer({ of: "inputs", paths: configDifferences(fromWire(olds), fromWire(news)) });
    }),
    configure: unary(async (request: ConfigureRequest) => {
      const faults = await instance.configure(typedConfig(fromWire(request.getArgs())).inputs);
      if (faults.length > 0) throw new CallFailed(failure(faults));
      const answer = new ConfigureResponse();
      answer.setSupportspreview(true);
      return answer;
    }),
    invoke: unary(async (request: InvokeRequest, call) => {
      const outcome = await instance.work("asking what blocks the closure", "", call, (handle) => {
        if (request.getTok() !== TOKENS.getBlockers) throw unknown(request.getTok());
        return getBlockers(fromWire(request.getArgs()), handle);
      });
      if (!outcome.done) throw new CallFailed(failure(outcome.messages));
      const { returned, messages } = outcome.result;
      instance.log.tell("", warnings(messages));
      await instance.log.told();
      const answer = new InvokeResponse();
      answer.setReturn(toWire(returned));
      answer.setFailuresList(errors(messages).map(checkFailure));
      return answer;
    }),
    ...resourceCalls(instance),
    cancel: unary(async () => {
      instance.stop();
      return new Empty();
    }),
  };
}
