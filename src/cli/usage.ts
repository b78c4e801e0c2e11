import type { Command, CommanderError } from "commander";
import { Problem } from "../core/problem.ts";
import { nearest } from "../files/nearest.ts";

/** A mistake on the command line, in Closeout's words. */
export function usageProblem(
  error: CommanderError,
  program: Command,
  argv: readonly string[],
): Problem {
  const said = error.message.replace(/^error: /u, "").split("\n")[0] ?? "";
  const names = program.commands.map((command) => command.name());
  const command = argv.find((word) => names.includes(word));
  if (error.code === "commander.unknownCommand") {
    const given = /'([^']*)'/u.exec(said)?.[1] ?? "";
    const meant = nearest(given, names);
    return new Problem({
      code: "usage",
      summary: `There is no command "${given}".${meant === undefined ? "" : ` Did you mean "${meant}"?`}`,
      next: `There are: ${names.join(", ")}. npx closeout --help says what they do.`,
    });
  }
  const option =
    error.code === "commander.unknownOption" ? /'([^']*)'/u.exec(said)?.[1] : undefined;
  const meant = option === undefined ? undefined : nearestOption(option, program, command);
  return new Problem({
    code: "usage",
    summary: `${sentence(said)}${meant === undefined ? "" : ` Did you mean "${meant}"?`}`,
    next: `npx closeout ${command === undefined ? "" : `${command} `}--help shows how it is used.`,
  });
}

/** An option that begins like the given one, or that differs from it in few letters. */
function nearestOption(
  given: string,
  program: Command,
  name: string | undefined,
): string | undefined {
  const command = program.commands.find((one) => one.name() === name);
  const known = [...(command?.options ?? []), ...program.options].flatMap(({ long }) =>
    typeof long === "string" ? [long] : [],
  );
  return known.find((long) => long.startsWith(given)) ?? nearest(given, known);
}

/** Commander's words with a capital letter, our quotes, and one full stop. */
function sentence(said: string): string {
  const quoted = said.replace(/'/gu, '"').replace(/\.$/u, "");
  return `${quoted.charAt(0).toUpperCase()}${quoted.slice(1)}.`;
}
