import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { closureSchema, PROVIDER } from "../../src/provider/resources/schemas.ts";
import { attributesOf, type SchemaProps } from "./schema-props.ts";

/** The settings of a {@link CloseoutClosure}: `accountId`, and `confirm`, which must equal it. */
export interface CloseoutClosureProps
  extends TerraformMetaArguments,
    SchemaProps<typeof closureSchema> {}

/** The closure of an account. */
export class CloseoutClosure extends TerraformResource {
  readonly #props: CloseoutClosureProps;

  constructor(scope: Construct, id: string, props: CloseoutClosureProps) {
    super(scope, id, {
      ...props,
      terraformResourceType: "closeout_closure",
      terraformGeneratorMetadata: { providerName: PROVIDER.name },
    });
    this.#props = props;
  }

  /** The account's id. */
  get accountId(): string {
    return this.getStringAttribute("account_id");
  }

  /** The account's kind, such as `resource-account`. */
  get kind(): string {
    return this.getStringAttribute("kind");
  }

  /** `preflight`, `submitted`, `waiting`, `closed` or `failed`. */
  get status(): string {
    return this.getStringAttribute("status");
  }

  /** When the closure was submitted, RFC 3339. */
  get submittedAt(): string {
    return this.getStringAttribute("submitted_at");
  }

  /** When the waiting period ends, RFC 3339. */
  get endsAt(): string {
    return this.getStringAttribute("ends_at");
  }

  /** The status in one readable line. */
  get detail(): string {
    return this.getStringAttribute("detail");
  }

  /** What is abandoned with the account: the id of the cloud's check, and what it stands for. */
  get abandons(): { [check: string]: string } {
    return this.getStringMapAttribute("abandons");
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return attributesOf(closureSchema, this.#props);
  }
}
