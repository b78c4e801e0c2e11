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
  const hint = /\(Did you mean (.+)\?\)/u.exec(error.message)?.[1];
  return new Problem({
    code: "usage",
    summary:
      `${said.charAt(0).toUpperCase()}${said.slice(1).replace(/'/gu, '"')}.${hint === undefined ? "" : ` Did you mean "${hint}"?`}`.replace(
        "..",
        ".",
      ),
    next: `npx closeout ${command === undefined ? "" : `${command} `}--help shows how it is used.`,
  });
}
