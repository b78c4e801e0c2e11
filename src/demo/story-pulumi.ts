import { type Excerpt, matching } from "./excerpt.ts";
import { type Act, type Deed, deedsOf, LEFT, type Play } from "./play.ts";

const NAME = "demo";
const MEMBER = "1000000000000002";
const DOMAIN = "closeout-demo.example";
const { own } = deedsOf(NAME);

/** A command of Pulumi in one of the two projects. */
function pulumi(project: string, command: string, show: Excerpt, failsWith?: RegExp): Deed {
  const args = command.split(" ");
  const answered = args[0] === "up" ? ["--yes"] : [];
  return {
    kind: "command",
    shown: `pulumi --cwd ${project} ${command}`,
    command: "pulumi",
    args: ["--cwd", project, "--non-interactive", ...args, ...answered],
    show,
    ...(failsWith === undefined ? {} : { failsWith }),
  };
}

const ended = /^(?:[-+~] )?\d+ (?:created|updated|unchanged|to create|to update|errored)/u;
const said = /^(?:warning|error): /u;

const acts: readonly Act[] = [
  {
    title: "Can the account be closed?",
    about: ["The preview of the closure fails all at once: one failure for each policy."],
    does: [
      pulumi("closure", "stack init dev", matching(1, /^Created/u)),
      pulumi("closure", "preview", matching(12, said, ended), /running-resources: \d+ finding/u),
    ],
  },
  {
    title: "What would go?",
    about: [
      "A review lists every item. In real life it is committed, and the merge is the approval.",
    ],
    does: [own("review", NAME)],
  },
  {
    title: "The first deploy takes the account over, and deletes nothing.",
    about: ["It says what the next one deletes."],
    does: [
      pulumi("teardown", "stack init dev", matching(1, /^Created/u)),
      pulumi("teardown", "up", matching(8, said, ended)),
    ],
  },
  {
    title: "The preview shows one line for each approved item.",
    about: ["Each line shows refunds, protections that are lifted and what is deleted along."],
    does: [pulumi("teardown", "preview --diff", matching(14, /^- alibaba:\S.* *: "/u, ended))],
  },
  {
    title: "The deploy removes exactly these.",
    about: [
      "Wave after wave; each item is proved gone, and the journal records each call before it is made.",
    ],
    does: [pulumi("teardown", "up", matching(6, /^\d+ of \d+ gone/u, ended))],
  },
  {
    title: "A person transfers the domain, and the closure is submitted.",
    about: ["A registered domain is never deleted through the API."],
    does: [
      pulumi("closure", "preview", matching(6, said, ended), /domains: 1 finding/u),
      {
        kind: "person",
        says: `${DOMAIN} is transferred to another account.`,
        path: "console/transfer-domain",
        body: { account: MEMBER, domain: DOMAIN },
      },
      pulumi("closure", "up", matching(6, said, ended)),
      { kind: "journal", item: "account" },
    ],
  },
  {
    title: "46 days later",
    about: ["The emulator's clock is moved on; the preview asks again."],
    does: [
      {
        kind: "person",
        says: "The emulator's clock is 46 days ahead.",
        path: "clock/advance",
        body: { days: 46 },
      },
      pulumi("closure", "up", matching(4, said, ended)),
      own("report", NAME),
    ],
  },
];

/** The closing of a member under Pulumi: by API, to the end. */
export const pulumiMember: Play = {
  name: NAME,
  caller: "1000000000000001",
  pulumi: true,
  intro: [
    "Closing an Alibaba Cloud account as code, under Pulumi. The organization is made up: a management",
    "account, and a member that holds about 200 things in four regions.",
  ],
  acts,
  left: LEFT,
};
