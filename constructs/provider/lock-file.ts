import { createHash } from "node:crypto";
import type { BundleFile } from "./bundle.ts";

/** One provider in a lock file. */
export interface Lock {
  readonly source: string;
  readonly version: string;
  /** `h1:…` of the package, as {@link packageHash} computes it. */
  readonly hash: string;
}

/**
 * The hash of a provider's package: of its files' names and hashes, in order of the names.
 * The same as Go's `dirhash.Hash1`, which Terraform checks the package against.
 * https://developer.hashicorp.com/terraform/language/files/dependency-lock#new-provider-package-checksums
 */
export function packageHash(files: readonly BundleFile[]): string {
  const lines = files
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, content }) => `${sha256(content).digest("hex")}  ${name}\n`);
  return `h1:${sha256(lines.join("")).digest("base64")}`;
}

/**
 * Writes a provider into the text of a `.terraform.lock.hcl`, and leaves the others in it as
 * they are. The lock has to be there before `terraform init`: without one cdktf runs
 * `terraform providers lock`, which knows no local mirror and fails.
 */
export function writeLock(text: string, { source, version, hash }: Lock): string {
  const own = new RegExp(`provider "${source.replaceAll(".", "\\.")}" \\{[^}]*\\}\\n*`, "g");
  const others = text.replace(own, "").trimEnd();
  const block = [
    `provider "${source}" {`,
    `  version     = "${version}"`,
    `  constraints = "${version}"`,
    "  hashes = [",
    `    "${hash}",`,
    "  ]",
    "}",
    "",
  ].join("\n");
  return others === "" ? block : `${others}\n\n${block}`;
}

function sha256(content: Buffer | string) {
  return createHash("sha256").update(content);
}
