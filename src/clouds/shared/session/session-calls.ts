import type { CatalogSession } from "../rows/catalog-session.ts";
import { CallError } from "../wire/transport.ts";

/** Calls of one identity: reading with bounded retries, paged reading, changing with the journal. */
export type Calls = Pick<CatalogSession, "read" | "readAll" | "change">;

/** A vendor error in one line: code, message, request id. */
export function inWords(error: CallError): string {
  const request = error.requestId === undefined ? "" : ` (request ${error.requestId})`;
  return `${error.code}: ${error.message}${request}`;
}

/** Passes on what is no vendor error: a stop, a defect, a Problem. */
export function vendorError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  throw error;
}
