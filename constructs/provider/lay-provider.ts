import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
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

/** Where to lay a provider. */
export interface LayOptions {
  /** The stack's folder. */
  readonly folder: string;
  /** A folder on the same disk that all stacks share; each file is written there once. */
  readonly store: string;
  /** As Terraform writes it, such as `linux_amd64`; this machine's without it. */
  readonly platform?: string;
}

/**
 * Lays a provider beside a stack, where `terraform init` finds it without a registry or
 * settings (the "implied local mirror"), and locks it. Its files stand in the store, and each
 * stack links to them: 3.5 MB once, not for each of a thousand stacks. Where the file system
 * knows no hard links they are copied. Earlier versions are taken away.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function layProvider(
  bundle: ProviderBundle,
  { folder, store, platform = terraformPlatform(process.platform, process.arch) }: LayOptions,
): void {
  const { files, version } = bundle;
  const stored = join(store, version);
  stock(stored, bundle);
  const mirror = join(folder, "terraform.d", "plugins", PROVIDER.source);
  removeOthers(mirror, version);
  const place = join(mirror, version, platform);
  mkdirSync(place, { recursive: true });
  for (const { name } of files) link(join(stored, name), join(place, name));

  const lockFile = join(folder, ".terraform.lock.hcl");
  const before = existsSync(lockFile) ? readFileSync(lockFile, "utf8") : "";
  const after = writeLock(before, { source: PROVIDER.source, version, hash: hashOf(bundle) });
  if (after !== before) writeFileSync(lockFile, after);
}

/** Stores whose files were held against the bundle by this process. */
const stocked = new Map<string, ProviderBundle>();

/**
 * Has the files in the store, each as the bundle says. They are never written in place: stacks
 * link to them, and a running Terraform may be reading one.
 */
function stock(stored: string, bundle: ProviderBundle): void {
  if (stocked.get(stored) === bundle && existsSync(stored)) return;
  mkdirSync(stored, { recursive: true });
  removeOthers(dirname(stored), bundle.version);
  for (const { name, content } of bundle.files) {
    const path = join(stored, name);
    if (existsSync(path) && readFileSync(path).equals(content)) continue;
    const fresh = `${path}.${process.pid}`;
    writeFileSync(fresh, content, { mode: name === EXECUTABLE ? 0o755 : 0o644 });
    if (name === EXECUTABLE) chmodSync(fresh, 0o755);
    renameSync(fresh, path);
  }
  stocked.set(stored, bundle);
}

/** Makes one path the same file as another, or a copy of it. */
function link(from: string, to: string): void {
  const [wanted, is] = [statSync(from), statSync(to, { throwIfNoEntry: false })];
  if (is?.ino === wanted.ino && is.dev === wanted.dev) return;
  rmSync(to, { force: true });
  try {
    linkSync(from, to);
  } catch {
    // Another disk, too many links, or a file system without them.
    copyFileSync(from, to);
  }
}

const hashes = new WeakMap<ProviderBundle, string>();

function hashOf(bundle: ProviderBundle): string {
  const known = hashes.get(bundle) ?? packageHash(bundle.files);
  hashes.set(bundle, known);
  return known;
}

function removeOthers(mirror: string, version: string): void {
  if (!existsSync(mirror)) return;
  for (const name of readdirSync(mirror)) {
    if (name !== version) rmSync(join(mirror, name), { recursive: true });
  }
}
