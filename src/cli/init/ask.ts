import type { Cloud } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import type { Described } from "../../files/new-project/described.ts";
import type { NewAccount } from "../../files/new-project/texts.ts";
import { stackNameFault } from "../../files/stack-name.ts";
import type { Prompter } from "../attest/prompter.ts";
import { cloudNamed, type InitFlags, isMember } from "./wanted.ts";

type Check = (typed: string) => string | undefined;

/** What the command line says already, and what the project has. */
export interface Known {
  readonly flags: InitFlags;
  readonly clouds: ReadonlyMap<string, Cloud>;
  /** Accounts that the project describes already. */
  readonly described: readonly Described[];
}

/**
 * Asks a person for the account, part by part; what the command line says already is not asked. Throws the
 * Problem `usage` for a part of the command line that cannot be, before anything is asked that depends on it.
 */
export async function askAccount(prompter: Prompter, known: Known): Promise<NewAccount> {
  const { flags, described } = known;
  const cloud = await askCloud(prompter, known);
  const isId: Check = (typed) =>
    cloud.accountId.pattern.test(typed)
      ? undefined
      : `An account id of ${cloud.title} is ${cloud.accountId.says}.`;
  const isNew: Check = (typed) => isId(typed) ?? describedFault(typed, cloud.name, described);
  const isKind: Check = (typed) =>
    cloud.kinds.some(({ kind }) => kind === typed)
      ? undefined
      : `One of: ${cloud.kinds.map(({ kind }) => kind).join(", ")}.`;
  const names = described.map(({ name }) => name);
  const isName: Check = (typed) => {
    const fault = stackNameFault(typed, names);
    if (fault !== undefined) return `That cannot be a folder's name: ${fault}.`;
    return names.includes(typed) ? `There is an account accounts/${typed} already.` : undefined;
  };
  const isManager =
    (id: string): Check =>
    (typed) =>
      isId(typed) ??
      (typed === id ? "That is the account itself: its management account is another." : undefined);
  // Before the first question: an answer is not asked for in vain.
  given("--id", flags.id, isNew);
  given("--kind", flags.kind, isKind);
  given("--management-id", flags.managementId, isManager(flags.id ?? ""));
  given("--name", flags.name, isName);

  const id = flags.id ?? (await part(prompter, "Account id", undefined, isNew));
  if (flags.kind === undefined)
    for (const { kind, title } of cloud.kinds) prompter.say(`  ${kind}: ${title}`);
  const kinds = cloud.kinds.map(({ kind }) => kind);
  const kind = flags.kind ?? (await part(prompter, "Kind", kinds[0], isKind, kinds));
  const management = isMember(kind)
    ? {
        id:
          flags.managementId ??
          (await part(prompter, "Id of the management account", undefined, isManager(id))),
        role:
          flags.role ??
          (await part(prompter, "Role to enter it with", cloud.members.role, notBlank)),
      }
    : undefined;
  const name = flags.name ?? (await part(prompter, "Name of its folder", id, isName));
  return { name, cloud: cloud.name, id, kind, management };
}

/** Asks for the cloud. Throws the Problem `usage` where the command line names one that is none. */
export async function askCloud(
  prompter: Prompter,
  { flags, clouds }: Pick<Known, "flags" | "clouds">,
): Promise<Cloud> {
  const names = [...clouds.keys()];
  const named = flags.cloud ?? (await oneOf(prompter, `Cloud (${names.join(", ")})`, names));
  return cloudNamed(clouds, named);
}

/** Why an account of that id needs no other file; undefined where none describes it. */
function describedFault(
  id: string,
  cloud: string,
  described: readonly Described[],
): string | undefined {
  const one = described.find((other) => other.id === id && other.cloud === cloud);
  return one === undefined ? undefined : `accounts/${one.name} describes that account already.`;
}

function given(option: string, word: string | undefined, check: Check): void {
  const fault = word === undefined ? undefined : check(word);
  if (fault === undefined) return;
  throw new Problem({
    code: "usage",
    summary: `"${word}" is not possible for ${option}: ${fault}`,
    where: option,
    next: "Correct the option, or leave it out to be asked. Nothing was written.",
  });
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
