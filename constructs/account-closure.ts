import { Construct } from "constructs";
import type { Account } from "../src/core/account.ts";
import { provideFor } from "./account-folder.ts";
import { isPreview } from "./preview.ts";
import { CloseoutClosure } from "./provider/closeout-closure.ts";
import { DataCloseoutBlockers } from "./provider/data-closeout-blockers.ts";
import {
  type AccountFolderProps,
  closureSwitch,
  readAccountFolder,
} from "./read-account-folder.ts";

/** What a closure is made of. */
export interface AccountClosureProps extends AccountFolderProps {
  /**
   * The switch: the id of the account, written out once more. Anything else refuses.
   *
   * @default closure.disassociate of account.yaml where it is set, else closure.confirm
   */
  readonly confirm?: string;
}

/**
 * The gate and the closure of an account. Its plan fails while any mandatory policy does; deploying
 * it submits the closure, which nothing takes back.
 */
export class AccountClosure extends Construct {
  readonly account: Account;
  readonly blockers: DataCloseoutBlockers;
  readonly closure: CloseoutClosure;

  constructor(scope: Construct, id: string, props: AccountClosureProps) {
    super(scope, id);
    this.account = readAccountFolder(props);
    const confirm = closureSwitch(this.account, props.confirm);
    const provider = provideFor(this, this.account, props);
    const accountId = this.account.id;
    // Neither waits for the other in Terraform's graph: what the state knows of the closure may forbid
    // the look at the account, and the look is what the closure is planned by.
    this.blockers = new DataCloseoutBlockers(this, "blockers", {
      accountId,
      withClosure: true,
      ...(isPreview(this) ? { fail: false } : {}),
      provider,
    });
    this.closure = new CloseoutClosure(this, "closure", {
      accountId,
      confirm,
      withBlockers: true,
      provider,
    });
  }
}
