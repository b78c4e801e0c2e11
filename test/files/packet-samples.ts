import type { Attestation } from "../../src/core/attestation.ts";
import type { Packet } from "../../src/core/packet.ts";

const ID = "1000000000000005";

function attestation(more: Partial<Attestation>): Attestation {
  return {
    file: "accounts/shop/attestations/a.yaml",
    policy: "backups",
    subject: "alibaba:oss.bucket:cn-hangzhou:logs",
    answer: "backed-up",
    done: "copied to the archive at head office and read back",
    by: "head of platform",
    at: "2026-11-20T02:00:00.000Z",
    validUntil: "2027-01-01T00:00:00.000Z",
    evidence: {
      kind: "file",
      file: "restore-test.txt",
      digest: `sha256:${"ab".repeat(32)}`,
      fault: undefined,
    },
    reference: "TICKET-1",
    backup: { location: "nas:/archive/logs", key: "none" },
    reasons: [],
    lastCharge: undefined,
    ...more,
  };
}

const copied = attestation({});
const agreement = attestation({
  file: "accounts/shop/attestations/b.yaml",
  policy: "closure-statements",
  subject: "payment-agreements",
  answer: "revoked",
  done: "the password-free payment agreement was revoked in the wallet",
  evidence: { kind: "text", text: "seen in the wallet's list by two people" },
  validUntil: undefined,
  reference: undefined,
  backup: undefined,
});

/** A packet of an account for which everything is done. */
export function packet(more: Partial<Packet> = {}): Packet {
  return {
    language: "en",
    account: { name: "shop", id: ID, kind: "standalone", holder: "enterprise" },
    preparedAt: "2026-11-21T08:00:00.000Z",
    review: `sha256:${"cd".repeat(32)}`,
    first: [
      "Sign in as the root of the account: no other identity may submit the closure.",
      "Keep the phone of the account within reach: the console asks for its code.",
    ],
    steps: [
      {
        step: {
          id: "assets",
          title: "Assets",
          how: "Everything that an API can delete is deleted.",
        },
        open: [],
        state: "done",
        until: undefined,
      },
      {
        step: {
          id: "bills",
          title: "Bills",
          how: "Ask for the bill at once in **User Center**, see https://example.com/bills.",
        },
        open: [],
        state: "done",
        until: undefined,
      },
    ],
    ownIdentity: {
      items: [
        {
          id: "alibaba:ram.user:global:closeout",
          line: "RAM user closeout",
          because: "it is who calls",
        },
      ],
      steps: ["Open the RAM console as the root.", "Delete the user `closeout` with its policies."],
      keyDeleted: false,
    },
    submit: [
      "Open https://example.com/account/close and choose **Close account**.",
      "Read what the automatic check lists; stop if it lists anything.",
      "Type the code that the phone shows, and submit.",
    ],
    parts: [
      {
        title: "Papers of an enterprise",
        lines: ["The application, stamped.", "A copy of the business licence."],
      },
      {
        title: "What not to do afterwards",
        numbered: true,
        lines: ["Do not log in.", "Do not pay."],
      },
    ],
    abandoned: [
      { line: "Coupon C-1, 12.50 CNY", because: "nobody needs it" },
      { line: "Prepaid card 7, 100.00 CNY", because: undefined },
    ],
    stays: [{ line: "Default VPC of cn-hangzhou", because: "the cloud made it" }],
    policiesOff: [],
    run: undefined,
    relied: [
      {
        policy: copied.policy,
        subject: copied.subject,
        answer: copied.answer,
        says: copied.done,
        where: copied.file,
        attestation: copied,
      },
      {
        policy: agreement.policy,
        subject: agreement.subject,
        answer: agreement.answer,
        says: agreement.done,
        where: agreement.file,
        attestation: agreement,
      },
      {
        policy: "blind-spots",
        subject: "bill:xyz",
        answer: "gone",
        says: "removed in the console on 3 August",
        where: "accounts/shop/account.yaml:14",
        attestation: undefined,
      },
    ],
    timeline: {
      at: "2026-11-21T08:00:00.000Z",
      waits: [
        {
          what: "alibaba:kms.key:cn-hangzhou:k-1",
          because: "its deletion is scheduled",
          until: "2026-11-28T08:00:00.000Z",
          exact: true,
        },
        {
          what: "quiet period",
          because: "A login in the quiet period cancels the closure.",
          until: "2026-12-28T08:00:00.000Z",
          exact: false,
        },
      ],
      undated: [],
      chain: [],
      submission: "2026-11-28T08:00:00.000Z",
      closed: "2026-12-28T08:00:00.000Z",
    },
    quietDays: 30,
    quietBecause: "A login in the quiet period cancels the closure.",
    ...more,
  };
}

/** A part of the way that is not done. */
export const OPEN_STEP: Packet["steps"][number] = {
  step: { id: "balance", title: "Balance", how: "Withdraw it in the console." },
  open: ["Cash balance: 12.00 CNY are left"],
  state: "open",
  until: undefined,
};

/** A part of the way for which only time is left. */
export const WAITING_STEP: Packet["steps"][number] = {
  step: {
    id: "uncleared",
    title: "Uncleared amount",
    how: "It has to be zero twice, 48 hours apart.",
  },
  open: ["Uncleared amount: zero since yesterday"],
  state: "waiting",
  until: "2026-11-23T08:00:00.000Z",
};
