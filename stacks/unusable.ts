import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { UnusableAccount, type UnusableAccountProps } from "../constructs/unusable-account.ts";

/** In the place of a stack of an account whose files cannot be used: it fails with what is wrong. */
export class UnusableStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: UnusableAccountProps) {
    super(scope, id);
    new UnusableAccount(this, "account", props);
  }
}
