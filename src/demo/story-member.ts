import { both, matching, messages } from "./excerpt.ts";
import { type Act, deedsOf, LEFT, type Play, reviewed, summary, tornDown } from "./play.ts";

const NAME = "demo";
const MEMBER = "1000000000000002";
const DOMAIN = "closeout-demo.example";
const { cdktf, own } = deedsOf(NAME);

/** The closing of the demo's account, from the first plan to the report. */
const acts: readonly Act[] = [
  {
    title: "Can the account be closed?",
    about: [
      "The plan of the closure looks at everything in all regions and fails while anything stands in",
      "the way: one error for each policy, with what it found and what to do next.",
    ],
    does: [cdktf("plan", "closure", messages("Error", 2), /running-resources: \d+ finding/u)],
  },
  ...reviewed(NAME),
  {
    title: "The deploy removes exactly these.",
    about: [
      "Wave after wave, dependencies first; each item is proved gone by a complete listing without it,",
      "and the journal records each call before it is made and after it was answered.",
    ],
    does: [tornDown(NAME)],
  },
  {
    title: "What is left needs a person.",
    about: [
      "A registered domain is never deleted through the API: the plan fails until it is gone.",
    ],
    does: [cdktf("plan", "closure", messages("Error", 3), /domains: 1 finding/u)],
  },
  {
    title: "A person transfers the domain in the console.",
    about: ["Here that is the emulator's admin door. Now the plan passes, and says what it means."],
    does: [
      {
        kind: "person",
        says: `${DOMAIN} is transferred to another account.`,
        path: "console/transfer-domain",
        body: { account: MEMBER, domain: DOMAIN },
      },
      cdktf("plan", "closure", both(messages("Warning", 12), summary)),
    ],
  },
  {
    title: "The deploy submits the closure.",
    about: [
      "The cloud runs its own check, the directory's permission to delete members is switched on for",
      "this call and put back, and the deletion is followed until the cloud has taken it on.",
    ],
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
    title: "Meanwhile every plan stays clean.",
    about: [
      "The account was billed by use, so it stays silent for 45 days; nothing calls it meanwhile.",
    ],
    does: [cdktf("plan", "teardown", both(messages("Warning", 3), summary))],
  },
  {
    title: "46 days later",
    about: ["The emulator's clock is moved on; the plan asks again, and the report is written."],
    does: [
      {
        kind: "person",
        says: "The emulator's clock is 46 days ahead.",
        path: "clock/advance",
        body: { days: 46 },
      },
      cdktf("plan", "closure", both(messages("Warning", 2), summary)),
      own("report", NAME),
    ],
  },
];

/** The closing of a member that its management account created: by API, to the end. */
export const member: Play = {
  name: NAME,
  caller: "1000000000000001",
  intro: [
    "Closing an Alibaba Cloud account as code. The organization is made up: a management account, and",
    "a member that holds about 200 things in four regions.",
  ],
  acts,
  left: LEFT,
};
