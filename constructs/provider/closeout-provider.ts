import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TerraformProvider, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { PROVIDER, providerSchema } from "../../src/provider/resources/schemas.ts";
import { bundleProvider } from "./bundle.ts";
import { layProvider } from "./lay-provider.ts";
import { attributesOf, type SchemaProps } from "./schema-props.ts";
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

const MAIN = fileURLToPath(new URL("../../src/provider/main.ts", import.meta.url));

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
    const inner = stack.synthesizer;
    stack.synthesizer = {
      synthesize(session) {
        const bundle = bundleProvider({
          main: props.main ?? MAIN,
          policies: props.policies ?? join(process.cwd(), "policies"),
        });
        laid.version = bundle.version;
        inner.synthesize(session);
        const { workingDirectory } = session.manifest.forStack(stack);
        const folder = join(session.outdir, workingDirectory);
        layProvider(folder, bundle);
        const { files = [] } = props;
        copyStackFiles(folder, typeof files === "function" ? files() : files);
      },
    };
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { ...attributesOf(providerSchema, this.#props), alias: this.#props.alias };
  }
}
