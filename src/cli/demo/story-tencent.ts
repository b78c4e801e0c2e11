import { both, going, matching, messages } from "./excerpt.ts";
import { type Act, deedsOf, LEFT, type Play, summary } from "./play.ts";

const NAME = "tencent";
const HEAD = "100000000001";
const { cdktf, own } = deedsOf(NAME);

const acts: readonly Act[] = [
  {
    title: "What is in the account?",
    about: [
      "Every type in every region. A listing that could not be read to its end would be a gap, and no",
      "gap counts as empty.",
    ],
    does: [own("scan", NAME)],
  },
  {
    title: "What would go?",
    about: [
      "A review lists every item with its facts and the steps of its removal. In real life it is",
      "committed, and the pull request is the approval. Money and other people's things were decided",
      `in accounts/${NAME}/account.yaml, each with a reason.`,
    ],
    does: [own("review", NAME)],
  },
  {
    title: "The plan of the teardown shows one line for each approved item.",
    about: [
      "Money that comes back, protections that are lifted and what goes along stand in the line.",
    ],
    does: [cdktf("plan", "teardown", both(going(12), summary))],
  },
  {
    title: "The deploy removes exactly these.",
    about: [
      "Prepaid machines are returned, and then destroyed in the recycle bin, where they would still",
      "count as existing; databases are isolated, then taken offline; each is proved gone by a listing.",
    ],
    does: [
      cdktf(
        "deploy",
        "teardown",
        both(
          matching(6, /Modifications complete after/u),
          matching(1, /^Apply complete/u),
          messages("Warning", 3),
        ),
      ),
      { kind: "journal", item: "tencent:cvm.instance:ap-guangzhou:ins-erp001" },
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
