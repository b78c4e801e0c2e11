import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Annotations, TerraformProvider, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { PROVIDER, providerSchema } from "../../src/provider/resources/schemas.ts";
import { bundleProvider } from "./bundle.ts";
import { layProvider } from "./lay-provider.ts";
import { attributesOf, type SchemaProps } from "./schema-props.ts";
import { keepSameState, useProjectBackend } from "./stack-backend.ts";
import { copyStackFiles, type StackFile } from "./stack-files.ts";

/** What a stack says about its provider: the provider's configuration, and what goes along. */
export interface CloseoutProviderProps extends SchemaProps<typeof providerSchema> {
  /**
   * Files that are copied into the stack's folder at synth, so that it is complete in itself.
   * A function is asked when the stack is synthesized.
   *
   * @default none
   */
  readonly files?: readonly StackFile[] | (() => readonly StackFile[]);
  /**
   * What is wrong with the account's files: it is written to `faultFile`, and every plan and deploy
   * of the stack fails with it. With `faultFile`, files that cannot be copied are such a fault too,
   * instead of stopping the synth of all stacks.
   *
   * @default nothing
   */
  readonly fault?: string;
  /**
   * The folder of the project's own policies, which become part of the provider.
   *
   * @default "policies" in the current directory
   */
  readonly policies?: string;
  /**
   * The module that exports the provider's `run`.
   *
   * @default the closeout provider
   */
  readonly main?: string;
  /**
   * Tells several provider blocks of one stack apart.
   *
   * @default none
   */
  readonly alias?: string;
}

/**
 * The provider block of a stack. When the stack is synthesized, the provider is bundled with
 * the project's policies, laid beside the stack and locked in its exact version, so that
 * `cdktf plan` needs no registry; nothing of that happens in `Testing.synth`.
 */
export class CloseoutProvider extends TerraformProvider {
  readonly #props: CloseoutProviderProps;

  constructor(scope: Construct, id: string, props: CloseoutProviderProps = {}) {
    const laid: { version: string } = { version: PROVIDER.version };
    super(scope, id, {
      terraformResourceType: PROVIDER.name,
      terraformProviderSource: PROVIDER.source,
      terraformGeneratorMetadata: {
        providerName: PROVIDER.name,
        // known only once the bundle is made; cdktf asks when it writes the stack
        get providerVersion() {
          return laid.version;
        },
      },
    });
    this.#props = props;
    this.alias = props.alias;

    const stack = TerraformStack.of(this);
    useProjectBackend(stack);
    const inner = stack.synthesizer;
    stack.synthesizer = {
      synthesize(session) {
        const bundle = bundleProvider({
          main: props.main,
          policies: props.policies ?? join(process.cwd(), "policies"),
        });
        laid.version = bundle.version;
        const { workingDirectory } = session.manifest.forStack(stack);
        const folder = join(session.outdir, workingDirectory);
        mkdirSync(folder, { recursive: true });
        bringFiles(stack, folder, props);
        inner.synthesize(session);
        keepSameState(folder);
        layProvider(bundle, { folder, store: join(session.outdir, "providers", PROVIDER.name) });
      },
    };
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { ...attributesOf(providerSchema, this.#props), alias: this.#props.alias };
  }
}

/** Copies the stack's files; what is wrong with them goes into the fault file. */
function bringFiles(
  stack: TerraformStack,
  folder: string,
  { files = [], fault, faultFile }: CloseoutProviderProps,
): void {
  if (faultFile !== undefined) rmSync(join(folder, faultFile), { force: true });
  let found = fault;
  try {
    copyStackFiles(folder, typeof files === "function" ? files() : files);
  } catch (cause) {
    if (faultFile === undefined) throw cause;
    found ??= `The account's files cannot be copied beside its stack ${stack.node.id}: ${cause instanceof Error ? cause.message : String(cause)}\nNext: Make them files that this user can read, and plan again. Nothing was called.`;
    Annotations.of(stack).addWarning(found);
  }
  if (found !== undefined && faultFile !== undefined) writeFileSync(join(folder, faultFile), found);
}
