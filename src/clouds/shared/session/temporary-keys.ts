import type { Clock } from "../../../core/clock.ts";
import { Problem } from "../../../core/problem.ts";
import { keepSecret } from "../../../core/secrets.ts";
import type { KeySource } from "../wire/key-source.ts";

/** How long a session in a member lasts, in seconds: the vendors' own default. */
export const SESSION_SECONDS = 3600;
/** Renewed this long before the end, so that a call under way never loses its key. */
const MARGIN_MS = 10 * 60_000;
/** A session that is refused younger than this is not renewed: the next one would fare no better. */
const LEAST_AGE_MS = 60_000;

/** How keys in a member are got. */
export interface TemporaryKeys<K> {
  readonly clock: Clock;
  readonly memberId: string;
  /** Asks for keys that last {@link SESSION_SECONDS}; throws a Problem that says what to do. */
  readonly assume: () => Promise<K>;
  readonly secretsOf: (keys: K) => readonly (string | undefined)[];
  /** The account that keys belong to, and how the reader knows the call that says so. */
  readonly proof: { readonly accountOf: (keys: K) => Promise<string>; readonly call: string };
  /** What was entered, e.g. `role`. */
  readonly entered: string;
}

/**
 * Temporary keys in a member, renewed ten minutes before their hour ends, and once the cloud refuses them
 * before that. They are asked for when the first key is needed: following a running closure never enters the
 * member. The first keys are asked whose they are.
 */
export function temporaryKeys<K>(member: TemporaryKeys<K>): KeySource<K> {
  const { clock, memberId, proof } = member;
  let held: { readonly keys: K; readonly asked: number } | undefined;
  let pending: Promise<K> | undefined;
  let proved = false;

  const assume = async (): Promise<K> => {
    const asked = clock.now();
    const keys = await member.assume();
    keepSecret(...member.secretsOf(keys));
    if (!proved) {
      const account = await proof.accountOf(keys);
      if (account !== memberId) {
        throw new Problem({
          code: "account-mismatch",
          summary: `The assumed ${member.entered} is not one of member ${memberId}`,
          where: `${proof.call} answered account ${account}`,
          next: "Check `id` and `access.role` in account.yaml.",
        });
      }
      proved = true;
    }
    held = { keys, asked };
    return keys;
  };

  const renewed = (): Promise<K> => {
    pending ??= assume().finally(() => {
      pending = undefined;
    });
    return pending;
  };

  // Counted from our own asking, so that a clock that is a little off does no harm.
  const age = (asked: number): number => clock.now() - asked;

  const current = async (): Promise<K> =>
    held !== undefined && age(held.asked) < SESSION_SECONDS * 1000 - MARGIN_MS
      ? held.keys
      : renewed();

  return Object.assign(current, {
    renew: async (refused: K) => {
      if (held?.keys === refused) {
        if (age(held.asked) < LEAST_AGE_MS) return false;
        await renewed();
      }
      return true;
    },
  });
}
