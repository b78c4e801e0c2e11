import type { Command } from "commander";
import type { Shell } from "./shells.ts";

/** What can follow a command: its options, and whether an account is named. */
interface Completed {
  readonly name: string;
  readonly about: string;
  readonly options: readonly string[];
  readonly account: boolean;
}

/** A script that completes commands, options and the accounts of the project in the current folder. */
export function completion(program: Command, shell: Shell): string {
  const common = optionsOf(program);
  const commands = program.commands.map((command) => ({
    name: command.name(),
    about: command.description(),
    options: [...optionsOf(command), ...common],
    account: command.registeredArguments.some((one) => one.name().startsWith("account")),
  }));
  return { bash, zsh, fish }[shell](commands, common);
}

function optionsOf({ options }: Command): readonly string[] {
  return options.flatMap(({ long }) => long ?? []);
}

/** A shell may carry out what stands in a word that it completes: only names that can be stacks pass. */
const ACCOUNTS = `find accounts -mindepth 2 -maxdepth 2 -name account.yaml 2>/dev/null | cut -d/ -f2 | grep -x "[[:alnum:]._-]*"`;

function bash(commands: readonly Completed[], common: readonly string[]): string {
  return `# closeout completion bash: source it, or put it into a file that bash-completion reads.
_closeout() {
  local word="\${COMP_WORDS[COMP_CWORD]}" command="" each
  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$each" in -*) ;; *) command="$each"; break ;; esac
  done
  local words=""
  case "$command" in
    "") words="${[...commands.map(({ name }) => name), ...common].join(" ")}" ;;
${cases(commands)}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _closeout closeout
`;
}

function zsh(commands: readonly Completed[], common: readonly string[]): string {
  return `#compdef closeout
# closeout completion zsh: put it into a file _closeout in a folder of $fpath.
_closeout() {
  local command="" each words_of=""
  for each in "\${words[@]:1:$((CURRENT - 2))}"; do
    case "$each" in -*) ;; *) command="$each"; break ;; esac
  done
  case "$command" in
    "") words_of="${[...commands.map(({ name }) => name), ...common].join(" ")}" ;;
${cases(commands).replaceAll("words=", "words_of=")}
  esac
  compadd -- \${=words_of}
}
compdef _closeout closeout
`;
}

function cases(commands: readonly Completed[]): string {
  return commands
    .map(({ name, options, account }) => {
      const accounts = account ? `$(${ACCOUNTS}) ` : "";
      return `    ${name}) words="${accounts}${options.join(" ")}" ;;`;
    })
    .join("\n");
}

function fish(commands: readonly Completed[], common: readonly string[]): string {
  const none = "__fish_use_subcommand";
  const long = (option: string): string => option.replace(/^--/u, "");
  return [
    "# closeout completion fish: put it into ~/.config/fish/completions/closeout.fish.",
    "complete -c closeout -f",
    ...common.map((option) => `complete -c closeout -l ${long(option)}`),
    ...commands.flatMap(({ name, about, options, account }) => [
      `complete -c closeout -n ${none} -a ${name} -d '${about.replaceAll("'", "\\'")}'`,
      ...options
        .filter((option) => !common.includes(option))
        .map(
          (option) =>
            `complete -c closeout -n '__fish_seen_subcommand_from ${name}' -l ${long(option)}`,
        ),
      ...(account
        ? [`complete -c closeout -n '__fish_seen_subcommand_from ${name}' -a '(${ACCOUNTS})'`]
        : []),
    ]),
    "",
  ].join("\n");
}
