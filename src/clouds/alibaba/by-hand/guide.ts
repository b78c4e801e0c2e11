/** How a line of the guide is dealt with. */
export type Handled =
  /** Carried out by calls. */
  | "done by API"
  /** Read from the cloud; the plan fails until it is so. */
  | "proved by API"
  /** Stated by a person, with evidence. */
  | "attested"
  /** Said where the person reads it. */
  | "told";

/** A line of the three-phase guide to closing an account by hand, and what stands for it here. */
export interface GuideLine {
  readonly phase: "before" | "assets" | "finance" | "closure" | "afterwards";
  readonly says: string;
  readonly handled: readonly Handled[];
  /** Policies, catalog types, statements, conditions, and parts of the packet, each by its id or title. */
  readonly policies?: readonly string[];
  readonly types?: readonly string[];
  readonly statements?: readonly string[];
  readonly conditions?: readonly string[];
  readonly packet?: readonly string[];
  /** Keys of account.yaml. */
  readonly settings?: readonly string[];
}

/** The guide line by line, in its order. `docs/coverage/alibaba-closure.md` is made of it. */
export const guide: readonly GuideLine[] = [
  {
    phase: "before",
    says: "Assets go first, then money and identity are settled, and the closure is submitted last",
    handled: ["proved by API", "told"],
    policies: ["closure-switch"],
    packet: ["Where everything stands"],
  },
  {
    phase: "before",
    says: "Whoever submits too early is turned away by one notice after another",
    handled: ["attested", "told"],
    statements: ["closure-check"],
    packet: ["What the automatic check asks"],
  },
  {
    phase: "assets",
    says: "Any cloud service that still runs keeps the account from closing",
    handled: ["proved by API"],
    policies: ["running-resources", "coverage-complete", "all-regions", "blind-spots"],
  },
  {
    phase: "assets",
    says: "A server that is shut down still exists: it has to be released",
    handled: ["done by API", "proved by API"],
    policies: ["running-resources"],
    types: ["ecs.instance"],
  },
  {
    phase: "assets",
    says: "Disks go on taking space and money when their server stands still or is gone",
    handled: ["done by API", "proved by API"],
    policies: ["running-resources"],
    types: ["ecs.disk", "ecs.snapshot", "ecs.image"],
  },
  {
    phase: "assets",
    says: "Servers, databases, buckets and everything else are unbound and released in the console",
    handled: ["done by API", "proved by API"],
    policies: ["running-resources", "buckets"],
    types: [
      "ecs.instance",
      "rds.instance",
      "kvstore.instance",
      "dds.instance",
      "oss.bucket",
      "vpc.eip",
    ],
  },
  {
    phase: "assets",
    says: "An instance of a package is unsubscribed before it is released",
    handled: ["done by API", "proved by API"],
    policies: ["prepaid", "renewal-off"],
    types: ["bss.subscription"],
  },
  {
    phase: "assets",
    says: "A domain that is still valid keeps the account from closing",
    handled: ["proved by API"],
    policies: ["domains"],
    types: ["domain.domain"],
  },
  {
    phase: "assets",
    says: "A domain is transferred to another registrar, or to another account by its transfer code",
    handled: ["proved by API", "told"],
    policies: ["domains"],
    types: ["domain.domain"],
    settings: ["dispositions"],
  },
  {
    phase: "assets",
    says: "Customer service may cancel a domain early that nobody wants",
    handled: ["attested", "proved by API"],
    policies: ["domains"],
  },
  {
    phase: "assets",
    says: "Resolution (DNS) of the account's names is dealt with too",
    handled: ["done by API", "proved by API"],
    policies: ["zones", "zone-answers", "dangling-records"],
    types: ["alidns.domain"],
  },
  {
    phase: "assets",
    says: "RAM users that were made under the account are deleted",
    handled: ["done by API", "proved by API"],
    policies: ["sub-users", "own-identity-last"],
    types: ["ram.user", "ram.group", "ram.role", "ram.policy"],
  },
  {
    phase: "assets",
    says: "Access keys are disabled and deleted",
    handled: ["done by API", "proved by API"],
    policies: ["keys"],
    types: ["ram.access-key"],
  },
  {
    phase: "assets",
    says: "Keys of the main account are disabled and deleted in the console",
    handled: ["proved by API", "told"],
    policies: ["keys"],
    types: ["ram.root-key"],
  },
  {
    phase: "finance",
    says: "Invoices that were not issued yet are requested",
    handled: ["proved by API", "attested"],
    policies: ["closure-conditions"],
    conditions: ["invoices-to-request", "owed-invoices"],
  },
  {
    phase: "finance",
    says: "Once the closure runs, no VAT invoice is issued any more",
    handled: ["told"],
    packet: ["What is lost for ever"],
  },
  {
    phase: "finance",
    says: "Money that is left is withdrawn to Alipay, a bank card or PayPal",
    handled: ["proved by API", "told"],
    policies: ["balance"],
    types: ["bss.balance"],
  },
  {
    phase: "finance",
    says: "Coupons and vouchers cannot be withdrawn and are void on closure",
    handled: ["proved by API", "told"],
    policies: ["balance"],
    types: ["bss.voucher", "bss.prepaid-card", "bss.resource-package", "bss.savings-plan"],
    packet: ["Lost for ever"],
    settings: ["dispositions"],
  },
  {
    phase: "finance",
    says: "Payment agreements are cut by hand, so that leftovers of pay-as-you-go charge nobody meanwhile",
    handled: ["attested", "proved by API"],
    statements: ["payment-cards"],
    conditions: ["uncleared-amounts", "unsettled-bills"],
  },
  {
    phase: "finance",
    says: "China site: Alipay, payment settings, password-free payment or automatic deduction, end the service",
    handled: ["attested"],
    statements: ["alipay-agreement"],
  },
  {
    phase: "finance",
    says: "International site: PayPal, settings, manage automatic payments, cancel the authorization",
    handled: ["attested"],
    statements: ["paypal-agreement"],
  },
  {
    phase: "closure",
    says: "Only when everything before was checked is the closure applied for",
    handled: ["proved by API"],
    policies: ["closure-switch", "closure-conditions", "closure-statements", "attestations"],
  },
  {
    phase: "closure",
    says: "Log in to the vendor's site and open Account Center",
    handled: ["told"],
    packet: ["Submit the closure"],
  },
  {
    phase: "closure",
    says: "Security Settings in the menu on the left",
    handled: ["told"],
    packet: ["Submit the closure"],
  },
  {
    phase: "closure",
    says: "The link to close the account, at the bottom of the page",
    handled: ["told"],
    packet: ["Submit the closure"],
  },
  {
    phase: "closure",
    says: "The automatic check lists what is in the way; it is dealt with, and the check is run again",
    handled: ["attested"],
    policies: ["closure-rejected"],
    statements: ["closure-check"],
    packet: ["Submit the closure"],
  },
  {
    phase: "closure",
    says: "The person is verified by a code to the phone, or by the face",
    handled: ["attested", "told"],
    statements: ["verification-reachable"],
    packet: ["What verification is asked for"],
  },
  {
    phase: "closure",
    says: "After the submission the account stays for a quiet period of about 15 to 30 days",
    handled: ["attested", "told"],
    packet: ["Dates"],
    settings: ["closure.quietDays"],
  },
  {
    phase: "closure",
    says: "A login during that time may count as taking the closure back",
    handled: ["told", "attested"],
    packet: ["What not to do afterwards"],
    policies: ["closure-rejected"],
  },
  {
    phase: "closure",
    says: "An enterprise account asks for the face of its legal person",
    handled: ["attested", "told"],
    statements: ["verification-reachable"],
    packet: ["What verification is asked for"],
  },
  {
    phase: "closure",
    says: "An enterprise account often asks for a scan of the stamped application",
    handled: ["attested", "told"],
    statements: ["papers"],
    packet: ["Papers"],
    settings: ["holder"],
  },
  {
    phase: "closure",
    says: "A company that was struck off goes through a ticket, with the registry's decision",
    handled: ["attested", "told"],
    statements: ["papers"],
    packet: ["Papers"],
  },
  {
    phase: "afterwards",
    says: "Once the closure is complete, the identity's real-name quota is free again",
    handled: ["told"],
    packet: ["What becomes free again"],
  },
  {
    phase: "afterwards",
    says: "The same identity can then verify a new account",
    handled: ["told"],
    packet: ["What becomes free again"],
  },
  {
    phase: "afterwards",
    says: "Data can never be recovered when the period is over",
    handled: ["told"],
    packet: ["Read this first", "What is lost for ever"],
  },
  {
    phase: "afterwards",
    says: "All backups are made, and lie outside of the account, before anything is clicked",
    handled: ["attested", "proved by API"],
    policies: ["backups"],
    settings: ["backups"],
    statements: ["records-bills", "records-invoices", "records-transactions", "records-audit"],
  },
  {
    phase: "afterwards",
    says: "No resource that bills is overlooked",
    handled: ["proved by API"],
    policies: ["coverage-complete", "blind-spots", "all-regions"],
  },
];
