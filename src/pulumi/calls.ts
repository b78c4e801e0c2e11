import type { handleUnaryCall, ServerUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import { status } from "@grpc/grpc-js";
import type { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb.js";
import type {
  CheckRequest,
  ConfigureRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  GetSchemaRequest,
  InvokeRequest,
  ProviderHandshakeRequest,
  ReadRequest,
  UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { VERSION } from "../core/version.ts";
import type { Message } from "../operations/front/message.ts";
import { getBlockers } from "./blockers.ts";
import { closure } from "./closure.ts";
import { configDifferences, configFaults, typedConfig } from "./configure.ts";
import { textOfMessage } from "./engine-log.ts";
import { type Failure, failure, partial } from "./failure.ts";
import type { Deployed, DeployRequest, Differences, PulumiResource } from "./front.ts";
import { typedInputs } from "./inputs.ts";
import { Checkpoint, type Instance } from "./instance.ts";
import {
  CheckFailure,
  CheckResponse,
  ConfigureResponse,
  CreateResponse,
  DiffResponse,
  Empty,
  GetSchemaResponse,
  InvokeResponse,
  PluginInfo,
  PropertyDiff,
  ProviderHandshakeResponse,
  ReadResponse,
  UpdateResponse,
} from "./protocol.ts";
import { SCHEMA, TOKENS } from "./schema.ts";
import { fromWire, toWire } from "./values.ts";
import { wave } from "./wave.ts";

const RESOURCES: ReadonlyMap<string, PulumiResource> = new Map([
  [TOKENS.wave, wave],
  [TOKENS.closure, closure],
]);

/** A failure of a call, as an exception on its way to {@link unary}. */
class CallFailed extends Error {
  readonly failure: Failure;

  constructor(reason: Failure) {
    super(reason.details ?? "");
    this.failure = reason;
  }
}

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

function resourceCalls(instance: Instance): UntypedServiceImplementation {
  return {
    check: unary(async (request: CheckRequest, call) => {
      const urn = request.getUrn();
      const olds = request.hasOlds() ? fromWire(request.getOlds()) : {};
      const outcome = await instance.work(`checking ${nameOf(urn)}`, urn, call, async (handle) => {
        const { inputs: types, decides, check } = resourceOf(urn);
        const given = fromWire(request.getNews());
        const { inputs: news, faults } = typedInputs(types, given, (one) => decides.includes(one));
        if (faults.length > 0) return { inputs: given, messages: faults };
        return check({ news, olds: Object.keys(olds).length === 0 ? undefined : olds }, handle);
      });
      const answer = new CheckResponse();
      answer.setInputs(outcome.done ? toWire(outcome.result.inputs) : request.getNews());
      const messages = outcome.done ? outcome.result.messages : outcome.messages;
      instance.log.tell(urn, warnings(messages));
      await instance.log.told();
      answer.setFailuresList(errors(messages).map(checkFailure));
      return answer;
    }),
    diff: unary(async (request: DiffRequest, call) => {
      const urn = request.getUrn();
      // Asked by a refresh alone: a check fails before.
      if (instance.absent !== undefined) return diffAnswer({ of: "inputs", paths: new Map() });
      const outcome = await instance.work(`comparing ${nameOf(urn)}`, urn, call, (handle) =>
        resourceOf(urn).diff(
          {
            id: request.getId(),
            olds: fromWire(request.getOlds()),
            oldInputs: fromWire(request.getOldInputs()),
            news: fromWire(request.getNews()),
            ignored: request.getIgnorechangesList(),
          },
          handle,
        ),
      );
      if (!outcome.done) throw new CallFailed(failure(outcome.messages));
      return diffAnswer(outcome.result);
    }),
    create: unary(async (request: CreateRequest, call) => {
      const stored = await deploy(instance, request.getUrn(), call, {
        prior: undefined,
        news: fromWire(request.getProperties()),
        ignored: [],
        preview: request.getPreview(),
      });
      const answer = new CreateResponse();
      answer.setId(stored.id);
      answer.setProperties(toWire(stored.outputs));
      answer.setRefreshBeforeUpdate(true);
      return answer;
    }),
    update: unary(async (request: UpdateRequest, call) => {
      const prior = { id: request.getId(), outputs: fromWire(request.getOlds()) };
      const news = fromWire(request.getNews());
      const preview = request.getPreview();
      const ignored = request.getIgnorechangesList();
      const asked = { prior, news, ignored, preview };
      const stored = await deploy(instance, request.getUrn(), call, asked);
      const answer = new UpdateResponse();
      answer.setProperties(toWire(stored.outputs));
      answer.setRefreshBeforeUpdate(true);
      return answer;
    }),
    read: unary(async (request: ReadRequest, call) => {
      const urn = request.getUrn();
      const known = request.getProperties();
      if (instance.absent !== undefined && known !== undefined && isStored(known)) {
        await unseen(instance, urn, instance.absent);
        return readAnswer(request.getId(), request.getInputs(), known);
      }
      const outcome = await instance.work(`reading ${nameOf(urn)}`, urn, call, (handle) =>
        resourceOf(urn).read(
          {
            id: request.getId(),
            inputs: fromWire(request.getInputs()),
            outputs: fromWire(request.getProperties()),
          },
          handle,
        ),
      );
      const { stored, messages } = await settled(instance, urn, outcome);
      if (errors(messages).length > 0 || stored === undefined)
        throw new CallFailed(failure(errors(messages)));
      return readAnswer(stored.id, toWire(stored.inputs), toWire(stored.outputs));
    }),
    delete: unary(async (request: DeleteRequest, call) => {
      const urn = request.getUrn();
      if (instance.absent !== undefined) {
        await unseen(instance, urn, instance.absent);
        return new Empty();
      }
      const outcome = await instance.work(`forgetting ${nameOf(urn)}`, urn, call, async (handle) =>
        resourceOf(urn).drop(
          { id: request.getId(), outputs: fromWire(request.getProperties()) },
          handle.configured,
        ),
      );
      if (!outcome.done) throw new CallFailed(failure(outcome.messages));
      instance.log.tell(urn, [outcome.result]);
      await instance.log.told();
      return new Empty();
    }),
  };
}

function readAnswer(id: string, inputs: Struct | undefined, outputs: Struct): unknown {
  const answer = new ReadResponse();
  answer.setId(id);
  answer.setInputs(inputs);
  answer.setProperties(outputs);
  answer.setRefreshBeforeUpdate(true);
  return answer;
}

/** An import knows the id alone. */
function isStored(outputs: Struct): boolean {
  return Object.keys(fromWire(outputs)).length > 0;
}

/** Says that nothing was looked at, since the folder is not there. */
async function unseen({ log }: Instance, urn: string, absent: Message): Promise<void> {
  const detail = "What the state holds was not looked at.";
  log.tell(urn, [{ ...absent, severity: "warning", detail: `${detail}\n${absent.detail ?? ""}` }]);
  await log.told();
}

/** Creates or updates; of what fails in the middle, what is true is stored. */
async function deploy(
  instance: Instance,
  urn: string,
  call: AbortSignal,
  request: Omit<DeployRequest, "checkpoint">,
) {
  const checkpoint = new Checkpoint();
  const doing = `${request.prior === undefined ? "creating" : "updating"} ${nameOf(urn)}`;
  const outcome = await instance.work(doing, urn, call, (handle) =>
    resourceOf(urn).deploy({ ...request, checkpoint: checkpoint.set }, handle),
  );
  const { stored = outcome.done ? undefined : checkpoint.get(), messages } = await settled(
    instance,
    urn,
    outcome,
  );
  const wrong = errors(messages);
  if (stored === undefined) throw new CallFailed(failure(wrong));
  if (wrong.length > 0) throw new CallFailed(partial(wrong, stored));
  return stored;
}

/** Says the warnings of an outcome. */
async function settled(
  { log }: Instance,
  urn: string,
  outcome:
    | { readonly done: true; readonly result: Deployed }
    | { readonly done: false; readonly messages: readonly Message[] },
): Promise<Deployed> {
  const result = outcome.done ? outcome.result : { ...outcome, stored: undefined };
  log.tell(urn, warnings(result.messages));
  await log.told();
  return result;
}

function diffAnswer({ paths, of, isOpen = false }: Differences) {
  const { DIFF_NONE, DIFF_SOME, DIFF_UNKNOWN } = DiffResponse.DiffChanges;
  const answer = new DiffResponse();
  answer.setChanges(isOpen ? DIFF_UNKNOWN : paths.size === 0 ? DIFF_NONE : DIFF_SOME);
  if (isOpen) return answer;
  answer.setHasdetaileddiff(true);
  for (const [path, how] of paths) {
    const property = new PropertyDiff();
    property.setKind(KINDS[how]);
    property.setInputdiff(of === "inputs");
    answer.getDetaileddiffMap().set(path, property);
  }
  const replaced = [...paths].filter(([, how]) => how === "replace").map(([path]) => path);
  answer.setReplacesList(replaced);
  answer.setDiffsList([...new Set([...paths.keys()].map((path) => path.split("[")[0] ?? path))]);
  return answer;
}

const KINDS = {
  add: PropertyDiff.Kind.ADD,
  delete: PropertyDiff.Kind.DELETE,
  update: PropertyDiff.Kind.UPDATE,
  replace: PropertyDiff.Kind.UPDATE_REPLACE,
} as const;

/** A function that answers one call, with a signal that the caller is gone. */
function unary<I, O>(
  answer: (request: I, signal: AbortSignal) => Promise<O>,
): handleUnaryCall<I, O> {
  return (call: ServerUnaryCall<I, O>, reply) => {
    const gone = new AbortController();
    call.on("cancelled", () => gone.abort());
    answer(call.request, gone.signal).then(
      (response) => reply(null, response),
      (thrown: unknown) =>
        reply(
          thrown instanceof CallFailed
            ? thrown.failure
            : { code: status.INTERNAL, details: String(thrown) },
        ),
    );
  };
}

function checkFailure(message: Message) {
  const one = new CheckFailure();
  one.setProperty(message.path?.[0] ?? "");
  one.setReason(textOfMessage(message));
  return one;
}

function errors(messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ severity }) => severity === "error");
}

function warnings(messages: readonly Message[]): readonly Message[] {
  return messages.filter(({ severity }) => severity === "warning");
}

/** `urn:pulumi:<stack>::<project>::<parent types>$<type>::<name>` */
function resourceOf(urn: string): PulumiResource {
  const type = (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
  const found = RESOURCES.get(type);
  if (found === undefined) throw unknown(type);
  return found;
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

function unknown(token: string): Error {
  return new Error(`there is no "${token}" in this provider`);
}
