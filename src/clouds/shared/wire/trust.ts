import { readFileSync } from "node:fs";
import { createSecureContext, rootCertificates, type SecureContext } from "node:tls";
import { Problem } from "../../../core/problem.ts";

/** Variables that name a file of certificates to trust beside the usual ones, a company's own among them. */
const VARIABLES = ["SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"] as const;

/**
 * What is trusted when `SSL_CERT_FILE` is set: the usual authorities, that file's and those of
 * `NODE_EXTRA_CA_CERTS`, which Node reads by itself otherwise; undefined without it. Throws a Problem
 * `usage` for a file that cannot be used.
 */
export function trustOf(
  env: Readonly<Record<string, string | undefined>>,
): SecureContext | undefined {
  if ((env["SSL_CERT_FILE"] ?? "") === "") return undefined;
  const own = VARIABLES.flatMap((variable) => {
    const file = env[variable];
    return file === undefined || file === "" ? [] : [{ variable, file }];
  });
  const known = contexts.get(key(own));
  if (known !== undefined) return known;
  const certificates = own.map(({ variable, file }) => read(variable, file));
  const made = createSecureContext({ ca: [...rootCertificates, ...certificates] });
  contexts.set(key(own), made);
  return made;
}

/** Made once for all clients: reading the usual authorities takes milliseconds. */
const contexts = new Map<string, SecureContext>();

function key(own: readonly { readonly file: string }[]): string {
  return own.map(({ file }) => file).join("\n");
}

function read(variable: string, file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    createSecureContext({ ca: text });
    if (text.includes("-----BEGIN")) return text;
    throw new Error("it holds no certificate");
  } catch (cause) {
    throw new Problem({
      code: "usage",
      summary: `The certificates that ${variable} names cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: file,
      next: `Name a file with certificates in PEM format in ${variable}, or unset it.`,
      cause,
    });
  }
}
