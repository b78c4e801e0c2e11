import { redactForeign, shown } from "../../../core/secrets.ts";
import { MOST_BYTES, TooLarge } from "./http-body.ts";
import type { Destination, HttpProxy } from "./proxy.ts";
import { ProxyFailure } from "./tunnel.ts";

/**
 * Why no reply came. `no-host`: the name does not exist. `not-sent`: no connection, so nothing was asked.
 * `not-let`: the same, and another attempt would end alike. `no-answer`: the request may have arrived.
 * `unreadable`: an answer came that is not read.
 */
export type HttpFailureKind = "no-host" | "not-sent" | "not-let" | "no-answer" | "unreadable";

/** No reply came that can be read. */
export class HttpFailure extends Error {
  readonly kind: HttpFailureKind;
  readonly code: string;
  /** True when a proxy says that it cannot reach the host: there may be none. */
  readonly cannotReach: boolean;

  constructor(kind: HttpFailureKind, code: string, message: string, cannotReach = false) {
    super(shown(redactForeign(message)));
    this.name = "HttpFailure";
    this.kind = kind;
    this.code = code;
    this.cannotReach = cannotReach;
  }
}

/** Codes of Node for certificates that are not trusted, and what they come from most often. */
const NOT_TRUSTED: ReadonlySet<string> = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** What an error of a request means; `connected` says whether it may have left. */
export function failureOf(
  error: Error & { readonly code?: unknown },
  connected: boolean,
  { hostname, protocol }: Pick<Destination, "hostname" | "protocol">,
  proxy: HttpProxy | undefined,
): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const code = typeof error.code === "string" ? error.code : error.name;
  if (error instanceof ProxyFailure) {
    const says = `no connection to ${hostname}: ${error.message}`;
    const kind = error.final ? "not-let" : "not-sent";
    return new HttpFailure(kind, code, says, error.cannotReach);
  }
  if (error instanceof TooLarge) {
    const most = `${MOST_BYTES / 1024 / 1024} MB`;
    return new HttpFailure("unreadable", "ReplyTooLarge", `${hostname} answers more than ${most}`);
  }
  if (code.startsWith("HPE_")) {
    const says = `${hostname} does not answer as HTTP is written`;
    return new HttpFailure("unreadable", "UnreadableReply", `${says} (${code})`);
  }
  if (NOT_TRUSTED.has(code)) {
    const says = `the certificate that ${hostname} shows is not trusted (${code}): where a company looks into connections, name the file of its own authority in NODE_EXTRA_CA_CERTS or SSL_CERT_FILE`;
    return new HttpFailure("not-let", code, says);
  }
  if (connected) return new HttpFailure("no-answer", code, `the connection was cut (${code})`);
  if (proxy !== undefined && protocol === "http") {
    const says = `no connection to the proxy ${proxy.address} (${proxy.variable}, ${code})`;
    return new HttpFailure("not-sent", code, says);
  }
  return code === "ENOTFOUND"
    ? new HttpFailure("no-host", code, `there is no host ${hostname}`)
    : new HttpFailure("not-sent", code, `no connection to ${hostname} (${code})`);
}
