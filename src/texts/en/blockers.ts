const findings = (number: number): string => (number === 1 ? "1 finding" : `${number} findings`);

/** What a plan says of policies that fail. */
export const blockers = {
  head: (policy: string, number: number) =>
    `${policy}: ${findings(number)}${number === 1 ? " blocks the closure" : " block the closure"}`,
  advisory: (policy: string, number: number) =>
    `${policy}: ${findings(number)}, which the closure does not wait for`,
  notMet: (title: string) => `Requirement not met: ${title}.`,
  next: (remedy: string) => `Next: ${remedy}`,
  nextOf: (policy: string, remedy: string) => `Next (${policy}): ${remedy}`,
  see: (page: string) => `See: ${page}`,
};

/** The same in any language. */
export type BlockerTexts = typeof blockers;
