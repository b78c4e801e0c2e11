import type { AccountCheck, Caller } from "../../../core/cloud.ts";
import { GLOBAL_REGION } from "../../../core/item.ts";
import { Problem } from "../../../core/problem.ts";
import type { Filled, Must } from "../../../core/row-call.ts";
import type { Answer } from "../wire/reply.ts";
import { CallError } from "../wire/transport.ts";
import type { KeyParts } from "./cloud-parts.ts";
import { SESSION_SECONDS, temporaryKeys } from "./temporary-keys.ts";

/** The member that is entered, and by whom. */
export interface Entered {
  readonly memberId: string;
  /** Name of what is entered. */
  readonly role: string;
  readonly caller: Caller;
}

/** How a member of a cloud is entered. */
export interface Entry<K> {
  /** What is entered. */
  readonly entered: "role" | "agency";
  readonly product: string;
  readonly action: string;
  /** Its name among all accounts. */
  nameOf(entered: Entered): string;
  /** Parameters for a name and a length in seconds. */
  params(name: string, seconds: number): Readonly<Record<string, Filled>>;
  readonly must: Must;
  keysIn(answer: Answer): K;
  secretsOf(keys: K): readonly (string | undefined)[];
  /** The account that the answer names; left out where it names none, and the cloud is asked. */
  accountIn?(answer: Answer): string;
  /** What to do where the caller may not enter, and where anything else is wrong. */
  allow(name: string, entered: Entered): string;
  readonly otherwise: string;
  /** What else an error may say. */
  special?(
    error: CallError,
    entered: Entered,
  ): { readonly summary: string; readonly next: string } | undefined;
}

/** Temporary keys in a member, by the management account's own. */
export function entering<K extends object, C extends Caller>(
  entry: Entry<K>,
): KeyParts<K, C>["assume"] {
  const { product, action, must } = entry;
  return (into) => {
    const named = new WeakMap<K, string>();
    const { accountIn } = entry;
    const { clock, memberId } = into;
    return temporaryKeys({
      clock,
      memberId,
      entered: entry.entered,
      secretsOf: entry.secretsOf,
      proof:
        accountIn === undefined
          ? { accountOf: into.accountOf, call: "sts GetCallerIdentity" }
          : { accountOf: async (keys) => named.get(keys) ?? "", call: `${product} ${action}` },
      assume: async () => {
        const params = entry.params(entry.nameOf(into), SESSION_SECONDS);
        const answer = await into
          .send({ product, action, region: GLOBAL_REGION, must, params })
          .catch(async (error: unknown) => {
            throw error instanceof CallError ? await refusal(entry, into, error) : error;
          });
        const keys = entry.keysIn(answer);
        if (accountIn !== undefined) named.set(keys, accountIn(answer));
        return keys;
      },
    });
  };
}

/** A member that is another one, or of another kind, than account.yaml says is not entered for that reason. */
async function refusal<K>(
  entry: Entry<K>,
  into: Entered & { readonly check: () => Promise<AccountCheck> },
  error: CallError,
): Promise<Problem> {
  const name = entry.nameOf(into);
  const { summary, next } = entry.special?.(error, into) ?? usual(entry, into, error);
  const told = await into.check();
  const isOther = told.outcome === "wrong" || told.outcome === "unknown-account";
  return new Problem({
    code: "credentials",
    summary: isOther ? `${summary}: ${told.says}` : summary,
    where: `${entry.product} ${entry.action} ${name}: ${error.code}: ${error.message}`,
    next: isOther ? `${told.next} Where that is right already: ${next}` : next,
    cause: error,
  });
}

function usual<K>(entry: Entry<K>, into: Entered, error: CallError) {
  return error.kind === "denied"
    ? {
        summary: `The management account may not enter the member ${into.memberId}`,
        next: entry.allow(entry.nameOf(into), into),
      }
    : {
        summary: `The member ${into.memberId} could not be entered: ${error.code}`,
        next: entry.otherwise,
      };
}
