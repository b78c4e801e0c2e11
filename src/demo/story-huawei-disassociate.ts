import { both, going, matching, messages } from "./excerpt.ts";
import type { Answers } from "./person.ts";
import { type Act, type Deed, deedsOf, LEFT, type Play, summary } from "./play.ts";

const NAME = "huawei-disassociate";
const MASTER = "0e4b6a7f8c9d40e1b2f3a41526374859";
const MEMBER = "0c2d3e4f5a6b47289304b5c6d7e8f901";
const { cdktf, own } = deedsOf(NAME);

const ACCEPTED = "agreed by whoever pays from then on";

/** What each side states before anything is asked for: what no call shows, and what follows from it. */
const beforehand: readonly Answers[] = [
  ...(
    [
      ["condition:member-active", "active", "member", "its console shows no suspension"],
      ["condition:master-active", "active", "master", "its console shows no suspension"],
      ["pays-for-itself", "accepted", "member", ACCEPTED],
      ["refunds-go-to-master", "accepted", "member", ACCEPTED],
      ["master-sees-old-orders", "accepted", "member", ACCEPTED],
      ["suspended-until-card", "card-ready", "member", "the card of the new owner is at hand"],
    ] as const
  ).map(([subject, answer, side, done]) => ({
    policy: subject.startsWith("condition:") ? "closure-conditions" : "closure-statements",
    subject,
    answer,
    side,
    done,
    evidence: `screenshot in ticket OPS-2420, ${subject}`,
  })),
];

/** Something done in the console of one of the two accounts. */
function inConsole(
  account: string,
  action: string,
  says: string,
  answers: RegExp,
  body: Readonly<Record<string, unknown>> = {},
): Deed {
  return { kind: "person", says, path: `console/${action}`, body: { account, ...body }, answers };
}

/** What a side did, stated by it. */
function states(subject: string, answer: string): Deed {
  return own(
    "attest",
    NAME,
    ...["--policy", "disassociation", "--subject", subject, "--answer", answer],
    ...["--done", "done in the console", "--by", "the side's administrator"],
    ...["--evidence-text", "screenshot in ticket OPS-2420"],
  );
}

const request = [
  inConsole(
    MASTER,
    "request-disassociation",
    "The master account asks: Organizations and Accounts, More > Disassociate Account.",
    /"state":"requested"/u,
    { member: MEMBER },
  ),
  states("request", "requested"),
];

const acts: readonly Act[] = [
  {
    title: "Can the account be taken away from the account that pays for it?",
    about: [
      "Who pays is another tie than the organization, and has no API. What a call shows is read, for",
      "both sides; what none shows is asked of the side that sees it.",
    ],
    does: [
      cdktf(
        "plan",
        "closure",
        both(messages("Error", 3), matching(8, /^- \d+\. /u)),
        /closure-conditions: \d+ finding/u,
      ),
    ],
  },
  {
    title: "Refunds go to the master account, so what it paid for is given back before.",
    about: [
      "The teardown gives it back and cancels the unpaid order. The account is kept, and so is what is",
      `named in accounts/${NAME}/account.yaml.`,
    ],
    does: [
      own("review", NAME),
      cdktf("deploy", "teardown", both(going(8), summary)),
      { kind: "journal", item: "huawei:ecs.instance:cn-north-4:srv-report" },
    ],
  },
  {
    title: "Each side states what it sees, and what follows is accepted by name.",
    about: ["Whoever reviews the pull request sees each file, with its side and its evidence."],
    does: [
      {
        kind: "states",
        says: "Both sides look it up in their consoles, one file each:",
        attestations: beforehand,
      },
      cdktf(
        "deploy",
        "closure",
        both(matching(1, /Creation complete after/u), matching(1, /^Apply complete/u)),
      ),
      {
        kind: "file",
        file: "disassociation-master/packet.md",
        show: matching(8, /^\d+\. |^## /u),
      },
      {
        kind: "file",
        file: "disassociation-member/packet.md",
        show: matching(8, /^\d+\. |^## /u),
      },
    ],
  },
  {
    title: "The master asks, and the member rejects.",
    about: ["A rejection is a blocker, until somebody says what became of its reason."],
    does: [
      ...request,
      inConsole(
        MEMBER,
        "reject-disassociation",
        "The member account rejects it: My Account > My Master Account.",
        /"state":"rejected"/u,
      ),
      states("answer", "rejected"),
      own("timeline", NAME),
      {
        kind: "states",
        says: "The invoice address was missing; it is there now, and somebody states that:",
        attestations: [
          {
            policy: "closure-rejected",
            subject: (requestedAt) => `rejection:${requestedAt}`,
            answer: "cleared",
            done: "the member's invoice address was entered",
            evidence: "ticket OPS-2421",
          },
        ],
      },
    ],
  },
  {
    title: "Asked again, and accepted.",
    about: [
      "Every command holds what was stated against the master's own list: it counts as done only when",
      "that shows the account no more. The account is suspended at once, for it has no card.",
    ],
    does: [
      cdktf(
        "deploy",
        "closure",
        both(matching(1, /Modifications complete after/u), matching(1, /^Apply complete/u)),
      ),
      ...request,
      inConsole(
        MEMBER,
        "accept-disassociation",
        "The member account accepts it …",
        /"state":"accepted"/u,
      ),
      states("answer", "accepted"),
      inConsole(
        MEMBER,
        "disassociation-status",
        "… is suspended, since no card is bound to it …",
        /"suspended":"no-card"/u,
      ),
      inConsole(MEMBER, "bind-card", "… and binds one.", /"suspended":false/u),
      states("card", "bound"),
      cdktf("plan", "closure", both(messages("Warning", 3), summary)),
      own("report", NAME),
    ],
  },
];

/** The disassociation of an account that its master created, which is kept. */
export const huaweiDisassociate: Play = {
  name: NAME,
  caller: MASTER,
  intro: [
    "Taking a Huawei Cloud account away from the master account that created it and pays for it. Both",
    "are made up; the account is kept.",
  ],
  acts,
  left: [
    ...LEFT,
    ["attestations/", "what the two sides stated, one file each"],
    ["disassociation-master/packet.md", "what the person at the master's console followed"],
    ["disassociation-member/packet.md", "what the person at the member's console followed"],
  ],
};
