import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import type {
  CheckRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  ReadRequest,
  UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Message } from "../operations/front/message.ts";
import { closure } from "./closure.ts";
import { diffAnswer } from "./diff-answer.ts";
import { failure, partial } from "./failure.ts";
import type { Deployed, DeployRequest, PulumiResource } from "./front.ts";
import { typedInputs } from "./inputs.ts";
import { Checkpoint, type Instance } from "./instance.ts";
import { CheckResponse, CreateResponse, Empty, ReadResponse, UpdateResponse } from "./protocol.ts";
import { TOKENS } from "./schema.ts";
import { CallFailed, checkFailure, errors, unary, unknown, warnings } from "./unary.ts";
import { fromWire, toWire } from "./values.ts";
import { wave } from "./wave.ts";

const RESOURCES: ReadonlyMap<string, PulumiResource> = new Map([
  [TOKENS.wave, wave],
  [TOKENS.closure, closure],
]);

/** What the engine calls of resources. */
export function resourceCalls(instance: Instance): UntypedServiceImplementation {
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
