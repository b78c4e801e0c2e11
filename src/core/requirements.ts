/**
 * Least versions, major and minor: package.json's `engines`, and the first Terraform with `import`
 * blocks that take expressions.
 */
export const LEAST = { node: [20, 19], terraform: [1, 6] } as const;

/** Releases of the packages that stacks are made with which Closeout is built for: package.json's peers. */
export const FRAMEWORK_RELEASES = { cdktf: "0.21", cdktn: "0.24" } as const;

/**
 * Where Terraform looks for the provider. The host is one that nobody can ever register (RFC 2606), so
 * that Terraform cannot be made to download a provider of this name from elsewhere.
 */
export const PROVIDER_SOURCE = "closeout.invalid/closeout/closeout";

/** True when a version is not older than a least one. */
export function atLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [has = 0, hasMinor = 0] = version.split(".").map(Number);
  return has > major || (has === major && hasMinor >= minor);
}

/** The version in what `terraform version -json` prints; versions before 0.13 answer in plain text. */
export function terraformVersion(stdout: string): string | undefined {
  return (
    /"terraform_version"\s*:\s*"(\d+\.\d+[^"]*)"/u.exec(stdout)?.[1] ??
    /^(?:Terraform|OpenTofu) v(\d+\.\d+\S*)/mu.exec(stdout)?.[1]
  );
}

/** The binary that CDKTF runs. */
export function terraformBinary(env: Readonly<Record<string, string | undefined>>): string {
  return env["TERRAFORM_BINARY_NAME"] || "terraform";
}
