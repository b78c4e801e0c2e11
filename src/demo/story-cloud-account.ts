import { both, matching, messages } from "./excerpt.ts";
import { type Act, deedsOf, LEFT, type Play, summary } from "./play.ts";

const NAME = "cloud-account";
const HEAD = "1000000000000006";
const ACCOUNT = "1000000000000007";
const { cdktf, own } = deedsOf(NAME);

const acts: readonly Act[] = [
  {
    title: "An invited account is in somebody's directory, and leaves it first.",
    about: [
      "Its management account can only let it go, which closes nothing. Behind its own switch,",
      "closure.leaveDirectory, and in the plan.",
    ],
    does: [
      cdktf("plan", "closure", messages("Error", 2), /leave-directory|closure\.leaveDirectory/u),
      {
        kind: "edit",
        says: "Somebody sets closure.leaveDirectory in account.yaml.",
        replace: [["leaveDirectory: false", "leaveDirectory: true"]],
      },
      cdktf("plan", "closure", both(messages("Warning", 3), summary)),
      cdktf(
        "deploy",
        "closure",
        both(matching(1, /Creation complete after/u), matching(1, /^Apply complete/u)),
      ),
      { kind: "journal", item: "account" },
    ],
  },
  {
    title: "It goes on as an account of its own.",
    about: [
      "The directory's role in it ended; account.yaml says how it is reached now. The finance relation",
      "with head office was not touched by leaving, and is a blocker by name.",
    ],
    does: [
      cdktf("plan", "closure", both(messages("Warning", 2), summary)),
      {
        kind: "edit",
        says: "account.yaml becomes that of a standalone account.",
        replace: [
          ["kind: cloud-account", "kind: standalone"],
          ["  via: management\n", "  via: own\n"],
          [`  managementId: "${HEAD}"\n  role: closeout-teardown\n`, ""],
        ],
      },
      { kind: "keys", says: "The credentials are those of a user in it.", account: ACCOUNT },
      cdktf("plan", "closure", messages("Error", 2), /enterprise finance relation/u),
    ],
  },
  {
    title: "From here it is emptied and closed like any standalone account.",
    about: ["`npm run demo -- standalone` shows that way to its end."],
    does: [own("review", NAME), own("timeline", NAME)],
  },
];

/** The first part of closing an invited account: out of the directory, then on its own. */
export const cloudAccount: Play = {
  name: NAME,
  caller: HEAD,
  intro: [
    "Taking an invited account out of its resource directory, the first part of closing it. Head office",
    "and the account are made up.",
  ],
  acts,
  left: LEFT,
};
