import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { PROVIDER, waveSchema } from "../../src/provider/resources/schemas.ts";
import { attributesOf, type SchemaProps } from "./schema-props.ts";

/** The settings of a {@link CloseoutWave}: `accountId` and `wave`. */
export interface CloseoutWaveProps extends TerraformMetaArguments, SchemaProps<typeof waveSchema> {}

/** A wave of an account's teardown: items that are removed together. */
export class CloseoutWave extends TerraformResource {
  readonly #props: CloseoutWaveProps;
  #imported = false;

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
   * wave that is created would show nothing until it is applied. Not `importFrom`, which
   * runs `terraform version` for each resource: 1,200 times for 200 accounts.
   */
  import(): void {
    this.#imported = true;
  }

  override toTerraform(): { [name: string]: unknown } {
    const { id, to } = this.#importBlock;
    return { ...super.toTerraform(), ...(this.#imported ? { import: [{ id, to }] } : {}) };
  }

  override toHclTerraform(): { [name: string]: unknown } {
    const { id, to } = this.#importBlock;
    const block = {
      to: { value: to, type: "simple", storageClassType: "reference" },
      id: { value: id, type: "simple", storageClassType: "string" },
    };
    return { ...super.toHclTerraform(), ...(this.#imported ? { import: [block] } : {}) };
  }

  get #importBlock(): { readonly id: string; readonly to: string } {
    const { accountId, wave } = this.#props;
    return {
      id: `${accountId}/${wave}`,
      to: `${this.terraformResourceType}.${this.friendlyUniqueId}`,
    };
  }

  /** Items of this wave: canonical item id to one readable line. */
  get remaining(): { [id: string]: string } {
    return this.getStringMapAttribute("remaining");
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return attributesOf(waveSchema, this.#props);
  }
}
