/** A whole number of 16 digits or more, as it stands after a colon, bracket or comma. */
const LONG_NUMBER = /([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/gu;

/**
 * Parses a reply. Whole numbers that a double cannot hold become texts, since ids are among them
 * (an account id has 16 digits, an order id 15 or more).
 */
export function parseReply(text: string): unknown {
  if (!/\d{16}/u.test(text)) return JSON.parse(text);
  // Texts are skipped, so that digits inside them stay what they are.
  const safe = text
    .split(/("(?:[^"\\]|\\.)*")/u)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(LONG_NUMBER, quoteUnsafe)))
    .join("");
  return JSON.parse(safe);
}

function quoteUnsafe(whole: string, before: string, digits: string): string {
  return Number.isSafeInteger(Number(digits)) ? whole : `${before}"${digits}"`;
}
