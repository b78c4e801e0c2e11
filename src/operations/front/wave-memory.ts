/** What a read leaves for the plan and the apply: which review it was made with, and what goes. */
export interface WaveMemory {
  readonly review: string | null;
  readonly going: readonly string[];
  /** Lines of items that stay, with what the deploy puts back. */
  readonly backs: Readonly<Record<string, string>>;
  /** The last run that acted on the account, as far as this state knows. */
  readonly run: string | null;
}

/** What is remembered; of what another version wrote, what can be read. */
export function remembered(kept: unknown): WaveMemory {
  if (typeof kept !== "object" || kept === null || Array.isArray(kept))
    return { review: null, going: [], backs: {}, run: null };
  const { review, going, backs, run } = kept as Readonly<Record<string, unknown>>;
  return {
    review: typeof review === "string" ? review : null,
    run: typeof run === "string" ? run : null,
    backs: textsOf(backs),
    going: Array.isArray(going) ? going.filter((id): id is string => typeof id === "string") : [],
  };
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}
