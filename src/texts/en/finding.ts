/** How findings and listings stand in a line. */
export const finding = {
  about: (subject: string, says: string) => `${subject}: ${says}`,
  alike: (says: string, number: number, example: string) =>
    `${says} (${number} items, e.g. ${example})`,
  listing: (type: string, region: string) => `${type} in ${region}`,
  ended: (listing: string, outcome: string) => `${listing}: ${outcome}`,
  coded: (text: string, code: string) => `${text} (${code})`,
  needs: (text: string, permission: string) => `${text}, needs ${permission}:`,
  message: (text: string, message: string) => `${text} ${message}`,
};

/** The same in any language. */
export type FindingTexts = typeof finding;
