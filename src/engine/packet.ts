import type { AssistedTerms } from "../core/assisted.ts";
import type { Packet } from "../core/packet.ts";
import type { JudgedItem } from "../core/policy.ts";
import { abandonedParts } from "./abandoning.ts";
import { closureStepStates } from "./closure-steps.ts";
import { type Reader, surveyIn, termsIn } from "./in-language.ts";
import { lineTellsWhy } from "./item-line.ts";
import { reliedOn } from "./relied.ts";
import type { Survey } from "./survey.ts";
import { timelineOf } from "./timeline.ts";

/** How a packet is made. */
export interface PacketOptions {
  readonly terms: AssistedTerms;
  /** Whom it is for: English without one. */
  readonly reader?: Reader | undefined;
  /** True when the deploy deletes the key in use itself. */
  readonly keyDeleted: boolean;
  readonly run?: string;
}

/** Makes the packet of an account for which nothing mandatory is open. */
export function packetOf(survey: Survey, options: PacketOptions): Packet {
  const { reader, keyDeleted, run } = options;
  const language = reader?.language ?? "en";
  const { account } = survey.view;
  const found = reader === undefined ? survey : surveyIn(survey, reader);
  const terms = reader === undefined ? options.terms : termsIn(options.terms, account, reader);
  const { view, results } = found;
  const byId = new Map(view.items.map((item) => [item.id, item]));
  const own = new Set(view.own.map(({ id }) => id));
  return {
    language,
    account: { name: account.name, id: account.id, kind: account.kind, holder: account.holder },
    preparedAt: view.takenAt,
    run,
    review: view.review?.digest,
    first: terms.packet.first,
    steps: closureStepStates(terms, results, view, language),
    ownIdentity: {
      items: view.own.map(({ id, because }) => {
        const item = byId.get(id);
        return { id, line: item?.line ?? id, because: item === undefined ? because : undefined };
      }),
      steps: terms.ownIdentity,
      keyDeleted,
    },
    submit: terms.packet.submit,
    parts: [...abandonedParts(terms, view, results), ...terms.packet.parts],
    abandoned: lines(view.items.filter(({ disposition }) => disposition === "abandon")),
    stays: lines(
      view.items.filter(
        ({ id, disposition, blocks }) => disposition !== "abandon" && !blocks && !own.has(id),
      ),
    ),
    relied: reliedOn(found),
    policiesOff: account.policiesOff.map(({ id, because, line }) => ({
      id,
      because,
      where: `${account.file}:${line}`,
    })),
    timeline: timelineOf(view, language),
    quietDays: account.closure.quietDays ?? terms.quiet.days,
    quietBecause: terms.quiet.because,
  };
}

/** Items in one line each; a reason that stands in the line already is not said twice. */
function lines(items: readonly JudgedItem[]): Packet["stays"] {
  return items.map(({ line, because, disposition }) => ({
    line,
    because: lineTellsWhy(disposition) ? undefined : because,
  }));
}
