import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AccountClosure } from "../constructs/account-closure.ts";
import type { AccountFolderProps } from "../constructs/read-account-folder.ts";

/** `<name>-closure`: the gate and the closure of one account. */
export class ClosureStack extends TerraformStack {
  constructor(scope: Construct, name: string, props: AccountFolderProps) {
    super(scope, `${name}-closure`);
    new AccountClosure(this, "account", props);
  }
}
