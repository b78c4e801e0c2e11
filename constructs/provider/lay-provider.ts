import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { PROVIDER } from "../../src/provider/resources/schemas.ts";
import { EXECUTABLE, type ProviderBundle } from "./bundle.ts";
import { packageHash, writeLock } from "./lock-file.ts";

const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ["linux", "linux"],
  ["darwin", "darwin"],
]);
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ["x64", "amd64"],
  ["arm64", "arm64"],
]);

/** This machine as Terraform writes it, such as `linux_amd64`. Throws where the provider cannot run. */
export function terraformPlatform(platform: string, architecture: string): string {
  const system = SYSTEMS.get(platform);
  const arch = ARCHITECTURES.get(architecture);
  if (system !== undefined && arch !== undefined) return `${system}_${arch}`;
  throw new Error(
    `The closeout provider does not run on ${platform}/${architecture}; it does on ${[...SYSTEMS.keys()].join(" and ")}, x64 and arm64. Use one of these, or a container.`,
  );
}

/**
 * Lays a provider beside a stack, where `terraform init` finds it without a registry or
 * settings (the "implied local mirror"), and locks it. Earlier versions are taken away.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function layProvider(
  folder: string,
  { files, version }: ProviderBundle,
  platform = terraformPlatform(process.platform, process.arch),
): void {
  const mirror = join(folder, "terraform.d", "plugins", PROVIDER.source);
  removeOthers(mirror, version);
  const place = join(mirror, version, platform);
  mkdirSync(place, { recursive: true });
  for (const { name, content } of files) writeIfChanged(join(place, name), content);
  chmodSync(join(place, EXECUTABLE), 0o755);

  const lockFile = join(folder, ".terraform.lock.hcl");
  const before = existsSync(lockFile) ? readFileSync(lockFile, "utf8") : "";
  const hash = packageHash(files);
  const after = writeLock(before, { source: PROVIDER.source, version, hash });
  writeIfChanged(lockFile, Buffer.from(after, "utf8"));
}

function removeOthers(mirror: string, version: string): void {
  if (!existsSync(mirror)) return;
  for (const name of readdirSync(mirror)) {
    if (name !== version) rmSync(join(mirror, name), { recursive: true });
  }
}

function writeIfChanged(path: string, content: Buffer): void {
  if (existsSync(path) && readFileSync(path).equals(content)) return;
  writeFileSync(path, content);
}
