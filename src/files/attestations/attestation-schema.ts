import * as z from "zod";
import {
  CLOSURE,
  CLOSURE_SUBJECTS,
  DISASSOCIATION,
  DISASSOCIATION_SUBJECTS,
  OUTCOMES,
  SIDES,
  SUBMISSIONS,
} from "../../core/attestation.ts";
import { KEY_SEPARATOR } from "../account/account-schema.ts";
import { allowedWords } from "../nearest.ts";
import { isChargeDate, MOMENT_WORDS, readMoment } from "./attestation-dates.ts";

function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? Object.keys(shape).join(KEY_SEPARATOR) : undefined,
  });
}

/** Text that says something. */
const text = z.string().refine((value) => value.trim() !== "", "must not be blank");

/** Text checked by a function that says what is wrong with it, or nothing. */
function checked(check: (value: string) => string | undefined) {
  return text.superRefine((value, context) => {
    const wrong = value.trim() === "" ? undefined : check(value);
    if (wrong !== undefined) context.addIssue({ code: "custom", message: wrong });
  });
}

const moment = z.string(`must be ${MOMENT_WORDS}`).transform((value, context) => {
  const read = readMoment(value);
  if ("iso" in read) return read.iso;
  context.addIssue({ code: "custom", message: read.says });
  return z.NEVER;
});

/** The path of a file beside the attestation; the folder is copied as a whole, so nothing lies outside of it. */
const besides = checked((value) => {
  if (value.includes("\0")) return "is not a path";
  if (/^([/\\]|[a-z]:)/iu.test(value)) {
    return `"${value}" is an absolute path; the file lies in the attestation's folder, and is named from there`;
  }
  return value.split(/[/\\]/u).includes("..")
    ? `"${value}" leaves the attestation's folder; put the file beside the attestation`
    : undefined;
});

const address = checked((value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !value.includes("://")) {
    return "is not a link, which starts with https://; what is said in words is `text`";
  }
  return url.password === ""
    ? undefined
    : "holds a password; take it out of the link, and replace it if the file was ever shared";
});

const DIGEST = /^sha256:[0-9a-f]{64}$/iu;

const digest = checked((value) =>
  DIGEST.test(value)
    ? undefined
    : "must be `sha256:` and the 64 hexadecimal digits that `sha256sum` shows for the file",
).transform((value) => value.toLowerCase());

/** The shape of one attestation file; `accountId` is the account whose folder it lies in. */
export function attestationSchema(accountId: string) {
  return strict({
    account: checked((value) =>
      value === accountId
        ? undefined
        : `"${value}" is another account; this folder belongs to ${accountId}, and an attestation about another one says nothing here`,
    ),
    answers: strict({ policy: text, subject: text }),
    answer: text,
    done: text,
    by: text,
    side: z.exactOptional(z.enum(SIDES)),
    at: moment,
    validUntil: z.exactOptional(moment),
    evidence: strict({
      text: z.exactOptional(text),
      link: z.exactOptional(address),
      file: z.exactOptional(besides),
      digest: z.exactOptional(digest),
    }),
    reference: z.exactOptional(text),
    backup: z.exactOptional(strict({ location: text, key: text })),
    reasons: z.array(strict({ name: text, description: text })).default([]),
    lastCharge: z.exactOptional(
      z
        .string("must be a date, YYYY-MM-DD or YYYY-MM")
        .refine(isChargeDate, "must be a date, YYYY-MM-DD or YYYY-MM"),
    ),
  });
}

/** A mistake in how keys fit together. */
export interface Misfit {
  readonly path: readonly string[];
  readonly says: string;
}

/**
 * What is wrong between the keys of a file, whether or not each of them is right by itself, so that all
 * mistakes are told at once.
 */
export function misfits(value: unknown): readonly Misfit[] {
  const at = momentAt(value, "at");
  const until = momentAt(value, "validUntil");
  const ends =
    at !== undefined && until !== undefined && until <= at
      ? [{ path: ["validUntil"], says: `must be after \`at\`, which is ${at}` }]
      : [];
  return [
    ...ends,
    ...evidenceMisfits(part(value, "evidence")),
    ...(part(part(value, "answers"), "policy") === DISASSOCIATION
      ? disassociationMisfits(value)
      : closureMisfits(value)),
  ];
}

const KINDS = ["text", "link", "file"] as const;

function evidenceMisfits(evidence: unknown): readonly Misfit[] {
  if (!isMapping(evidence)) return [];
  const given = KINDS.filter((kind) => part(evidence, kind) !== undefined);
  const pinned = part(evidence, "digest") !== undefined;
  if (given.length !== 1) {
    const got = given.length === 0 ? "none" : given.join(" and ");
    return [
      { path: ["evidence"], says: `must hold exactly one of ${KINDS.join(", ")}; it holds ${got}` },
    ];
  }
  if (given[0] === "file" && !pinned) {
    const says =
      "is needed with `file`: `sha256:` and the digits that `sha256sum` shows, so that a change of the file is seen";
    return [{ path: ["evidence", "digest"], says }];
  }
  return given[0] !== "file" && pinned
    ? [{ path: ["evidence", "digest"], says: "belongs to `file` only" }]
    : [];
}

const SUBMITTED = "submitted";
const WITH_REASONS = ["check-refused", "rejected"];

function closureMisfits(value: unknown): readonly Misfit[] {
  const answers = part(value, "answers");
  const subject = part(answers, "subject");
  const answer = part(value, "answer");
  const reasons = part(value, "reasons");
  const listed = Array.isArray(reasons) && reasons.length > 0;
  const misplaced = (says: string): readonly Misfit[] =>
    listed ? [{ path: ["reasons"], says }] : [];
  if (part(answers, "policy") !== CLOSURE) {
    return misplaced(
      `belongs to the outcome of a closure only (policy ${CLOSURE}, subject outcome)`,
    );
  }
  if (typeof subject !== "string" || typeof answer !== "string") return [];
  const subjects: readonly string[] = CLOSURE_SUBJECTS;
  if (!subjects.includes(subject)) {
    const says = `"${subject}" is not a subject of the policy ${CLOSURE}; ${allowedWords(subject, subjects)}`;
    return [{ path: ["answers", "subject"], says }];
  }
  const words = Object.keys(subject === SUBMITTED ? SUBMISSIONS : OUTCOMES);
  if (!words.includes(answer)) {
    const says = `"${answer}" is not an answer to ${CLOSURE} ${subject}; ${allowedWords(answer, words)}`;
    return [{ path: ["answer"], says }];
  }
  if (subject === SUBMITTED) return misplaced("belongs to the outcome of a closure only");
  if (answer === "closed") return misplaced("does not fit a closure that was carried out");
  return WITH_REASONS.includes(answer) && !listed
    ? [
        {
          path: ["reasons"],
          says: `is needed with "${answer}": at least one, with name and description as the vendor's page or mail says them; each becomes a blocker`,
        },
      ]
    : [];
}

/** Each side states what it did itself: the other one has only heard of it. */
function disassociationMisfits(value: unknown): readonly Misfit[] {
  const subject = part(part(value, "answers"), "subject");
  const answer = part(value, "answer");
  const side = part(value, "side");
  if (typeof subject !== "string" || typeof answer !== "string") return [];
  const found = Object.entries(DISASSOCIATION_SUBJECTS).find(([one]) => one === subject)?.[1];
  if (found === undefined) {
    const says = `"${subject}" is not a subject of the policy ${DISASSOCIATION}; ${allowedWords(subject, Object.keys(DISASSOCIATION_SUBJECTS))}`;
    return [{ path: ["answers", "subject"], says }];
  }
  const words = Object.keys(found.answers);
  return [
    ...(words.includes(answer)
      ? []
      : [
          {
            path: ["answer"],
            says: `"${answer}" is not an answer to ${DISASSOCIATION} ${subject}, which the ${found.side}'s side states; ${allowedWords(answer, words)}`,
          },
        ]),
    ...(side === found.side
      ? []
      : [
          {
            path: ["side"],
            says:
              side === undefined
                ? `is needed: \`side: ${found.side}\`, the side that did it`
                : `"${String(side)}" is the wrong side: what the ${found.side} account did, its own side states`,
          },
        ]),
  ];
}

function momentAt(value: unknown, key: string): string | undefined {
  const written = part(value, key);
  const read = typeof written === "string" ? readMoment(written) : undefined;
  return read !== undefined && "iso" in read ? read.iso : undefined;
}

function isMapping(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function part(value: unknown, key: string): unknown {
  if (!isMapping(value)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
