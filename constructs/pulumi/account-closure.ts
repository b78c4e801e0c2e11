import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import type { Account } from "../../src/core/account.ts";
import {
  type AccountFolderProps,
  closureSwitch,
  readAccountFolder,
} from "../read-account-folder.ts";
import { Closure } from "./closure.ts";
import { CloseoutProvider } from "./provider.ts";

/** What a closure is made of. */
export interface AccountClosureProps extends AccountFolderProps {
  /**
   * The switch: the id of the account, written out once more. Anything else refuses.
   *
   * @default closure.disassociate of account.yaml where it is set, else closure.confirm
   */
  readonly confirm?: string;
  /**
   * Whether mandatory blockers fail the preview; see {@link Closure}.
   *
   * @default true
   */
  readonly fail?: boolean;
}

/**
 * The gate and the closure of an account. Its preview fails while any mandatory policy does; deploying it
 * submits the closure, which nothing takes back.
 */
export class AccountClosure extends ComponentResource {
  readonly account: Account;
  readonly closure: Closure;

  constructor(name: string, props: AccountClosureProps, options?: ComponentResourceOptions) {
    // Nothing is registered for an account that cannot be used.
    const account = readAccountFolder(props);
    const confirm = closureSwitch(account, props.confirm);
    super("closeout:index:AccountClosure", name, {}, options);
    this.account = account;
    const { fail } = props;
    const provider = new CloseoutProvider(name, props, { parent: this });
    const settings = {
      accountId: account.id,
      confirm,
      ...(fail === undefined ? {} : { fail }),
    };
    this.closure = new Closure(`${name}-closure`, settings, { parent: this, provider });
    this.registerOutputs({ status: this.closure.status, detail: this.closure.detail });
  }
}
