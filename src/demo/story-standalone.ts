import { both, going, matching, messages } from "./excerpt.ts";
import type { Answers } from "./person.ts";
import { type Act, deedsOf, LEFT, type Play, summary } from "./play.ts";

const NAME = "standalone";
const ACCOUNT = "1000000000000005";
const DOMAIN = "closeout-standalone.example";
const { cdktf, own } = deedsOf(NAME);

const ELSEWHERE = "sftp://archive.head-office.example/old-shop";

/** What the backups of the two things that matter rest on. */
const copies: readonly Answers[] = [
  {
    policy: "backups",
    subject: "alibaba:oss.bucket:global:old-shop-media",
    answer: "backed-up",
    done: "all objects were copied, and a sample of 10 was read back",
    evidence: "ticket OPS-1301 holds the list with checksums",
    backup: { location: `${ELSEWHERE}/media`, key: "none" },
  },
  {
    policy: "backups",
    subject: "alibaba:rds.instance:cn-hangzhou:rm-bp1orders",
    answer: "backed-up",
    done: "the dump was restored into a test database at head office",
    evidence: "ticket OPS-1302 holds the row counts of both sides",
    backup: { location: `${ELSEWHERE}/orders.sql.zst`, key: "head-office-archive" },
  },
];

function stated(subject: string, answer: string, done: string): Answers {
  return {
    policy: "closure-statements",
    subject,
    answer,
    done,
    evidence: `screenshot in ticket OPS-1310, ${subject}`,
  };
}

/** What no API shows, as somebody looked it up in the console. */
const attestations: readonly Answers[] = [
  stated("icp-filing", "none", "the ICP console lists no filing"),
  stated("marketplace", "none", "the marketplace console lists no service"),
  stated("contracts", "none", "Expenses and Costs, Contracts is empty"),
  stated("alipay-agreement", "revoked", "password-free payment was ended in Alipay"),
  stated("paypal-agreement", "none", "the account was never paid through PayPal"),
  stated("payment-cards", "removed", "the last card was removed"),
  stated("closure-check", "clear", "the console's check lists nothing"),
  stated("verification-reachable", "ready", "phone and legal person are available on Friday"),
  stated("papers", "ready", "the application is stamped and scanned"),
  stated("records-bills", "saved", "36 months were exported"),
  stated("records-invoices", "saved", "all invoices were downloaded"),
  stated("records-transactions", "saved", "the transactions were exported"),
  stated("records-audit", "not-needed", "no duty keeps events of this account"),
];

const acts: readonly Act[] = [
  {
    title: "Can the account be closed?",
    about: [
      "No API closes a self-service account. The plan lists all the same what blocks it, and the way",
      "to the closure in its order, and the dates that hold it.",
    ],
    does: [
      cdktf(
        "plan",
        "closure",
        both(messages("Error", 1), matching(9, /^- \d+\. /u)),
        /running-resources: \d+ finding/u,
      ),
    ],
  },
  {
    title: "Data is deleted only with an answer about its backup.",
    about: [
      "For the machines account.yaml says by rule that nothing on them is needed. The bucket and the",
      "database have no answer yet, so they stay, whatever is reviewed.",
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
      "Wave after wave; the prepaid machine is unsubscribed, and its refund becomes balance.",
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
    title: "Money and names are settled by people, in the console.",
    about: ["In the order that the plan shows: what makes new bills first, the withdrawal late."],
    does: [
      {
        kind: "person",
        says: `${DOMAIN} is transferred to another account.`,
        path: "console/transfer-domain",
        body: { account: ACCOUNT, domain: DOMAIN },
      },
      {
        kind: "person",
        says: "The running month's bill is issued by force (强制出账) …",
        path: "console/issue-bills",
        body: { account: ACCOUNT },
      },
      {
        kind: "person",
        says: "… and paid out of the balance.",
        path: "console/pay-bills",
        body: { account: ACCOUNT, from: "balance" },
      },
      {
        kind: "person",
        says: "The last invoices are requested.",
        path: "console/request-invoices",
        body: { account: ACCOUNT },
      },
      {
        kind: "person",
        says: "The balance is withdrawn.",
        path: "console/withdraw-balance",
        body: { account: ACCOUNT },
      },
      {
        kind: "states",
        says: "What no API shows is looked up and stated, one file each:",
        attestations,
      },
      cdktf("plan", "closure", messages("Error", 2), /uncleared-amounts|No pending charges/u),
    ],
  },
  {
    title: "Two days later nothing is uncleared, read twice.",
    about: ["The plan passes. It says what a deploy does: nothing in the cloud but the last key."],
    does: [
      { kind: "later", says: "The clocks are 49 hours ahead.", hours: 49 },
      cdktf("plan", "closure", both(messages("Warning", 6), summary)),
    ],
  },
  {
    title: "The deploy writes the packet and deletes the key that it ran with.",
    about: [
      "From here on nothing here can call the account any more; a person submits by the packet.",
    ],
    does: [
      cdktf(
        "deploy",
        "closure",
        both(matching(1, /Creation complete after/u), matching(1, /^Apply complete/u)),
      ),
      { kind: "file", file: "packet/packet.md", show: matching(14, /^\d+\. |^## /u) },
      { kind: "journal", item: "alibaba:ram.access-key:global:LTAI5tStandCloser1" },
      cdktf("plan", "closure", both(messages("Warning", 2), summary)),
    ],
  },
  {
    title: "A person submits the closure, and states it.",
    about: ["What is left of the program's own user goes first, by the packet's last manual step."],
    does: [
      {
        kind: "person",
        says: "The root user deletes the RAM user closer in the console …",
        path: "console/delete-user",
        body: { account: ACCOUNT, user: "closer" },
      },
      {
        kind: "person",
        says: "… and submits the form in Account Center.",
        path: "console/submit-closure",
        body: { account: ACCOUNT },
      },
      own(
        "attest",
        NAME,
        ...["--policy", "closure", "--subject", "submitted", "--answer", "submitted"],
        ...["--done", "submitted in Account Center", "--by", "head of platform"],
        ...["--evidence-text", "confirmation page saved", "--reference", "CLOSE-7781"],
      ),
    ],
  },
  {
    title: "The quiet period: a login would cancel it, so nothing calls.",
    about: ["Every command answers from what is on record, and says so."],
    does: [
      { kind: "listen" },
      cdktf("plan", "teardown", both(messages("Warning", 2), summary)),
      cdktf("plan", "closure", both(messages("Warning", 2), summary)),
      own("scan", NAME),
      own("timeline", NAME),
      { kind: "silence", account: ACCOUNT },
    ],
  },
  {
    title: "31 days later",
    about: ["The vendor's mail says that the account is closed; somebody states it."],
    does: [
      { kind: "later", says: "The clocks are another 31 days ahead.", hours: 31 * 24 },
      own(
        "attest",
        NAME,
        ...["--policy", "closure", "--subject", "outcome", "--answer", "closed"],
        ...["--done", "the vendor's mail of today", "--by", "head of platform"],
        ...["--evidence-text", "mail kept in ticket OPS-1310"],
      ),
      cdktf("plan", "closure", both(messages("Warning", 2), summary)),
      own("report", NAME),
    ],
  },
];

/** The closing of a self-service account: everything that software can do, and the packet for the rest. */
export const standalone: Play = {
  name: NAME,
  caller: ACCOUNT,
  intro: [
    "Closing a self-service Alibaba Cloud account, which no API closes: everything before the console's",
    "form, the exact words for it, and the watch after it. The account is made up.",
  ],
  acts,
  left: [
    ...LEFT,
    ["attestations/", "what people stated, one file each"],
    ["packet/packet.md", "what the person at the console followed"],
    ["packet/packet.html", "the same to print"],
  ],
};
