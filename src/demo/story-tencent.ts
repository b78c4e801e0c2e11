import { both, matching, messages } from "./excerpt.ts";
import { type Act, deedsOf, LEFT, type Play, reviewed, summary, tornDown } from "./play.ts";

const NAME = "tencent";
const HEAD = "100000000001";
const MEMBER = "100000000002";
const DOMAIN = "closeout-tencent.example";
const { cdktf, own } = deedsOf(NAME);

const acts: readonly Act[] = [
  {
    title: "Can the account be closed?",
    about: [
      "The plan of the closure looks at every type in every region, and at the cloud's own check of the",
      "member. It fails while anything blocks the closure, recycle bins included.",
    ],
    does: [cdktf("plan", "closure", messages("Error", 2), /running-resources: \d+ finding/u)],
  },
  ...reviewed(NAME),
  {
    title: "The deploy removes exactly these.",
    about: [
      "Prepaid machines are returned, and then destroyed in the recycle bin, where they would still",
      "count as existing; databases are isolated, then taken offline; each is proved gone by a listing.",
    ],
    does: [
      tornDown(NAME),
      { kind: "journal", item: "tencent:cvm.instance:ap-guangzhou:ins-erp001" },
    ],
  },
  {
    title: "What is left needs a person, or time.",
    about: [
      "A domain, an unpaid order, money that came back, and a key that the cloud deletes in a week.",
    ],
    does: [
      cdktf("plan", "closure", messages("Error", 3), /domains: 1 finding/u),
      {
        kind: "person",
        says: `${DOMAIN} is transferred to another account …`,
        path: "console/transfer-domain",
        body: { account: MEMBER, domain: DOMAIN },
      },
      {
        kind: "person",
        says: "… the unpaid order is cancelled …",
        path: "console/cancel-orders",
        body: { account: MEMBER },
      },
      {
        kind: "person",
        says: "… and what the refunds brought is withdrawn.",
        path: "console/withdraw-balance",
        body: { account: MEMBER },
      },
      { kind: "later", says: "Eight days go by.", hours: 8 * 24 },
    ],
  },
  {
    title: "Now the plan passes, and says what it means.",
    about: ["The cloud's own check is part of it; each of its reasons would be a blocker by name."],
    does: [cdktf("plan", "closure", both(messages("Warning", 12), summary))],
  },
  {
    title: "The deploy submits the deletion of the member.",
    about: ["By a sub-user of the management account; its root user would be refused."],
    does: [
      cdktf(
        "deploy",
        "closure",
        both(matching(1, /Creation complete after/u), matching(1, /^Apply complete/u)),
      ),
      { kind: "journal", item: "account" },
    ],
  },
  {
    title: "While the cloud reviews it, every plan stays clean.",
    about: ["Asking how it stands never submits it again."],
    does: [cdktf("plan", "teardown", both(messages("Warning", 3), summary))],
  },
  {
    title: "Four days later",
    about: ["The member is gone from the organization: with our own submission on record, closed."],
    does: [
      { kind: "later", says: "The clocks are another four days ahead.", hours: 4 * 24 },
      cdktf("plan", "closure", both(messages("Warning", 2), summary)),
      own("report", NAME),
    ],
  },
];

/** The closing of a member that its organization created. */
export const tencentMember: Play = {
  name: NAME,
  caller: HEAD,
  intro: [
    "Closing a Tencent Cloud account as code. The organization is made up: a management account, and a",
    "member that holds about 100 things in three regions.",
  ],
  acts,
  left: LEFT,
};
