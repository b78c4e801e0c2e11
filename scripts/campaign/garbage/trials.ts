import { type FieldForm, fieldForms } from "../../../emulator/core/garbage/fields.ts";
import { type Garbage, garbageForms } from "../../../emulator/core/garbage/spoil.ts";
import type { LoggedCall } from "../../../emulator/core/log.ts";
import type { Random } from "../random.ts";

/** A call, whatever it is called with. */
export type Call = Pick<LoggedCall, "product" | "action">;

/** One call with what is sent in place of its answer. */
export interface Trial extends Call {
  readonly garbage: Garbage;
  /** Whether a call that changes something is carried out first. */
  readonly when: "before" | "after";
  /** When garbage begins to come: with the first call, or once nothing stood in the way. */
  readonly since: "the start" | "the last look";
}

/** What a trial came to. */
export interface Outcome {
  /** How often garbage was sent. */
  readonly hits: number;
  /** Path of the field that was spoilt; undefined where it was not one field, or there is none there. */
  readonly field: string | undefined;
  /** Promises that did not hold. */
  readonly broken: readonly string[];
  /** Why that is no harm. */
  readonly excuse: string | undefined;
}

/** Something that is played with garbage in it. */
export interface Stage {
  readonly name: string;
  /** The calls of an honest play. */
  readonly calls: readonly Call[];
  readonly moments: readonly Pick<Trial, "when" | "since">[];
  /** Whether something reads the field that stands there in a call's answer; true where that is not known. */
  isRead(call: Call, at: number): boolean;
  play(trial: Trial): Promise<Outcome>;
  close(): Promise<void>;
}

/** A stage that is set up when it is needed. */
export interface Planned {
  readonly name: string;
  readonly open: () => Promise<Stage>;
}

/** The one moment of what only looks. */
export const ALWAYS: Stage["moments"] = [{ when: "before", since: "the start" }];

/** More fields outside of lists than any answer has, and than are drawn at random. */
const [MOST_FIELDS, LIKELY_FIELDS] = [60, 12];

/** The calls of a log, each once, in order. */
export function callsOf(log: readonly LoggedCall[]): readonly Call[] {
  const found = new Map(
    log.map(({ product, action }) => [`${product} ${action}`, { product, action }]),
  );
  return [...found.values()];
}

/**
 * Every trial of a stage; of one field, until `ended` says that an answer has no more. A field that nothing
 * reads is not tried: that nothing else is read, the lint of the code's calls says.
 */
export function* everyTrial(stage: Stage, ended: (trial: Trial) => boolean): Generator<Trial> {
  for (const call of stage.calls) {
    for (const moment of stage.moments) {
      for (const form of garbageForms) {
        for (let at = 0; at < (isFieldForm(form) ? MOST_FIELDS : 1); at += 1) {
          if (isFieldForm(form) && !stage.isRead(call, at)) continue;
          const garbage = isFieldForm(form) ? { form, at } : { form };
          const trial = { ...call, ...moment, garbage };
          yield trial;
          if (ended(trial)) break;
        }
      }
    }
  }
}

/** One trial of a stage, by chance. */
export function drawTrial(stage: Stage, random: Random): Trial {
  const [call, form, moment] = [
    random.one(nonEmpty(stage.calls)),
    random.one(nonEmpty(garbageForms)),
    random.one(nonEmpty(stage.moments)),
  ];
  const garbage = isFieldForm(form) ? { form, at: random.between(0, LIKELY_FIELDS) } : { form };
  return { ...call, ...moment, garbage };
}

function nonEmpty<T>(list: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error("there is nothing to draw from");
  return [first, ...rest];
}

function isFieldForm(form: string): form is FieldForm {
  return fieldForms.some((one) => one === form);
}

/** A trial in words. */
export function inWords({ product, action, garbage: { form, at }, when, since }: Trial): string {
  const nth = at === undefined ? "" : ` ${at}`;
  const moment = `${when === "after" ? ", carried out" : ""}${since === "the start" ? "" : `, since ${since}`}`;
  return `${form}${nth} in place of ${product} ${action}${moment}`;
}
