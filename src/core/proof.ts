/** How the journal says that an item was proved gone. Journals of earlier versions hold these words as well. */
export const ABSENT = "a complete listing without it";

/** Begins the proof of an item whose deletion the cloud carries out by itself. */
const SCHEDULED = "its deletion is scheduled";

/** How the journal says that the cloud deletes an item by itself. */
export function scheduledProof(until: string | undefined): string {
  return until === undefined ? SCHEDULED : `${SCHEDULED} for ${until}`;
}

/** Which proof the journal's words are; undefined for words that are not known. */
export function proofOf(how: string): "absent" | "scheduled" | undefined {
  if (how === ABSENT) return "absent";
  return how.startsWith(SCHEDULED) ? "scheduled" : undefined;
}
