import { basename } from "node:path";
import { type Attestation, tellsWhereItStands } from "../../core/attestation.ts";

/** An attestation and the line where it names what it answers. */
export interface Placed {
  readonly attestation: Omit<Attestation, "evidence">;
  readonly file: string;
  readonly line: number;
}

/** A file that answers what another one answers already. */
interface Repeat {
  readonly file: string;
  readonly line: number;
  readonly says: string;
}

/** Attestations that answer what another file answers at the same time: nobody could tell which one counts. */
export function repeated(placed: readonly Placed[]): readonly Repeat[] {
  const bySubject = new Map<string, Placed[]>();
  for (const one of placed) {
    const key = JSON.stringify([one.attestation.policy, one.attestation.subject]);
    const others = bySubject.get(key);
    if (others === undefined) bySubject.set(key, [one]);
    else others.push(one);
  }
  return [...bySubject.values()].flatMap((list) =>
    list.flatMap((one, at) => {
      const earlier = list.slice(0, at).find((other) => clash(other.attestation, one.attestation));
      return earlier === undefined ? [] : [repeat(earlier, one)];
    }),
  );
}

type One = Placed["attestation"];

function clash(a: One, b: One): boolean {
  // Rounds of one closure follow each other, and each is kept.
  if (tellsWhereItStands(a.policy)) return a.at === b.at;
  if (endsBefore(a, b) || endsBefore(b, a)) return false;
  // A charge that came later asks again, and the answer to the earlier one stays true.
  const rounds =
    a.answer === b.answer &&
    a.lastCharge !== undefined &&
    b.lastCharge !== undefined &&
    a.lastCharge !== b.lastCharge;
  return !rounds;
}

function endsBefore({ validUntil }: One, { at }: One): boolean {
  return validUntil !== undefined && validUntil <= at;
}

function repeat(earlier: Placed, { attestation, file, line }: Placed): Repeat {
  const { policy, subject, answer } = attestation;
  const other = `${basename(earlier.file)} (line ${earlier.line})`;
  const says =
    answer === earlier.attestation.answer
      ? `answers ${policy} ${subject} a second time; ${other} gives the same answer, "${answer}". Keep the one that holds now and remove the other`
      : `answers ${policy} ${subject} with "${answer}", and ${other} with "${earlier.attestation.answer}". Both cannot hold: keep the true one and remove the other`;
  return { file, line, says };
}
