import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  bundleProvider,
  EXECUTABLE,
  type ProviderBundle,
} from "../../../constructs/provider/bundle.ts";
import { layProvider } from "../../../constructs/provider/lay-provider.ts";
import { PROVIDER } from "../../../src/provider/resources/schemas.ts";
import { inFolder } from "./terraform.ts";
import { IMPORTED_WAVE } from "./toy-stack.ts";

const MAIN = fileURLToPath(new URL("./toy-main.ts", import.meta.url));

/** A stack's folder with the toy provider laid beside it, over a world in `world.json`. */
export interface LaidStack {
  readonly folder: string;
  items(): string[];
  /** Waits until an item is being removed; returns the id of the process that does it. */
  removing(id: string): Promise<number>;
}

/** Bundles the toy provider, with a policy if its source is given. */
function bundleToy(folder: string, policy?: string): ProviderBundle {
  const policies = join(folder, "policies");
  if (policy !== undefined) {
    mkdirSync(policies, { recursive: true });
    writeFileSync(join(policies, "example.ts"), policy);
  }
  return bundleProvider({ main: MAIN, policies });
}

/** Writes the toy provider into a folder; returns the file that Terraform would start. */
export function writeToy(folder: string): string {
  for (const { name, content } of bundleToy(folder).files) {
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  }
  return join(folder, EXECUTABLE);
}

/** Runs a test against the toy provider as Terraform really starts it. */
export function withLaidToy<T>(
  ids: readonly string[],
  test: (stack: LaidStack) => Promise<T>,
  policy?: string,
): Promise<T> {
  return inFolder(async (folder) => {
    const world = join(folder, "world.json");
    writeFileSync(world, JSON.stringify(Object.fromEntries(ids.map((id) => [id, "an item"]))));
    const bundle = bundleToy(folder, policy);
    // without its exact version Terraform does not see a pre-release
    const toy = `{ source = "${PROVIDER.source}", version = "${bundle.version}" }`;
    const required = `terraform {\n  required_providers {\n    toy = ${toy}\n  }\n}\n`;
    writeFileSync(join(folder, "main.tf"), `${required}${IMPORTED_WAVE}`);
    layProvider(bundle, { folder, store: join(folder, "store") });
    return await test({
      folder,
      items: () => Object.keys(JSON.parse(readFileSync(world, "utf8"))),
      removing: (id) => seen(folder, `${world}.removing`, id),
    });
  });
}

function seen(folder: string, file: string, id: string): Promise<number> {
  return new Promise((resolve) => {
    const watcher = watch(folder, look);
    function look(): void {
      const [found, pid] = existsSync(file) ? readFileSync(file, "utf8").split(" ") : [];
      if (found !== id) return;
      watcher.close();
      resolve(Number(pid));
    }
    look();
  });
}
