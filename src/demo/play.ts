import { both, type Excerpt, going, matching, messages } from "./excerpt.ts";
import type { Answers } from "./person.ts";
import { closeout, program } from "./stage.ts";

/** One closing that can be played. */
export interface Play {
  /** Folder under `accounts/`, with its account.yaml and the emulator's seed. */
  readonly name: string;
  /** Id of the account whose user's key the commands are run with. */
  readonly caller: string;
  /** The projects are those of Pulumi. @default the stacks of CDKTF */
  readonly pulumi?: boolean;
  /** What the viewer is about to see. */
  readonly intro: readonly string[];
  readonly acts: readonly Act[];
  /** Files of the account's folder that are worth a look afterwards, and why. */
  readonly left: readonly (readonly [file: string, why: string])[];
}

/** One act of a play. */
export interface Act {
  readonly title: string;
  /** What the reader is about to see, and why. */
  readonly about: readonly string[];
  readonly does: readonly Deed[];
}

/** A command that is run, or what a person does meanwhile. */
export type Deed =
  /** Shows what the journal says of an item. */
  | { readonly kind: "journal"; readonly item: string }
  | {
      readonly kind: "command";
      /** As a reader would type it. */
      readonly shown: string;
      readonly command: string;
      readonly args: readonly string[];
      /** A text of the output that the command fails with; it has to succeed when left out. */
      readonly failsWith?: RegExp;
      readonly show: Excerpt;
    }
  /** Something in the console: a call of the emulator's admin door. */
  | {
      readonly kind: "person";
      readonly says: string;
      readonly path: string;
      readonly body: Readonly<Record<string, unknown>>;
      /** What the door's answer has to say. */
      readonly answers?: RegExp;
    }
  /** Attestations that are written, one file each. */
  | { readonly kind: "states"; readonly says: string; readonly attestations: readonly Answers[] }
  /** Time goes by, for the emulator and for the commands. */
  | { readonly kind: "later"; readonly says: string; readonly hours: number }
  /** From here on the emulator's log is looked at. */
  | { readonly kind: "listen" }
  /** How often anything has called as an account since; the play ends when it has. */
  | { readonly kind: "silence"; readonly account: string }
  /** Some lines of a file that was written. */
  | { readonly kind: "file"; readonly file: string; readonly show: Excerpt }
  /** A change of account.yaml, as a person would commit it. */
  | {
      readonly kind: "edit";
      readonly says: string;
      readonly replace: readonly (readonly [from: string, to: string])[];
    }
  /** Other credentials from here on: those of a user of another account. */
  | { readonly kind: "keys"; readonly says: string; readonly account: string };

/** Deeds of an account's stacks and of our own command line. */
export function deedsOf(name: string): {
  cdktf(command: "plan" | "deploy", stack: string, show: Excerpt, failsWith?: RegExp): Deed;
  own(...args: readonly string[]): Deed;
} {
  return {
    cdktf: (command, stack, show, failsWith) => ({
      kind: "command",
      shown: `cdktf ${command} ${name}-${stack}`,
      command: program("cdktf"),
      args: [command, `${name}-${stack}`, ...(command === "deploy" ? ["--auto-approve"] : [])],
      show,
      ...(failsWith === undefined ? {} : { failsWith }),
    }),
    own: (...args) => ({
      kind: "command",
      shown: `npx closeout ${args.map((arg) => (/\s/u.test(arg) ? `"${arg}"` : arg)).join(" ")}`,
      command: process.execPath,
      args: closeout(...args),
      show: matching(30, /^(?!connecting$|listed \d+ of ).+/u),
    }),
  };
}

/** A review, and the plan of a teardown: the same in every closing of a member. */
export function reviewed(name: string): readonly Act[] {
  const { cdktf, own } = deedsOf(name);
  return [
    {
      title: "What would go?",
      about: [
        "A review lists every item with its facts and the steps of its removal. In real life it is",
        "committed, and the pull request is the approval. Money and other people's things were decided",
        `in accounts/${name}/account.yaml, each with a reason.`,
      ],
      does: [own("review", name)],
    },
    {
      title: "The plan of the teardown shows one line for each approved item.",
      about: ["Each line shows refunds, protections that are lifted and what is deleted along."],
      does: [cdktf("plan", "teardown", both(going(12), summary))],
    },
  ];
}

/** The deploy of the teardown, wave by wave. */
export function tornDown(name: string): Deed {
  return deedsOf(name).cdktf(
    "deploy",
    "teardown",
    both(
      matching(6, /Modifications complete after/u),
      matching(1, /^Apply complete/u),
      messages("Warning", 3),
    ),
  );
}

/** How Terraform sums a plan or a deploy up. */
export const summary: Excerpt = matching(4, /^Plan: /u, /^No changes/u, /^Apply complete/u);

/** What every closing leaves behind. */
export const LEFT: Play["left"] = [
  ["account.yaml", "what the user writes: access, decisions, answers, the switch"],
  ["review.md", "what a pull request approves, for people"],
  ["review.json", "the same for the deploy, sealed"],
  ["journal.jsonl", "each call that changed something, before and after"],
  ["report.html", "what was found, approved and done, to read or print"],
  ["report.md", "the same as text"],
];
