import type { Argument, Command, Option } from "commander";
import type { Shell } from "./shells.ts";

/** What may follow an option: some words, a file, something to be typed; undefined for a switch. */
type Value = readonly string[] | "file" | "text" | undefined;

interface CompletedOption {
  readonly long: string;
  readonly value: Value;
}

/** A command with what may stand after it. */
interface Completed {
  readonly name: string;
  readonly about: string;
  readonly options: readonly CompletedOption[];
  /** What each of its arguments may be, in their order. */
  readonly places: readonly (readonly string[] | "account")[];
}

/** A script that completes commands, options, their words, and the accounts of the project that is meant. */
export function completion(program: Command, shell: Shell): string {
  const common = program.options.flatMap(completed);
  const commands = program.commands.map((command) => ({
    name: command.name(),
    about: command.description(),
    options: command.options.flatMap(completed),
    places: command.registeredArguments.map(placeOf),
  }));
  return { bash, zsh, fish }[shell](commands, common);
}

function completed(option: Option): readonly CompletedOption[] {
  const { long, required, argChoices, flags } = option;
  if (typeof long !== "string") return [];
  const file = /<(?:file|folder|path)>/u.test(flags);
  return [{ long, value: required ? (argChoices ?? (file ? "file" : "text")) : undefined }];
}

function placeOf(argument: Argument): readonly string[] | "account" {
  return argument.argChoices ?? (argument.name().startsWith("account") ? "account" : []);
}

/** A shell may carry out what stands in a word that it completes: only names that can be stacks pass. */
const ACCOUNTS = `(cd -- "$project" && find accounts -mindepth 2 -maxdepth 2 -name account.yaml | cut -d/ -f2 | grep -x "[[:alnum:]._-]*") 2>/dev/null`;

/** A function for bash and zsh that prints what may stand after the words it is given; 1: a file. */
function words(commands: readonly Completed[], common: readonly CompletedOption[]): string {
  const all = [...common, ...commands.flatMap(({ options }) => options)];
  const list = (some: readonly string[]): string => `printf '%s\\n' ${some.join(" ")}`;
  const longs = (options: readonly CompletedOption[]): readonly string[] =>
    options.map(({ long }) => long);
  return `_closeout_words() {
  local command="" place=0 value="" project="." each
  for each in "$@"; do
    if [ -n "$value" ]; then
      if [ "$value" = --project ]; then project="$each"; fi
      value=""
      continue
    fi
    case "$each" in
      ${namesWith(all).join("|")}) value="$each" ;;
      -*) ;;
      *) if [ -z "$command" ]; then command="$each"; else place=$((place + 1)); fi ;;
    esac
  done
  case "$value" in
    "") ;;
${choicesOf(all)
  .map(([long, choices]) => `    ${long}) ${list(choices)}; return ;;`)
  .join("\n")}
    ${filesOf(all).join("|")}) return 1 ;;
    *) return ;;
  esac
  case "$command:$place" in
    :*) ${list([...commands.map(({ name }) => name), ...longs(common)])} ;;
${commands
  .flatMap(({ name, places }) =>
    places.map(
      (place, at) => `    ${name}:${at}) ${place === "account" ? ACCOUNTS : list(place)} ;;`,
    ),
  )
  .join("\n")}
  esac
  case "$command" in
${commands
  .map(({ name, options }) => `    ${name}) ${list(longs([...options, ...common]))} ;;`)
  .join("\n")}
  esac
  return 0
}`;
}

function namesWith(options: readonly CompletedOption[]): readonly string[] {
  return [...new Set(options.flatMap(({ long, value }) => (value === undefined ? [] : [long])))];
}

function filesOf(options: readonly CompletedOption[]): readonly string[] {
  return [...new Set(options.flatMap(({ long, value }) => (value === "file" ? [long] : [])))];
}

function choicesOf(
  options: readonly CompletedOption[],
): readonly (readonly [string, readonly string[]])[] {
  return options.flatMap(({ long, value }) =>
    typeof value === "object" ? [[long, value] as const] : [],
  );
}

/** Works in the bash of macOS as well, 3.2: no `mapfile`. Without a match, readline completes files. */
function bash(commands: readonly Completed[], common: readonly CompletedOption[]): string {
  return `# closeout completion bash: source it, or put it into a file that bash-completion reads.
${words(commands, common)}
_closeout() {
  local IFS=$'\\n' word="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=($(compgen -W "$(_closeout_words "\${COMP_WORDS[@]:1:COMP_CWORD-1}")" -- "$word"))
}
complete -o default -F _closeout closeout
`;
}

/** In a folder of fpath, the file is the function: what it defines is then called at once. */
function zsh(commands: readonly Completed[], common: readonly CompletedOption[]): string {
  return `#compdef closeout
# closeout completion zsh: put it into a file _closeout in a folder of $fpath, or source it after compinit.
${words(commands, common)}
_closeout() {
  local found
  if found="$(_closeout_words "\${(@Q)words[2,CURRENT-1]}")"; then
    compadd -- \${(f)found}
  else
    _files
  fi
}
if [ "\${funcstack[1]}" = _closeout ]; then _closeout "$@"; else compdef _closeout closeout; fi
`;
}

function fish(commands: readonly Completed[], common: readonly CompletedOption[]): string {
  const all = [...common, ...commands.flatMap(({ options }) => options)];
  const on = (command: string, place: number | "" = ""): string =>
    `-n '__closeout_at "${command}" ${place}'`.replace(" '", "'");
  return `# closeout completion fish: put it into ~/.config/fish/completions/closeout.fish.
function __closeout_at --argument-names wanted at
  set -l command ''
  set -l place 0
  set -l value ''
  set -g __closeout_project .
  for each in (commandline -opc)[2..-1]
    if test -n "$value"
      test "$value" = --project; and set -g __closeout_project $each
      set value ''
      continue
    end
    switch $each
      case ${namesWith(all).join(" ")}
        set value $each
      case '-*'
      case '*'
        if test -z "$command"
          set command $each
        else
          set place (math $place + 1)
        end
    end
  end
  test "$command" = "$wanted"; and test -z "$at" -o "$at" = "$place"
end
function __closeout_accounts
  for file in $__closeout_project/accounts/*/account.yaml
    string match -r '^[\\p{L}\\p{M}\\p{N}._-]+$' -- (string split / -- $file)[-2]
  end
end
complete -c closeout -f
${common.map((option) => `complete -c closeout ${fishOption(option)}`).join("\n")}
${commands
  .flatMap(({ name, about, options, places }) => [
    `complete -c closeout ${on("")} -a ${name} -d '${about.replaceAll("'", "\\'")}'`,
    ...options.map((option) => `complete -c closeout ${on(name)} ${fishOption(option)}`),
    ...places.map(
      (place, at) =>
        `complete -c closeout ${on(name, at)} -a '${place === "account" ? "(__closeout_accounts)" : place.join(" ")}'`,
    ),
  ])
  .join("\n")}
`;
}

function fishOption({ long, value }: CompletedOption): string {
  const name = `-l ${long.replace(/^--/u, "")}`;
  if (value === undefined) return name;
  if (value === "file") return `${name} -r -F`;
  return value === "text" ? `${name} -x` : `${name} -x -a '${value.join(" ")}'`;
}
