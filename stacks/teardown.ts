import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AccountTeardown } from "../constructs/account-teardown.ts";
import type { AccountFolderProps } from "../constructs/read-account-folder.ts";

/** `<name>-teardown`: empties one account, wave by wave. */
export class TeardownStack extends TerraformStack {
  constructor(scope: Construct, name: string, props: AccountFolderProps) {
    super(scope, `${name}-teardown`);
    new AccountTeardown(this, "account", props);
  }
}
