/** Why an item stays, half a sentence that its id stands before. */
export const decision = {
  notReviewed: "not in the review file",
  policy: (id: string, says: string) => `policy ${id}: ${says}`,
  takesUnapproved: (child: string, why: string) =>
    `deleting it would also delete ${child}, which is not approved (${why})`,
  takesUnseen: (type: string, region: string, how: string) =>
    `deleting it may also delete ${type}, which could not be listed in ${region} (${how})`,
  coded: (outcome: string, code: string) => `${outcome}, ${code}`,
  parentStays: (parent: string) => `goes only with ${parent}, which stays`,
  waitsForStaying: (first: string, why: string) =>
    `cannot go before ${first}, which stays (${why})`,
  scheduled: (until: string | undefined) =>
    `already scheduled for deletion${until === undefined ? "" : ` on ${until}`}; nothing to do`,
  changed: (differences: string) => `changed since the review: ${differences}`,
  fact: (name: string, was: string, is: string) => `${name} was ${was}, is ${is}`,
  disposition: (was: string, is: string) => `disposition ${was} was reviewed, it is ${is} now`,
  madeLater: (created: string, reviewedAt: string) =>
    `made on ${created}, after the review of ${reviewedAt}`,
  mayBeAnother:
    "its id is a name, and the cloud does not say when it was made: it may be another one than was reviewed",
  notSet: "not set",
  between: "; ",
  /** Names of reasons, for what another item waits for. */
  reasons: {
    disposition: "disposition",
    "not-reviewed": "not-reviewed",
    changed: "changed",
    policy: "policy",
    "takes-unapproved": "takes-unapproved",
    "takes-unseen": "takes-unseen",
    "parent-stays": "parent-stays",
    "waits-for-staying": "waits-for-staying",
  },
};

/** The same in any language. */
export type DecisionTexts = typeof decision;
