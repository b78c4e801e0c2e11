import { holds } from "../../../core/predicate.ts";
import type { Params, Predicate, Scalar, When } from "../../../core/row-call.ts";
import type { Members } from "../../../core/row-removal.ts";
import type { Dispatcher } from "../wire/dispatcher.ts";
import { readPath, readText } from "../wire/paths.ts";
import { readAllRecords } from "./details.ts";
import { requestOf } from "./requests.ts";
import { fillWithin, pathsIn, type Words } from "./templates.ts";
import type { MemberRecords } from "./words.ts";

/** What one call of a step with members is made for. */
export interface MemberCall {
  readonly records: MemberRecords;
  /** Tells it from the step's other calls. */
  readonly label: string;
  /** The members, in words of the journal. */
  readonly named: string;
}

/** Where members are looked for. */
export interface MembersContext {
  readonly calls: Dispatcher;
  readonly product: string;
  readonly region: string;
  readonly words: Words;
  readonly signal: AbortSignal;
}

/**
 * Looks for the members of a step, complete or not at all: throws what a listing throws. `params` are
 * those of the step's own call, which say what tells one member from another.
 */
export async function findMembers(
  members: Members,
  params: Params | undefined,
  { calls, product, region, words, signal }: MembersContext,
): Promise<readonly MemberCall[]> {
  const request = requestOf(members, product, region, words);
  const found = await readAllRecords(calls, request, members, signal);
  const only = filledIn(members.only, words);
  const wanted = found.filter((record) => holds(only, (path) => readPath(record, path)));
  const paths = pathsIn(params, "each");
  const nameOf = (record: unknown): string =>
    paths.flatMap((path) => readText(record, path) ?? []).join(" ");
  const { batch } = members;
  if (batch === undefined) {
    return wanted.map((one) => ({ records: { one }, label: nameOf(one), named: nameOf(one) }));
  }
  return Array.from({ length: Math.ceil(wanted.length / batch) }, (_, at) => {
    const all = wanted.slice(at * batch, (at + 1) * batch);
    return { records: { all }, label: all.map(nameOf).join("\n"), named: `${all.length} of them` };
  });
}

/** Conditions with the `$`-words in their texts filled in. */
function filledIn(when: When | undefined, words: Words): readonly Predicate[] {
  return [when ?? []].flat().map(({ is, not, starts, ...rest }) => ({
    ...rest,
    ...(is === undefined ? {} : { is: scalars(is, words) }),
    ...(not === undefined ? {} : { not: scalars(not, words) }),
    ...(starts === undefined ? {} : { starts: fillWithin(starts, words) }),
  }));
}

function scalars(wanted: Scalar | readonly Scalar[], words: Words): readonly Scalar[] {
  return [wanted].flat().map((one) => (typeof one === "string" ? fillWithin(one, words) : one));
}
