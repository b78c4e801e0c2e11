import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { App, LocalBackend, type TerraformStack, Testing } from "cdktf";
import { bundleProvider } from "../../../constructs/provider/bundle.ts";
import { layProvider } from "../../../constructs/provider/lay-provider.ts";
import type { AccountPaths } from "../../../src/files/project.ts";
import { readSettings } from "../../../src/files/settings/settings-file.ts";
import { PROVIDER } from "../../../src/provider/resources/schemas.ts";
import { ClosureStack } from "../../../stacks/closure.ts";
import { TeardownStack } from "../../../stacks/teardown.ts";
import { terraform } from "../../provider/support/terraform.ts";

const MAIN = fileURLToPath(new URL("../../../src/provider/main.ts", import.meta.url));

/** The two stacks of the account. */
export type StackName = "teardown" | "closure";

/** The stacks' folders, as Terraform sees them. */
export interface Stacks {
  /** Brings a stack's folder up to date, as a synth does, and returns it. */
  ready(name: StackName): Promise<string>;
  /** Where Terraform keeps the stack's state. */
  state(name: StackName): string;
  /** Takes everything away that a checkout does not hold. */
  forget(): void;
}

function makeStack(app: App, paths: AccountPaths, name: StackName): TerraformStack {
  const Stack = name === "teardown" ? TeardownStack : ClosureStack;
  return new Stack(app, "demo", {
    folder: paths.dir,
    policies: join(dirname(dirname(paths.dir)), "policies"),
  });
}

/** Stacks with the provider beside them, which Terraform starts: made by a full synth each time. */
export function laidStacks(folder: string, paths: AccountPaths): Stacks {
  const known = new Set<StackName>();
  const state = (name: StackName): string => join(folder, `${name}.tfstate`);
  return {
    state,
    forget: () => {
      known.clear();
      rmSync(join(folder, "cdktf.out"), { recursive: true, force: true });
    },
    async ready(name) {
      const app = new App({ outdir: join(folder, "cdktf.out"), skipValidation: true });
      const stack = makeStack(app, paths, name);
      new LocalBackend(stack, { path: state(name) });
      app.synth();
      const place = join(folder, "cdktf.out/stacks", stack.node.id);
      if (!known.has(name)) {
        const init = await terraform(place, ["init", "-input=false"]);
        if (init.code !== 0) throw new Error(init.text);
      }
      known.add(name);
      return place;
    },
  };
}

interface Synthesized {
  readonly terraform: Record<string, unknown>;
  readonly provider: Record<string, Record<string, unknown>[]>;
}

/** What stacks need besides their account. */
export interface AttachedOptions {
  /** The provider stands beside each stack as well, for runs that are not told of the one that runs. */
  readonly laid: boolean;
  /** The state is in the database that PG_CONN_STR names. */
  readonly stateInDatabase: boolean;
}

/** The constructs' own JSON; a provider that runs already needs no lock, no `init` and whole paths. */
export function attachedStacks(
  folder: string,
  paths: AccountPaths,
  { laid, stateInDatabase }: AttachedOptions,
): Stacks {
  const known = new Set<StackName>();
  return {
    state: (name) => join(folder, name, "terraform.tfstate"),
    forget: () => {
      for (const name of known) rmSync(join(folder, name), { recursive: true, force: true });
      known.clear();
    },
    async ready(name) {
      const place = join(folder, name);
      if (known.has(name)) return place;
      known.add(name);
      const app = new App({ outdir: join(folder, "cdktf.out"), skipValidation: true });
      const json = JSON.parse(Testing.synth(makeStack(app, paths, name))) as Synthesized;
      delete json.terraform["backend"];
      if (stateInDatabase) json.terraform["backend"] = { pg: { schema_name: `demo-${name}` } };
      const { approval } = readSettings(folder);
      json.provider[PROVIDER.name] = [
        {
          account_file: paths.account,
          review_file: paths.review,
          attestations_dir: paths.attestations,
          journal_dir: paths.dir,
          ...(json.provider[PROVIDER.name]?.[0]?.["preview"] === true ? { preview: true } : {}),
          ...(approval.by === "git" ? { approval_branch: approval.branch } : {}),
        },
      ];
      mkdirSync(place, { recursive: true });
      const write = (): void =>
        writeFileSync(join(place, "main.tf.json"), JSON.stringify(json, undefined, 2));
      if (!laid) {
        write();
        return place;
      }
      const bundle = bundleProvider({ main: MAIN, policies: join(folder, "policies") });
      json.terraform["required_providers"] = {
        [PROVIDER.name]: { source: PROVIDER.source, version: bundle.version },
      };
      write();
      layProvider(bundle, { folder: place, store: join(folder, "store") });
      const init = await terraform(place, ["init", "-input=false"]);
      if (init.code !== 0) throw new Error(init.text);
      return place;
    },
  };
}
