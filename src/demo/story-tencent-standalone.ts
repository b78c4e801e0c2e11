import { both, going, matching, messages } from "./excerpt.ts";
import type { Answers } from "./person.ts";
import { type Act, deedsOf, LEFT, type Play, summary } from "./play.ts";

const NAME = "tencent-standalone";
const ACCOUNT = "100000000005";
const DOMAIN = "closeout-alone.example";
const { cdktf, own } = deedsOf(NAME);

const ELSEWHERE = "sftp://archive.head-office.example/old-shop";

/** What the backups of the two things that matter rest on. */
const copies: readonly Answers[] = [
  {
    policy: "backups",
    subject: "tencent:cos.bucket:global:shop-media-1250000005",
    answer: "backed-up",
    done: "all objects were copied, and a sample of 10 was read back",
    evidence: "ticket OPS-2301 holds the list with checksums",
    backup: { location: `${ELSEWHERE}/media`, key: "none" },
  },
  {
    policy: "backups",
    subject: "tencent:cdb.instance:ap-guangzhou:cdb-orders01",
    answer: "backed-up",
    done: "the dump was restored into a test database at head office",
    evidence: "ticket OPS-2302 holds the row counts of both sides",
    backup: { location: `${ELSEWHERE}/orders.sql.zst`, key: "head-office-archive" },
  },
];

function stated(subject: string, answer: string, done: string): Answers {
  return {
    policy: "closure-statements",
    subject,
    answer,
    done,
    evidence: `screenshot in ticket OPS-2310, ${subject}`,
  };
}

/** What no API shows, as somebody looked it up in the console. */
const attestations: readonly Answers[] = [
  stated("open-services", "none", "no ticket, filing or service is open"),
  stated("complaints", "none", "the message center lists no complaint"),
  stated("market-mini-programs", "none", "the marketplace console lists none"),
  stated("load-testing-packages", "none", "the console lists no package"),
  stated("sms-applications", "none", "the SMS console lists no application"),
  stated("site-hosts", "none", "the console lists no host"),
  stated("root-keys", "deleted", "the root user's key was disabled, then deleted"),
  stated("project-keys", "deleted", "the project key was disabled, then deleted"),
  stated("agreement", "read", "the closure agreement was read by the head of platform"),
  stated("face-scan", "known", "the legal representative knows that the scan closes at once"),
  stated("security-contacts", "reachable", "a code arrived by phone and by mail"),
  stated("root-login", "works", "the root user logged in"),
  stated("papers", "licence", "licence, photos and letter of authorisation are scanned"),
  stated("resource-detection", "clear", "the form's detection lists what is abandoned alone"),
  stated("records-bills", "saved", "36 months were exported"),
  stated("records-invoices", "saved", "all invoices were downloaded"),
  stated("records-transactions", "saved", "the transactions were exported"),
  stated("records-audit", "not-needed", "no duty keeps events of this account"),
];

/** The remark, as the packet words it: one line for each product and domain. */
const remarks: readonly string[] = [
  "我确认放弃当前账号下未使用的代金券资源",
  "我确认放弃当前账号下未使用的SSL证书资源",
  "我确认放弃当前账号下未使用的直播套餐包资源",
  "放弃当前账号下续费期域名closeout-old.example",
];

const person = (says: string, action: string, body: Readonly<Record<string, unknown>> = {}) =>
  ({
    kind: "person",
    says,
    path: `console/${action}`,
    body: { account: ACCOUNT, ...body },
  }) as const;

const acts: readonly Act[] = [
  {
    title: "Can the account be closed?",
    about: [
      "No API closes this kind of account. The plan still lists what blocks it, and the",
      "way to the closure in its order.",
    ],
    does: [
      cdktf(
        "plan",
        "closure",
        both(messages("Error", 1), matching(10, /^- \d+\. /u)),
        /running-resources: \d+ finding/u,
      ),
    ],
  },
  {
    title: "Data is deleted only with an answer about its backup.",
    about: [
      "The bucket and the database have no answer yet, so they stay, whatever is reviewed. What is given",
      "up with the account (abandon) is on the vendor's own list; anything else would be refused.",
    ],
    does: [
      own("review", NAME),
      {
        kind: "states",
        says: "Somebody copies both out of the account, and states it; reviewers see the files:",
        attestations: copies,
      },
      cdktf("plan", "teardown", both(going(6), summary)),
    ],
  },
  {
    title: "The deploy removes what was reviewed, the caller's own user and key excepted.",
    about: [
      "The prepaid machine is returned, then destroyed in the recycle bin; its refund becomes balance.",
    ],
    does: [
      cdktf(
        "deploy",
        "teardown",
        both(matching(6, /Modifications complete after/u), matching(1, /^Apply complete/u)),
      ),
    ],
  },
  {
    title: "Money, names and people are settled in the console.",
    about: ["The balance comes after the last refund; each plan reads it anew."],
    does: [
      person(`${DOMAIN} is transferred to another account.`, "transfer-domain", { domain: DOMAIN }),
      person("The unpaid order is cancelled.", "cancel-orders"),
      person("The agency's collaborator is deleted.", "delete-collaborator"),
      person("The balance is withdrawn.", "withdraw-balance"),
      person("The root user deletes its API key …", "delete-root-keys"),
      person("… and the project key.", "delete-project-keys"),
      {
        kind: "states",
        says: "What no API shows is looked up and stated, one file each:",
        attestations,
      },
      cdktf("plan", "closure", both(messages("Warning", 6), summary)),
    ],
  },
  {
    title: "The deploy writes the packet.",
    about: [
      "It calls nothing that changes the account. The packet holds the remark word for word, the boxes",
      "to tick, and what a face scan does.",
    ],
    does: [
      cdktf(
        "deploy",
        "closure",
        both(matching(1, /Creation complete after/u), matching(1, /^Apply complete/u)),
      ),
      {
        kind: "file",
        file: "packet/packet.md",
        show: matching(24, /^\d+\. |^## |放弃当前账号/u),
      },
    ],
  },
  {
    title: "A person submits the closure, and states it.",
    about: [
      "The last key goes first, by the packet: the program's own user is deleted by the root.",
    ],
    does: [
      person("The root user deletes the sub-user closer …", "delete-user", { user: "closer" }),
      {
        ...person("… and submits the form with the remark, for the review.", "submit-closure", {
          remarks,
        }),
        answers: /"in-review"/u,
      },
      own(
        "attest",
        NAME,
        ...["--policy", "closure", "--subject", "submitted", "--answer", "submitted"],
        ...["--done", "submitted in Account Center", "--by", "head of platform"],
        ...["--evidence-text", "confirmation page saved", "--reference", "CLOSE-8812"],
      ),
    ],
  },
  {
    title: "The review takes about three working days; nothing calls meanwhile.",
    about: ["Every command answers from what is on record, and says so."],
    does: [
      { kind: "listen" },
      cdktf("plan", "closure", both(messages("Warning", 2), summary)),
      own("timeline", NAME),
      { kind: "silence", account: ACCOUNT },
    ],
  },
  {
    title: "Four days later",
    about: ["The vendor's mail says that the account is closed; somebody states it."],
    does: [
      { kind: "later", says: "The clocks are four days ahead.", hours: 4 * 24 },
      own(
        "attest",
        NAME,
        ...["--policy", "closure", "--subject", "outcome", "--answer", "closed"],
        ...["--done", "the vendor's mail of today", "--by", "head of platform"],
        ...["--evidence-text", "mail kept in ticket OPS-2310"],
      ),
      cdktf("plan", "closure", both(messages("Warning", 2), summary)),
      own("report", NAME),
    ],
  },
];

/** The closing of an account outside of an organization: everything that software can do, and the packet. */
export const tencentStandalone: Play = {
  name: NAME,
  caller: ACCOUNT,
  intro: [
    "Closing a Tencent Cloud account that no API closes: everything before the console's form, the exact",
    "words for it, and the watch after it. The account is made up.",
  ],
  acts,
  left: [
    ...LEFT,
    ["attestations/", "what people stated, one file each"],
    ["packet/packet.md", "what the person at the console followed"],
    ["packet/packet.html", "the same to print"],
  ],
};
