import { Problem } from "../core/problem.ts";

/** With `-teardown` behind it, and in every script, a name must fit into the 255 bytes of a file's name. */
const MOST_BYTES = 200;

/**
 * Why an account's folder of that name can have no stacks; undefined where it can. `beside` are the
 * names of all accounts of the project, the name itself among them or not. CDKTF takes neither blanks
 * nor the signs of its patterns; a dash in front reads as an option, and two names that differ in case
 * alone are one folder on many disks.
 */
export function stackNameFault(name: string, beside: readonly string[] = []): string | undefined {
  if (name === "") return "it is empty";
  if (/\s/u.test(name)) return "it holds a blank";
  if (name.startsWith("-")) return "it begins with a dash, which reads as an option";
  if (name.startsWith("."))
    return "it begins with a dot, which hides a folder or names another one";
  const [sign] = /[^\p{L}\p{M}\p{N}._-]/u.exec(name) ?? [];
  if (sign !== undefined) return `it holds "${sign}"`;
  if (Buffer.byteLength(name) > MOST_BYTES) return `it is longer than ${MOST_BYTES} bytes`;
  const twin = beside.find((other) => other !== name && folded(other) === folded(name));
  if (twin !== undefined) return `it differs from "${twin}" in case alone`;
  return undefined;
}

/** The Problem of an account whose folder can have no stacks; undefined where it can. */
export function stackNameProblem(
  name: string,
  where: string,
  beside: readonly string[] = [],
): Problem | undefined {
  const fault = stackNameFault(name, beside);
  if (fault === undefined) return undefined;
  return new Problem({
    code: "account-file",
    summary: `The folder "${name}" cannot be an account: ${fault}`,
    where,
    next: "Rename the folder: letters, digits, dots, dashes and underscores, and neither a dot nor a dash in front.",
  });
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
