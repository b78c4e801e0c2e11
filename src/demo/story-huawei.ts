import { both, matching, messages } from "./excerpt.ts";
import { type Act, deedsOf, LEFT, type Play, reviewed, summary, tornDown } from "./play.ts";

const NAME = "huawei";
const HEAD = "0d3a5f6e7b8c49d0a1e2f30415263748";
const { cdktf, own } = deedsOf(NAME);

const acts: readonly Act[] = [
  {
    title: "Can the account be closed?",
    about: [
      "The plan of the closure looks at every type in every project of every region. It fails while",
      "anything blocks the closure, recycle bins and unpaid orders included.",
    ],
    does: [cdktf("plan", "closure", messages("Error", 2), /running-resources: \d+ finding/u)],
  },
  ...reviewed(NAME),
  {
    title: "The deploy removes exactly these.",
    about: [
      "What was bought for a period is unsubscribed from, one resource a call, since a success may hold",
      "partial failures; the refund goes to head office, which paid. The unpaid order is cancelled.",
    ],
    does: [tornDown(NAME), { kind: "journal", item: "huawei:ecs.instance:cn-north-4:srv-erp" }],
  },
  {
    title: "Now the plan passes, and says what it means.",
    about: [
      "An organization may close a tenth of its members in 30 days, and three at once: the live numbers",
      "are a condition. Only a member that the organization created is closed this way.",
    ],
    does: [cdktf("plan", "closure", both(messages("Warning", 12), summary))],
  },
  {
    title: "The deploy submits the closing of the member.",
    about: ["CloseAccount cannot be undone, and deletion starts at once."],
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
    title: "While the organization closes it, every plan stays clean.",
    about: ["Asking how it stands never submits it again."],
    does: [cdktf("plan", "teardown", both(messages("Warning", 3), summary))],
  },
  {
    title: "Four days later",
    about: ["The organization lists the member as suspended, which is its word for closed."],
    does: [
      { kind: "later", says: "The clocks are four days ahead.", hours: 4 * 24 },
      cdktf("plan", "closure", both(messages("Warning", 2), summary)),
      own("report", NAME),
    ],
  },
];

/** The closing of a member that its organization created. */
export const huaweiMember: Play = {
  name: NAME,
  caller: HEAD,
  intro: [
    "Closing a Huawei Cloud account as code. The organization is made up: a management account, and a",
    "member that holds about 90 things in three regions.",
  ],
  acts,
  left: LEFT,
};
