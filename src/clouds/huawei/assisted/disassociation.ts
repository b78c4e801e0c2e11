import type { Account, Master } from "../../../core/account.ts";
import type {
  AssistedTerms,
  ClosureQuestion,
  ClosureStep,
  Disassociation,
  PacketPart,
} from "../../../core/assisted.ts";
import { DISASSOCIATING } from "../../en/huawei/association-conditions.ts";

const CONSEQUENCE = "Decided by whoever is responsible for the member account's money.";
const ACCEPTED = { accepted: "it is known, and accepted" };

/** What follows from it; each is accepted by name. */
const CONSEQUENCES: readonly ClosureQuestion[] = [
  {
    id: "pays-for-itself",
    asks: "Is it accepted that the member account pays, issues invoices and calculates taxes for its own expenditures from then on?",
    answers: ACCEPTED,
    side: "member",
    how: `${CONSEQUENCE} Have a way to pay, and whoever handles invoices and taxes, ready before.`,
    docs: DISASSOCIATING,
  },
  {
    id: "refunds-go-to-master",
    asks: "Is it accepted that a refund for anything bought while the account was associated goes to the master account?",
    answers: ACCEPTED,
    side: "member",
    how: `${CONSEQUENCE} What is to be given back is given back before.`,
    docs: DISASSOCIATING,
  },
  {
    id: "master-sees-old-orders",
    asks: "Is it accepted that the master account can go on querying the member's orders of that time?",
    answers: ACCEPTED,
    side: "member",
    how: "Export what the member account itself has to keep; nothing hides those orders from the master.",
    docs: DISASSOCIATING,
  },
];

const SUSPENDED: ClosureQuestion = {
  id: "suspended-until-card",
  asks: "Is it accepted that the member account, which its master created, is suspended at once, since no credit card is bound to it?",
  answers: {
    "card-ready": "a card is at hand, and the administrator of the member account binds it at once",
    "suspension-accepted": "nothing runs in the account that must go on meanwhile",
  },
  side: "member",
  how: "The administrator of the member account can bind a credit card afterwards, which restores the account.",
  docs: DISASSOCIATING,
};

function stepsFor(questions: readonly ClosureQuestion[]): readonly ClosureStep[] {
  return [
    {
      id: "association",
      title: "The account is a member account of this master account",
      how: "Correct `master` in account.yaml, or have the side that sees it state it.",
      conditions: ["association", "tie"],
    },
    {
      id: "orders",
      title: "The member account has no unpaid order",
      how: "Billing Center > Orders of the member account: pay or cancel each.",
      conditions: ["member-orders"],
    },
    {
      id: "active",
      title: "Neither the member account nor the master account is suspended",
      how: "Each side pays what its own account owes, and states that its account is not suspended.",
      conditions: ["member-active", "master-active"],
    },
    {
      id: "refunds",
      title: "What the master account paid for is given back",
      how: "Review and deploy the finance wave of the teardown before: a refund goes to the master account, also afterwards.",
      conditions: ["paid-by-master"],
    },
    {
      id: "consequences",
      title: "What follows from it is known, and accepted",
      how: "`npx closeout attest` asks for each.",
      questions: questions.map(({ id }) => id),
    },
    {
      id: "ready",
      title: "The disassociation is switched on, and no rejection is open",
      how: "`closure.disassociate` in account.yaml names the account id; a rejected request is dealt with first.",
      policies: ["closure-switch", "closure-rejected"],
    },
  ];
}

const REVOCABLE =
  "Until the member account accepts it, the master account can take its request back: More > Cancel Disassociation in the row of the account.";

const AFTERWARDS: readonly string[] = [
  "The member account pays, issues invoices and calculates taxes for its own expenditures.",
  "A refund for what was bought while it was associated goes to the master account.",
  "The master account can go on querying the member's orders of that time.",
];

const STOPPED =
  "The account was created by its master, so it is suspended at once: no credit card is bound to it. Its administrator binds one, which restores it";

function partsFor({ tie }: Master): readonly PacketPart[] {
  return [
    {
      title: "What holds once it is accepted",
      lines: [...AFTERWARDS, ...(tie === "created" ? [`${STOPPED}.`] : [])],
    },
  ];
}

const RESTORE: PacketPart = {
  title: "To restore the account",
  numbered: true,
  lines: [
    "Log in to the console of the member account as its administrator.",
    "Bind a credit card to the account, in the part of the console where its ways to pay stand.",
    "Look whether the account is no longer suspended, and state it (`disassociation` `card` `bound`).",
  ],
};

function packetsFor({ id }: Pick<Account, "id">, master: Master): Disassociation["packets"] {
  return {
    master: {
      first: [REVOCABLE, "Once it is accepted, only a new association makes it undone."],
      submit: [
        `Log in to the console of the master account as its administrator, and compare the account id: ${master.id}.`,
        "Go to the Organizations and Accounts page of the Enterprise Center.",
        "Locate the row of the organization that the member account is in, and choose Expand All next to the number of associated accounts.",
        `Locate the member account, and compare its id: ${id}. In the Operation column, choose More > Disassociate Account.`,
        "The Confirm dialog box is displayed. Choose Yes; a message says that the operation is successful.",
        "State the request (`disassociation` `request` `requested`), and tell the member's side.",
      ],
      parts: [
        {
          title: "To take the request back",
          numbered: true,
          lines: [
            "In the same row, as long as the member account has not accepted: Operation column, More > Cancel Disassociation.",
            "State it (`disassociation` `request` `cancelled`).",
          ],
        },
        ...partsFor(master),
      ],
    },
    member: {
      first: [
        REVOCABLE,
        "The member account can reject it as well: nothing changes then.",
        ...(master.tie === "created"
          ? [`${STOPPED}. Have the card at hand before you accept.`]
          : []),
      ],
      submit: [
        `Log in to the console of the member account as its administrator, and compare the account id: ${id}.`,
        `Go to My Account > My Master Account, and view the disassociation request. Compare the master account: ${master.id}.`,
        "Choose Accept; or Reject, where something speaks against it.",
        "State the answer (`disassociation` `answer` `accepted`, or `rejected`).",
      ],
      parts: [...partsFor(master), ...(master.tie === "created" ? [RESTORE] : [])],
    },
  };
}

/**
 * Taking an account away from the master account that pays for it, in two consoles. No API asks for it, accepts
 * or cancels it: none of the vendor's packages has such an action.
 */
export function disassociationTermsFor(
  account: Pick<Account, "id">,
  master: Master,
): AssistedTerms & { readonly leaves: Disassociation } {
  const questions = master.tie === "created" ? [...CONSEQUENCES, SUSPENDED] : CONSEQUENCES;
  const packets = packetsFor(account, master);
  return {
    quiet: { days: 0, because: "The tie is gone once the member account accepts." },
    questions,
    steps: stepsFor(questions),
    ownIdentity: [],
    packet: packets.member,
    leaves: {
      master,
      packets,
      ...(master.tie === "created"
        ? {
            stopped: {
              says: STOPPED,
              asks: "Was a credit card bound to the account, and is it no longer suspended?",
            },
          }
        : {}),
    },
  };
}
