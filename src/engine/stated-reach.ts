import type { Account } from "../core/account.ts";
import type { Attestation } from "../core/attestation.ts";
import type { Clock } from "../core/clock.ts";
import type { CloudSession } from "../core/cloud.ts";
import type { Coverage } from "../core/inventory.ts";
import { REACH_POLICY, reachQuestion } from "../core/reach.ts";
import { answered } from "./questions.ts";

/** An account with what people attested of it. */
export interface Attested {
  readonly account: Account;
  readonly attestations: () => readonly Attestation[];
  readonly clock: Clock;
}

/**
 * A session whose listings count where a person stated, with evidence, that the identity which lists sees
 * everything. Whoever lists, a scan or the proof of a removal, gets the same.
 */
export function withStatedReach(session: CloudSession, attested: Attested): CloudSession {
  return {
    ...session,
    get skewMs() {
      return session.skewMs;
    },
    async reach(signal) {
      const reach = await session.reach(signal);
      const { of, next } = reach;
      const where = next === undefined ? undefined : statedIn(of, attested);
      if (where === undefined) return reach;
      return {
        of,
        unproved: [],
        says: `${of} sees everything, as ${where} states`,
        next: undefined,
      };
    },
    async list(request, signal) {
      const { coverage, items } = await session.list(request, signal);
      return { coverage: counted(coverage, attested), items };
    },
    async sightings(signal) {
      const { coverage, sightings } = await session.sightings(signal);
      return { coverage: coverage.map((record) => counted(record, attested)), sightings };
    },
  };
}

function counted(record: Coverage, attested: Attested): Coverage {
  const { reachOf } = record;
  if (record.outcome !== "unproved" || reachOf === undefined) return record;
  const where = statedIn(reachOf, attested);
  return where === undefined ? record : { ...record, outcome: "listed", statedIn: where };
}

/** Where somebody states, so that it counts, that an identity sees everything. */
function statedIn(of: string, { account, attestations, clock }: Attested): string | undefined {
  const view = {
    account,
    attestations: attestations(),
    takenAt: new Date(clock.now()).toISOString(),
  };
  const [question] = answered(REACH_POLICY, [reachQuestion({ of })], view);
  return question?.answered?.where;
}
