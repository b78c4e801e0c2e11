import type { ServerTls } from "../wire/grpc-server.ts";
import { selfSignedCertificate } from "./certificate.ts";

/** The environment that Terraform starts a provider with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How Terraform proves that it, and not a person, starts the provider. */
const MAGIC_COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** True when Terraform or OpenTofu starts this process. */
export function isStartedByTerraform(env: Environment): boolean {
  return env["TF_PLUGIN_MAGIC_COOKIE"] === MAGIC_COOKIE;
}

/** How the connection is secured, and what the handshake says about it. */
export interface Security {
  /** Undefined for plain text. */
  readonly tls: ServerTls | undefined;
  /** The server's certificate as the handshake carries it; empty for plain text. */
  readonly certificate: string;
}

/**
 * Mutual TLS with the one client whose certificate came with the start; plain text where
 * Terraform was told to do without (`TF_DISABLE_PLUGIN_TLS`), as it then sends none.
 */
export function secure(env: Environment): Security {
  const client = env["PLUGIN_CLIENT_CERT"] ?? "";
  if (client === "" || (env["TF_DISABLE_PLUGIN_TLS"] ?? "") !== "") {
    return { tls: undefined, certificate: "" };
  }
  const own = selfSignedCertificate();
  const tls = { key: own.keyPem, certificate: own.certificatePem, client };
  // Go reads it with RawStdEncoding, which knows no padding
  return { tls, certificate: own.der.toString("base64").replace(/=+$/, "") };
}

/**
 * The one line of standard output: core protocol 1, plug-in protocol 6, where, how.
 * https://github.com/hashicorp/go-plugin/blob/v1.6.0/docs/guide-plugin-write-non-go.md
 */
export function handshakeLine(socketPath: string, certificate: string): string {
  return `1|6|unix|${socketPath}|grpc|${certificate}\n`;
}
