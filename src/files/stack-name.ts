/** Characters that CDKTF refuses in a stack's id, or that its command line reads as a pattern. */
const PATTERN = /[*?[\]{}!()|\\"'`]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const BLANK = /[\s\u0000-\u001f\u007f-\u009f]/u;

/** Bytes of a file name, without what Terraform and CDKTF put around the account's name. */
const LONGEST = 200;

/** Why a folder's name cannot be the name of a stack, as the end of a sentence; undefined when it can. */
export function stackNameFault(name: string): string | undefined {
  if (BLANK.test(name)) return "it holds a blank or a control character";
  const [found] = PATTERN.exec(name) ?? [];
  if (found !== undefined) return `it holds ${found}`;
  if (/^[-#]/u.test(name)) return `it begins with ${name.charAt(0)}`;
  if (name.includes("\ufffd")) return "it is not valid UTF-8";
  if (Buffer.byteLength(name) > LONGEST) return `it is longer than ${LONGEST} bytes`;
  return undefined;
}

/**
 * Why the folder of an account cannot have stacks among all of a project, and what to do; undefined when
 * it can.
 */
export function folderFault(
  name: string,
  all: readonly string[],
): { readonly summary: string; readonly next: string } | undefined {
  const unnamed = stackNameFault(name);
  if (unnamed !== undefined) {
    return {
      summary: `The folder accounts/${name} cannot be a stack: ${unnamed}.`,
      next: 'Rename it, such as to letters, digits, ".", "_" and "-". Nothing was called.',
    };
  }
  const twin = all.find((other) => other !== name && folded(other) === folded(name));
  if (twin === undefined) return undefined;
  return {
    summary: `The folders accounts/${name} and accounts/${twin} differ in nothing but upper and lower case: where that makes no difference, they and their state are one.`,
    next: "Rename one of them. Nothing was called.",
  };
}

/** Two names are one where file names know no case, and spell accents in one way. */
function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** The name that comes nearest to a folder's and can be one of a stack. */
export function nearestStackName(name: string): string {
  const allowed = [...name]
    .map((letter) => (stackNameFault(`a${letter}`) === undefined ? letter : "-"))
    .join("")
    .replace(/^[-#]+/u, "")
    .slice(0, LONGEST / 4);
  return allowed === "" ? "account" : allowed;
}
