/** How findings stand in a line. */
export const finding = {
  about: (subject: string, says: string) => `${subject}: ${says}`,
  alike: (says: string, number: number, example: string) =>
    `${says} (${number} items, e.g. ${example})`,
};

/** The same in any language. */
export type FindingTexts = typeof finding;
