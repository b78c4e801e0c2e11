/** What is said of an item, in one line and around it. */
export const item = {
  named: (title: string, name: string) => `${title} "${name}"`,
  prepaid: "prepaid",
  prepaidUntil: (on: string) => `prepaid until ${on}`,
  expiresOn: (on: string) => `expires on ${on}`,
  expired: {
    on: (day: string) => `expired on ${day}`,
    undocumented: (day: string) =>
      `expired on ${day}, when the cloud releases it is not documented`,
    releases: (day: string, at: string) => `expired on ${day}, the cloud releases it about ${at}`,
    wasDue: (day: string, at: string) =>
      `expired on ${day}, the cloud was to release it about ${at}`,
  },
  worth: (amount: string) => `worth ${amount}`,
  renews: "renews by itself",
  noQuote: "refund, no quote",
  notQuoted: (why: string) => `no quote: ${why}`,
  quoted: (amount: string) => `refund quoted at ${amount}`,
  unquoted: (why: string) => `refund, ${why}`,
  recycled: "in the recycle bin",
  scheduled: "deletion scheduled",
  scheduledFor: (on: string) => `deletion scheduled for ${on}`,
  unknownState: (word: string) => `its state "${word}" is not known, so it counts as standing`,
  protections: (names: readonly string[]) => names.join(", "),
  lifted: (names: readonly string[]) => `${names.join(", ")} will be lifted`,
  goesWithParent: "goes with what it belongs to",
  goesWith: (parent: string) => `goes with ${parent}`,
  takes: (number: number) => `takes ${number} along`,
  because: (what: string, why: string) => `${what}: ${why}`,
  scheduledBecause: (until: string | undefined) =>
    `the cloud deletes it${until === undefined ? " by itself" : ` on ${until}`}`,
  /** Of a step that is made several times, or explained. */
  times: (step: string, number: number) => `${step} (${number})`,
  noted: (step: string, note: string) => `${step}: ${note}`,
  dispositions: {
    delete: "delete",
    "with-parent": "with-parent",
    refund: "refund",
    "let-expire": "let-expire",
    transfer: "transfer",
    abandon: "abandon",
    manual: "manual",
    keep: "keep",
    scheduled: "scheduled",
  },
  waves: {
    workloads: "workloads",
    data: "data",
    network: "network",
    domains: "domains",
    identity: "identity",
    finance: "finance",
    other: "other",
  },
  charges: { prepaid: "prepaid", postpaid: "postpaid", free: "free" },
};

/** The same in any language. */
export type ItemTexts = typeof item;
