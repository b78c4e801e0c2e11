import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Clock } from "../core/clock.ts";
import type { Cloud } from "../core/cloud.ts";
import { Problem } from "../core/problem.ts";
import { accountPaths } from "../files/project.ts";
import { problemMessage } from "../operations/front/front.ts";
import { error, type Message } from "../operations/front/message.ts";
import { policiesOf, settingsOf } from "../workspace/account-project.ts";
import { clouds } from "../workspace/clouds.ts";
import type { PolicyFile } from "../workspace/policies.ts";
import { systemClock } from "../workspace/system-clock.ts";
import { Workspace } from "../workspace/workspace.ts";
import { type Difference, type PulumiFront, pulumiFront } from "./front.ts";
import { type TypedInputs, typedInputs } from "./inputs.ts";
import { SCHEMA } from "./schema.ts";
import { type Properties, textOf, UNKNOWN } from "./values.ts";

/** What a provider works with, where that is not what every user's does. */
export interface ProviderParts {
  /** @default the machine's own */
  readonly clock?: Clock;
  /** The clouds at the time of a command. @default every cloud, with its whole catalog */
  readonly clouds?: () => ReadonlyMap<string, Cloud>;
  /** @default those of the project */
  readonly policies?: readonly PolicyFile[];
  /** The process of Pulumi's command. @default the one that started this process */
  readonly command?: number;
}

/** What is wrong with a provider's configuration; empty when it can be used, or is not known yet. */
export function configFaults(config: Properties): readonly Message[] {
  const { inputs, faults } = typedConfig(config);
  const { folder, policies } = inputs;
  if (faults.length > 0) return faults;
  if (folder === UNKNOWN || policies === UNKNOWN) return [];
  const given = textOf(folder) ?? "";
  if (given.trim() !== "") {
    const absent = accountAbsent(given);
    return absent === undefined ? [] : [{ ...problemMessage(absent), path: ["folder"] }];
  }
  const give = 'Give the folder that holds the account\'s account.yaml, such as "accounts/acme".';
  return folder === undefined
    ? [error("The provider has no folder", `${give} ${DEFAULT_PROVIDER}`, ["folder"])]
    : [error("The provider's folder is blank", give, ["folder"])];
}

/** A configuration by the types of the schema; the engine's own names stand beside the program's. */
export function typedConfig(config: Properties): TypedInputs {
  const types = SCHEMA.provider.inputProperties;
  return typedInputs(types, config, (name) => /^(?:__.*|version|plugin.*)$/u.test(name));
}

/** That a folder holds no account file, if so. */
function accountAbsent(folder: string): Problem | undefined {
  const { account } = accountPaths(folder);
  if (existsSync(account)) return undefined;
  return new Problem({
    code: "account-file",
    summary: `There is no account file at ${resolve(account)}`,
    where: account,
    next: "Correct the provider's folder: the one that holds the account's account.yaml.",
  });
}

/** What of a configuration differs from that of the state, without what is the engine's own. */
export function configDifferences(
  olds: Properties,
  news: Properties,
): ReadonlyMap<string, Difference> {
  const [before, after] = [typedConfig(olds).inputs, typedConfig(news).inputs];
  return new Map(
    Object.keys(SCHEMA.provider.inputProperties)
      .filter((name) => (before[name] ?? null) !== (after[name] ?? null))
      .map((name) => [name, "update"] as const),
  );
}

/** Where nobody names one, the engine makes a provider out of the stack's configuration, which has none. */
const DEFAULT_PROVIDER =
  "Where the program gives it already, as to `pulumi import`, name the provider of the state: `--provider <name>=<urn>`; `pulumi stack --show-urns` lists it.";

/**
 * Opens the account's folder; paths are as seen from the program's, in which the engine starts this process.
 * Throws a Problem where a file of it cannot be used, and returns one where it is not there at all.
 */
export async function configure(
  config: Properties,
  log: (message: string) => void,
  parts: ProviderParts,
): Promise<PulumiFront | Problem> {
  const folder = textOf(config["folder"]) ?? "";
  const absent = accountAbsent(folder);
  if (absent !== undefined) return absent;
  const { approval, record } = settingsOf(folder);
  const workspace = new Workspace({
    files: accountPaths(folder),
    clouds: parts.clouds?.() ?? clouds,
    policies: parts.policies ?? (await policiesOf(folder, textOf(config["policies"]))),
    approval,
    record,
    command: "pulumi",
    // One command makes a run for each wave, and is over when Pulumi is.
    owner: parts.command ?? process.ppid,
    clock: parts.clock ?? systemClock,
    env: process.env,
    log: (level, message) => log(`${level}: ${message}`),
  });
  return pulumiFront(workspace, parts.command ?? process.ppid);
}
