import { Client, credentials } from "@grpc/grpc-js";
import { redact, redactForeign } from "../core/secrets.ts";
import { visibleLines } from "../core/visible.ts";
import type { Message } from "../operations/front/message.ts";
import { EngineService, LogRequest, LogSeverity } from "./protocol.ts";

/** Shows messages beside a resource in what Pulumi prints. */
export interface EngineLog {
  tell(urn: string, messages: readonly Message[]): void;
  /** What is gone with the next word: how far a long operation is. */
  progress(urn: string, message: string): void;
  /** Seen with `--debug` alone. */
  debug(message: string): void;
  /** What was said has arrived, or nobody is there to hear it. */
  told(): Promise<void>;
}

type Severity = (typeof LogSeverity)[keyof typeof LogSeverity];

/** Says things to the engine at an address; nothing where there is none, and no secret at all. */
export function engineLog(address: string | undefined): EngineLog {
  // A client of our own gRPC: the SDK may have another copy of it.
  const client =
    address === undefined ? undefined : new Client(address, credentials.createInsecure());
  let last: Promise<unknown> = Promise.resolve();
  const say = (urn: string, severity: Severity, text: string, isEphemeral = false): void => {
    if (client === undefined) return;
    const request = new LogRequest();
    request.setUrn(urn);
    request.setSeverity(severity);
    request.setMessage(text);
    request.setEphemeral(isEphemeral);
    // One after another: the first line of a plan says where it stands.
    last = last.then(() => sent(client, request));
  };
  return {
    tell(urn, messages) {
      for (const message of messages) {
        const { ERROR, WARNING } = LogSeverity;
        say(urn, message.severity === "error" ? ERROR : WARNING, textOfMessage(message));
      }
    },
    progress: (urn, message) => say(urn, LogSeverity.INFO, redactForeign(message), true),
    debug: (message) => say("", LogSeverity.DEBUG, redactForeign(message)),
    told: async () => {
      await last;
    },
  };
}

/** Sends a request; whoever cannot be told has gone, and what is to be done about that is seen elsewhere. */
function sent(client: Client, request: InstanceType<typeof LogRequest>): Promise<void> {
  const { path, requestSerialize, responseDeserialize } = EngineService.log;
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, () => resolve());
  });
}

/** A message as Pulumi shows it: what is the matter, then what to do. */
export function textOfMessage({ summary, detail = "" }: Message): string {
  return visibleLines(redact(detail === "" ? summary : `${summary}\n${detail}`));
}
