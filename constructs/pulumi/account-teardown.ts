import { all, ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import type { Account } from "../../src/core/account.ts";
import type { Wave as WaveName } from "../../src/core/item.ts";
import {
  type AccountFolderProps,
  readAccountFolder,
  wavesInOrder,
} from "../read-account-folder.ts";
import { CloseoutProvider } from "./provider.ts";
import { Wave } from "./wave.ts";

/** What a teardown is made of. */
export interface AccountTeardownProps extends AccountFolderProps {
  /**
   * The waves to tear down. They are removed in the order of the catalog, whatever the order here.
   *
   * @default all: workloads, data, network, domains, identity, finance
   */
  readonly waves?: readonly WaveName[];
}

/**
 * The account described as desired-empty: one resource a wave, each after the one before. Its first deploy
 * takes over what is there and deletes nothing; from then on a preview shows one line for each approved
 * item that goes, and without a review file nothing does.
 */
export class AccountTeardown extends ComponentResource {
  readonly account: Account;
  readonly waves: readonly Wave[];
  /** What remains, all waves together: canonical item id to one readable line. */
  readonly remaining: Output<{ readonly [id: string]: string }>;

  constructor(name: string, props: AccountTeardownProps, options?: ComponentResourceOptions) {
    // Nothing is registered for an account that cannot be used.
    const wanted = wavesInOrder(props.waves);
    const account = readAccountFolder(props);
    super("closeout:index:AccountTeardown", name, {}, options);
    this.account = account;
    const provider = new CloseoutProvider(name, props, { parent: this });
    const waves: Wave[] = [];
    for (const wave of wanted) {
      const before = waves.at(-1);
      const settings = { accountId: account.id, wave };
      const dependsOn = before === undefined ? [] : [before];
      waves.push(new Wave(`${name}-${wave}`, settings, { parent: this, provider, dependsOn }));
    }
    this.waves = waves;
    this.remaining = all(waves.map(({ remaining }) => remaining)).apply((each) =>
      Object.fromEntries(each.flatMap((one) => Object.entries(one))),
    );
    this.registerOutputs({ remaining: this.remaining });
  }
}
