/** Names the accounts that a synth is for, as a JSON list; without it, it is for all. */
export const WANTED_ACCOUNTS = "CLOSEOUT_ACCOUNTS";

/** Says whether what is synthesized is to be shown and never deployed: `true` or `false`. */
export const PREVIEW = "CLOSEOUT_PREVIEW";

/** The accounts that a synth is for; undefined where it is for all of them. */
export function wantedAccounts(
  env: Readonly<Record<string, string | undefined>>,
): ReadonlySet<string> | undefined {
  const named = env[WANTED_ACCOUNTS];
  if (named === undefined || named === "") return undefined;
  const list: unknown = JSON.parse(named);
  if (Array.isArray(list) && list.every((name) => typeof name === "string")) return new Set(list);
  throw new Error(`${WANTED_ACCOUNTS} must be a JSON list of names, such as ["acme"].`);
}
