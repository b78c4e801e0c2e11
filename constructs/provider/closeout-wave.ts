import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { PROVIDER, waveSchema } from "../../src/provider/resources/schemas.ts";
import { attributesOf, type SchemaProps } from "./schema-props.ts";

/** The settings of a {@link CloseoutWave}: `accountId` and `wave`. */
export interface CloseoutWaveProps extends TerraformMetaArguments, SchemaProps<typeof waveSchema> {}

/** A wave of an account's teardown: items that are removed together. */
export class CloseoutWave extends TerraformResource {
  readonly #props: CloseoutWaveProps;

  constructor(scope: Construct, id: string, props: CloseoutWaveProps) {
    super(scope, id, {
      ...props,
      terraformResourceType: "closeout_wave",
      terraformGeneratorMetadata: { providerName: PROVIDER.name },
    });
    this.#props = props;
  }

  /**
   * Has the wave imported by its first plan, which so shows what is there line by line; a
   * wave that is created would show nothing until it is applied.
   */
  import(): void {
    this.importFrom(`${this.#props.accountId}/${this.#props.wave}`);
  }

  /** What stands in this wave: canonical item id to one readable line. */
  get remaining(): { [id: string]: string } {
    return this.getStringMapAttribute("remaining");
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return attributesOf(waveSchema, this.#props);
  }
}
