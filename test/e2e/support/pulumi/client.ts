import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import messages, {
  type CheckResponse,
  type ConfigureResponse,
  type CreateResponse,
  type DiffResponse,
  type GetSchemaResponse,
  type InvokeResponse,
  type ProviderHandshakeResponse,
  type ReadResponse,
  type UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb.js";
import statusMessages from "@pulumi/pulumi/proto/status_pb.js";
import empty, { type Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import struct, { type Struct } from "google-protobuf/google/protobuf/struct_pb.js";

/** Properties as the engine has them, with its own marks for what is unknown or secret. */
export type Properties = Readonly<Record<string, unknown>>;

/** What a call that failed said, and what came of it all the same. */
export class Refused extends Error {
  readonly partial: { readonly outputs: Properties; readonly inputs: Properties } | undefined;

  constructor(cause: ServiceError) {
    super(cause.details);
    this.partial = partialOf(cause);
  }
}

/** A property that differs: its path, and `add`, `delete`, `update` or one of these that replaces. */
export interface Detail {
  readonly path: string;
  readonly kind: string;
  readonly isInput: boolean;
}

/** The provider as the SDK's own generated client calls it. */
export class ProviderClient {
  readonly #client: ResourceProviderClient;

  constructor(port: number) {
    this.#client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
      "grpc.max_receive_message_length": -1,
    });
  }

  async handshake(engine: string): Promise<void> {
    const request = new messages.ProviderHandshakeRequest();
    request.setEngineAddress(engine);
    request.setSupportsRefreshBeforeUpdate(true);
    await this.#call<ProviderHandshakeResponse>((done) => this.#client.handshake(request, done));
  }

  async schema(): Promise<string> {
    const request = new messages.GetSchemaRequest();
    return (
      await this.#call<GetSchemaResponse>((done) => this.#client.getSchema(request, done))
    ).getSchema();
  }

  /** Failures of the provider's own settings. */
  async checkConfig(config: Properties): Promise<readonly string[]> {
    const request = new messages.CheckRequest();
    request.setNews(toStruct(config));
    const answer = await this.#call<CheckResponse>((done) =>
      this.#client.checkConfig(request, done),
    );
    return answer.getFailuresList().map((one) => one.getReason());
  }

  /** Whether settings differ from those of the state, and whether that replaces the provider. */
  async diffConfig(olds: Properties, news: Properties) {
    const request = new messages.DiffRequest();
    request.setOldInputs(toStruct(olds));
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    const answer = await this.#call<DiffResponse>((done) => this.#client.diffConfig(request, done));
    const { DIFF_SOME } = messages.DiffResponse.DiffChanges;
    return { changes: answer.getChanges() === DIFF_SOME, replaces: answer.getReplacesList() };
  }

  async configure(config: Properties) {
    const request = new messages.ConfigureRequest();
    request.setArgs(toStruct(config));
    request.setAcceptsecrets(true);
    request.setSendsOldInputs(true);
    return this.#call<ConfigureResponse>((done) => this.#client.configure(request, done));
  }

  async check(urn: string, olds: Properties | undefined, news: Properties) {
    const request = new messages.CheckRequest();
    request.setUrn(urn);
    // The engine sends an empty object where there is nothing.
    request.setOlds(toStruct(olds ?? {}));
    request.setNews(toStruct(news));
    const answer = await this.#call<CheckResponse>((done) => this.#client.check(request, done));
    return {
      inputs: fromStruct(answer.getInputs()),
      failures: answer.getFailuresList().map((one) => one.getReason()),
    };
  }

  async diff(
    urn: string,
    id: string,
    olds: Properties,
    oldInputs: Properties,
    news: Properties,
    ignoreChanges: readonly string[] = [],
  ) {
    const request = new messages.DiffRequest();
    request.setIgnorechangesList([...ignoreChanges]);
    request.setUrn(urn);
    request.setId(id);
    request.setOlds(toStruct(olds));
    request.setOldInputs(toStruct(oldInputs));
    request.setNews(toStruct(news));
    const answer = await this.#call<DiffResponse>((done) => this.#client.diff(request, done));
    const { DIFF_NONE, DIFF_UNKNOWN } = messages.DiffResponse.DiffChanges;
    const kinds = Object.entries(messages.PropertyDiff.Kind);
    const details = [...answer.getDetaileddiffMap().entries()].map(
      ([path, one]): Detail => ({
        path,
        kind: kinds.find(([, value]) => value === one.getKind())?.[0]?.toLowerCase() ?? "",
        isInput: one.getInputdiff(),
      }),
    );
    return {
      changes: answer.getChanges() !== DIFF_NONE,
      isOpen: answer.getChanges() === DIFF_UNKNOWN,
      replaces: answer.getReplacesList(),
      details,
    };
  }

  async create(urn: string, properties: Properties, preview: boolean) {
    const request = new messages.CreateRequest();
    request.setUrn(urn);
    request.setProperties(toStruct(properties));
    request.setPreview(preview);
    const answer = await this.#call<CreateResponse>((done) => this.#client.create(request, done));
    return { id: answer.getId(), outputs: fromStruct(answer.getProperties()) };
  }

  async update(
    urn: string,
    id: string,
    olds: Properties,
    news: Properties,
    preview: boolean,
    ignoreChanges: readonly string[] = [],
  ) {
    const request = new messages.UpdateRequest();
    request.setIgnorechangesList([...ignoreChanges]);
    request.setUrn(urn);
    request.setId(id);
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    request.setPreview(preview);
    const answer = await this.#call<UpdateResponse>((done) => this.#client.update(request, done));
    return { outputs: fromStruct(answer.getProperties()) };
  }

  async read(urn: string, id: string, inputs: Properties = {}, outputs: Properties = {}) {
    const request = new messages.ReadRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setInputs(toStruct(inputs));
    request.setProperties(toStruct(outputs));
    const answer = await this.#call<ReadResponse>((done) => this.#client.read(request, done));
    return {
      id: answer.getId(),
      inputs: fromStruct(answer.getInputs()),
      outputs: fromStruct(answer.getProperties()),
    };
  }

  async delete(urn: string, id: string, outputs: Properties): Promise<void> {
    const request = new messages.DeleteRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setProperties(toStruct(outputs));
    await this.#call<Empty>((done) => this.#client.delete(request, done));
  }

  async invoke(token: string, args: Properties) {
    const request = new messages.InvokeRequest();
    request.setTok(token);
    request.setArgs(toStruct(args));
    const answer = await this.#call<InvokeResponse>((done) => this.#client.invoke(request, done));
    return {
      returned: fromStruct(answer.getReturn()),
      failures: answer.getFailuresList().map((one) => one.getReason()),
    };
  }

  async cancel(): Promise<void> {
    await this.#call<Empty>((done) => this.#client.cancel(new empty.Empty(), done));
  }

  close(): void {
    this.#client.close();
  }

  #call<T>(make: (done: (failed: ServiceError | null, answer: T) => void) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      make((failed, answer) => {
        if (failed === null) resolve(answer);
        else reject(new Refused(failed));
      });
    });
  }
}

function toStruct(properties: Properties): Struct {
  return struct.Struct.fromJavaScript(
    properties as Parameters<typeof struct.Struct.fromJavaScript>[0],
  );
}

function fromStruct(from: Struct | undefined): Properties {
  return from === undefined ? {} : from.toJavaScript();
}

function partialOf(cause: ServiceError): Refused["partial"] {
  const [details] = cause.metadata?.get("grpc-status-details-bin") ?? [];
  if (!(details instanceof Buffer)) return undefined;
  const [any] = statusMessages.Status.deserializeBinary(details).getDetailsList();
  if (any?.getTypeName() !== "pulumirpc.ErrorResourceInitFailed") return undefined;
  const failed = messages.ErrorResourceInitFailed.deserializeBinary(any.getValue_asU8());
  return {
    outputs: fromStruct(failed.getProperties()),
    inputs: fromStruct(failed.getInputs()),
  };
}
