import { Construct } from "constructs";
import type { Account } from "../src/core/account.ts";
import { WAVES, type Wave } from "../src/core/item.ts";
import { type AccountFolderProps, provideFor, readAccountFolder } from "./account-folder.ts";
import { CloseoutWave } from "./provider/closeout-wave.ts";

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
    const wanted = checkWaves(props.waves ?? WAVES);
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

function checkWaves(waves: readonly Wave[]): readonly Wave[] {
  const unknown = waves.find((wave) => !WAVES.includes(wave));
  if (unknown === undefined && waves.length > 0)
    return WAVES.filter((wave) => waves.includes(wave));
  throw new Error(
    `${unknown === undefined ? "A teardown without waves removes nothing" : `There is no wave "${unknown}"`}. Allowed: ${WAVES.join(", ")}. Leave \`waves\` out for all of them.`,
  );
}
