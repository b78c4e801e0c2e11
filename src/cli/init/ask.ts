import type { Cloud } from "../../core/cloud.ts";
import type { NewAccount } from "../../files/new-project/texts.ts";
import { stackNameFault } from "../../files/stack-name.ts";
import type { Prompter } from "../attest/prompter.ts";
import { type InitFlags, isMember } from "./wanted.ts";

type Check = (typed: string) => string | undefined;

/** Asks a person for the account, part by part; what the command line says already is not asked. */
export async function askAccount(
  prompter: Prompter,
  flags: InitFlags,
  clouds: ReadonlyMap<string, Cloud>,
): Promise<NewAccount> {
  const cloud = await askCloud(prompter, flags, clouds);
  const isId: Check = (typed) =>
    cloud.accountId.pattern.test(typed)
      ? undefined
      : `An account id of ${cloud.title} is ${cloud.accountId.says}.`;
  const id = flags.id ?? (await part(prompter, "Account id", undefined, isId));
  for (const { kind, title } of cloud.kinds) prompter.say(`  ${kind}: ${title}`);
  const kinds = cloud.kinds.map(({ kind }) => kind);
  const kind = flags.kind ?? (await oneOf(prompter, "Kind", kinds));
  const management = isMember(kind)
    ? {
        id:
          flags.managementId ??
          (await part(prompter, "Id of the management account", undefined, isId)),
        role:
          flags.role ??
          (await part(prompter, "Role to enter it with", cloud.members.role, notBlank)),
      }
    : undefined;
  const isName: Check = (typed) => {
    const fault = stackNameFault(typed);
    return fault === undefined ? undefined : `That cannot be a folder's name: ${fault}.`;
  };
  const name = flags.name ?? (await part(prompter, "Name of its folder", id, isName));
  return { name, cloud: cloud.name, id, kind, management };
}

/** Asks for the cloud. */
export async function askCloud(
  prompter: Prompter,
  flags: InitFlags,
  clouds: ReadonlyMap<string, Cloud>,
): Promise<Cloud> {
  const named = flags.cloud ?? (await oneOf(prompter, "Cloud", [...clouds.keys()]));
  const cloud = clouds.get(named);
  if (cloud !== undefined) return cloud;
  prompter.say(`There is no cloud ${named}.`);
  return askCloud(prompter, {}, clouds);
}

/** Offers each account; returns those that are wanted. */
export async function choose(
  prompter: Prompter,
  offered: readonly NewAccount[],
): Promise<readonly NewAccount[]> {
  const chosen: NewAccount[] = [];
  for (const [at, account] of offered.entries()) {
    const asks = `${account.name}: ${account.kind} ${account.id}. Write accounts/${account.name}/account.yaml (yes, no, all)`;
    const word = await oneOf(prompter, asks, ["yes", "no", "all"], "yes");
    if (word === "all") return [...chosen, ...offered.slice(at)];
    if (word === "yes") chosen.push(account);
  }
  return chosen;
}

async function oneOf(
  prompter: Prompter,
  asks: string,
  words: readonly string[],
  standard = words[0],
): Promise<string> {
  const isWord: Check = (typed) =>
    words.includes(typed) ? undefined : `One of: ${words.join(", ")}.`;
  return part(prompter, asks, standard, isWord, words);
}

const notBlank: Check = (typed) => (typed === "" ? "It must not be blank." : undefined);

async function part(
  prompter: Prompter,
  asks: string,
  standard: string | undefined,
  check: Check,
  words: readonly string[] = [],
): Promise<string> {
  for (;;) {
    const typed = await prompter.line(asks, {
      words,
      ...(standard === undefined ? {} : { standard }),
    });
    const wrong = check(typed);
    if (wrong === undefined) return typed;
    prompter.say(wrong);
  }
}
