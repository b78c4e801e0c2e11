import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import {
  App,
  LocalBackend,
  TerraformBackend,
  TerraformRemoteState,
  type TerraformStack,
} from "cdktf";
import type { Construct } from "constructs";
import { type Backend, type BackendValue, settingsFor } from "../../src/files/settings/backend.ts";
import { readSettings } from "../../src/files/settings/settings-file.ts";

/** What another stack reads of a state in a {@link NamedBackend}. */
class NamedState extends TerraformRemoteState {}

/** A backend by its kind and settings, as closeout.yaml names it. */
class NamedBackend extends TerraformBackend {
  readonly #settings: Readonly<Record<string, BackendValue>>;

  constructor(
    stack: TerraformStack,
    kind: string,
    settings: Readonly<Record<string, BackendValue>>,
  ) {
    super(stack, "backend", kind);
    this.#settings = settings;
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { ...this.#settings };
  }

  override getRemoteStateDataSource(scope: Construct, name: string): TerraformRemoteState {
    return new NamedState(scope, name, this.name, { ...this.#settings });
  }
}

/**
 * Gives a stack the backend of the project's closeout.yaml, unless the stack has its own by the time it is
 * synthesized (`new S3Backend(this, …)`). Without either the state is a file in the current directory, named
 * relative to the stack, so that another checkout and another machine find theirs; CDKTF would write this
 * machine's path.
 */
export function useProjectBackend(stack: TerraformStack): void {
  const { backend } = readSettings(".");
  stack.ensureBackendExists = () =>
    stack.node.findAll().find((node) => TerraformBackend.isBackend(node)) ??
    backendOf(stack, backend);
}

function backendOf(stack: TerraformStack, backend: Backend): TerraformBackend {
  const { id } = stack.node;
  const settings = settingsFor(backend, id);
  const { path } = settings;
  if (backend.kind !== "local" || typeof path !== "string")
    return new NamedBackend(stack, backend.kind, settings);
  const { workspace_dir: workspaceDir } = settings;
  return new LocalBackend(stack, {
    path: fromStack(stack, path),
    ...(typeof workspaceDir === "string" ? { workspaceDir: fromStack(stack, workspaceDir) } : {}),
  });
}

/** A path of the project as a stack's folder sees it. */
function fromStack(stack: TerraformStack, path: string): string {
  const folder = resolve(App.of(stack).outdir, "stacks", stack.node.id);
  return relative(folder, resolve(path)).replaceAll(sep, "/");
}

/**
 * Has Terraform take a state file for the one it used before, where just the spelling of its path is another:
 * earlier synths named it by this machine's path.
 */
export function keepSameState(folder: string): void {
  const record = join(folder, ".terraform", "terraform.tfstate");
  const now = localPath(readJson(join(folder, "cdk.tf.json")), ["terraform", "backend", "local"]);
  const before = localPath(readJson(record), ["backend", "config"]);
  if (now === undefined || before === undefined || now === before) return;
  if (resolve(folder, now) === resolve(folder, before)) rmSync(record);
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

function localPath(value: unknown, keys: readonly string[]): string | undefined {
  let at: unknown = value;
  for (const key of [...keys, "path"]) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Object.entries(at).find(([name]) => name === key)?.[1];
  }
  return typeof at === "string" ? at : undefined;
}
