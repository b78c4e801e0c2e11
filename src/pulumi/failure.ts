import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import type { Message } from "../operations/front/message.ts";
import { textOfMessage } from "./engine-log.ts";
import type { Stored } from "./front.ts";
import { Any, ErrorResourceInitFailed, Status } from "./protocol.ts";
import { toWire } from "./values.ts";

/** How a call fails. */
export type Failure = Partial<ServiceError>;

/** Fails a call; the engine keeps the state that it has. */
export function failure(messages: readonly Message[]): Failure {
  return { code: status.FAILED_PRECONDITION, details: messages.map(textOfMessage).join("\n\n") };
}

/**
 * Fails a create or an update of which something came all the same: the engine stores that, and comes back
 * to the resource in its next run.
 */
export function partial(messages: readonly Message[], stored: Stored): Failure {
  const [first = ""] = messages.map(textOfMessage);
  const detail = new ErrorResourceInitFailed();
  detail.setId(stored.id);
  detail.setProperties(toWire(stored.outputs));
  detail.setInputs(toWire(stored.inputs));
  detail.setReasonsList(messages.map(textOfMessage));
  detail.setRefreshBeforeUpdate(true);
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const whole = new Status();
  whole.setCode(status.UNKNOWN);
  whole.setMessage(first);
  whole.addDetails(packed);
  const metadata = new Metadata();
  // Where Go's gRPC looks for details: https://github.com/pulumi/pulumi/blob/v3.247.0/sdk/nodejs/provider/server.ts
  metadata.add("grpc-status-details-bin", Buffer.from(whole.serializeBinary()));
  return { code: status.UNKNOWN, details: first, metadata };
}
