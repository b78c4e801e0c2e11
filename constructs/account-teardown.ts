import { Construct } from "constructs";
import type { Account } from "../src/core/account.ts";
import type { Wave } from "../src/core/item.ts";
import { provideFor } from "./account-folder.ts";
import { CloseoutWave } from "./provider/closeout-wave.ts";
import { type AccountFolderProps, readAccountFolder, wavesInOrder } from "./read-account-folder.ts";

/** What a teardown is made of. */
export interface AccountTeardownProps extends AccountFolderProps {
  /**
   * The waves to tear down. They are removed in the order of the catalog, whatever the order here.
   *
   * @default all: workloads, data, network, domains, identity, finance
   */
  readonly waves?: readonly Wave[];
}

/**
 * The account described as desired-empty: one resource a wave, each after the one before. Its plan
 * shows one line for each approved item that goes; without a review file nothing does.
 */
export class AccountTeardown extends Construct {
  readonly account: Account;
  readonly waves: readonly CloseoutWave[];

  constructor(scope: Construct, id: string, props: AccountTeardownProps) {
    super(scope, id);
    const wanted = wavesInOrder(props.waves);
    this.account = readAccountFolder(props);
    const provider = provideFor(this, this.account, props);
    const waves: CloseoutWave[] = [];
    for (const wave of wanted) {
      const before = waves.at(-1);
      const resource = new CloseoutWave(this, wave, {
        accountId: this.account.id,
        wave,
        provider,
        ...(before === undefined ? {} : { dependsOn: [before] }),
      });
      resource.import();
      waves.push(resource);
    }
    this.waves = waves;
  }
}
