import { TerraformDataSource, type TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { blockersSchema, PROVIDER } from "../../src/provider/resources/schemas.ts";
import { attributesOf, type SchemaProps } from "./schema-props.ts";

/** The settings of {@link DataCloseoutBlockers}: `accountId`, and `fail` (default true). */
export interface DataCloseoutBlockersProps
  extends TerraformMetaArguments,
    SchemaProps<typeof blockersSchema> {}

/** What stands between an account and its closure. */
export class DataCloseoutBlockers extends TerraformDataSource {
  readonly #props: DataCloseoutBlockersProps;

  constructor(scope: Construct, id: string, props: DataCloseoutBlockersProps) {
    super(scope, id, {
      ...props,
      terraformResourceType: "closeout_blockers",
      terraformGeneratorMetadata: { providerName: PROVIDER.name },
    });
    this.#props = props;
  }

  /** Each failing policy, and what it found. */
  get blockers(): { [policy: string]: string } {
    return this.getStringMapAttribute("blockers");
  }

  /** `clear`, `blocked`, or the closure's own status once it was submitted. */
  get status(): string {
    return this.getStringAttribute("status");
  }

  /** The outcome in one line. */
  get summary(): string {
    return this.getStringAttribute("summary");
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return attributesOf(blockersSchema, this.#props);
  }
}
