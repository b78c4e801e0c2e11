import type { ProblemCode } from "../core/problem.ts";

/** How a command ends; docs/cli.md and `--help` show the same list. */
export const EXIT = {
  ok: 0,
  blocked: 1,
  /** Of `plan` and `status`: something is to be done. Both have no other failure than {@link EXIT.blocked}. */
  changes: 2,
  input: 2,
  cloud: 3,
  locked: 4,
  missing: 5,
  defect: 70,
  interrupted: 130,
} as const;

/** What each exit code means, as `--help` prints it. */
export const EXIT_CODES_HELP = `Exit codes:
  0    done, and everything is known
  1    something blocks: a listing is incomplete, a rule or a check failed
  2    the command line or a file of the project is wrong
  3    the cloud, the credentials, the database of the record or the host of the pull request refused
  4    another run holds the account
  5    a program that the command needs is not installed
  70   a defect of Closeout
  130  interrupted (Ctrl-C)
Exit codes of plan and status:
  0    nothing to do
  1    something blocks, or an error of any kind
  2    something to do`;

const BY_CODE: Readonly<Record<ProblemCode, number>> = {
  "account-file": EXIT.input,
  "account-mismatch": EXIT.cloud,
  "attestation-file": EXIT.input,
  canceled: EXIT.interrupted,
  "closure-refused": EXIT.blocked,
  "cloud-refused": EXIT.cloud,
  credentials: EXIT.cloud,
  "credentials-ended": EXIT.cloud,
  "forge-refused": EXIT.cloud,
  journal: EXIT.input,
  limit: EXIT.blocked,
  locked: EXIT.locked,
  "no-progress": EXIT.blocked,
  "not-found": EXIT.input,
  "own-key-deleted": EXIT.cloud,
  policy: EXIT.blocked,
  pulumi: EXIT.missing,
  "quiet-period": EXIT.blocked,
  record: EXIT.cloud,
  "record-lost": EXIT.blocked,
  "review-file": EXIT.input,
  "settings-file": EXIT.input,
  terraform: EXIT.input,
  unwritable: EXIT.input,
  usage: EXIT.input,
  "webhook-refused": EXIT.cloud,
};

/** The exit code of an expected failure. */
export function exitCodeOf(code: ProblemCode): number {
  return BY_CODE[code];
}

/** Commands that end with 2 when there is something to do: no failure of theirs may read so. */
const TELLING: ReadonlySet<string> = new Set(["plan", "status"]);

/** The exit code with which a command fails, given the one that others fail with. */
export function failureOf(command: string | undefined, code: number): number {
  const own = code === EXIT.input || code === EXIT.cloud || code === EXIT.locked;
  return own && command !== undefined && TELLING.has(command) ? EXIT.blocked : code;
}
