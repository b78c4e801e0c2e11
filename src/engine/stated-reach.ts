import type { Account } from "../core/account.ts";
import type { Attestation } from "../core/attestation.ts";
import type { Clock } from "../core/clock.ts";
import type { CloudSession } from "../core/cloud.ts";
import type { Coverage } from "../core/inventory.ts";
import { REACH_POLICY, reachQuestion } from "../core/reach.ts";
import { answered } from "./questions.ts";

/** What people said of an account. */
export interface Statements {
  readonly account: Account;
  readonly attestations: () => readonly Attestation[];
  readonly clock: Clock;
}

/**
 * A session whose listings count where a person stated, with evidence, that the identity which lists sees
 * everything. Whoever lists, a scan or the proof of a removal, gets the same.
 */
export function withStatedReach(session: CloudSession, statements: Statements): CloudSession {
  return {
    ...session,
    get skewMs() {
      return session.skewMs;
    },
    async reach(signal) {
      const reach = await session.reach(signal);
      const { of, next } = reach;
      const where = next === undefined ? undefined : statedIn(of, statements);
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
      return { coverage: counted(coverage, statements), items };
    },
    async sightings(signal) {
      const { coverage, sightings } = await session.sightings(signal);
      return { coverage: coverage.map((record) => counted(record, statements)), sightings };
    },
  };
}

function counted(record: Coverage, statements: Statements): Coverage {
  const { reachOf } = record;
  if (record.outcome !== "unproved" || reachOf === undefined) return record;
  const where = statedIn(reachOf, statements);
  return where === undefined ? record : { ...record, outcome: "listed", statedIn: where };
}

/** Where somebody states, so that it counts, that an identity sees everything. */
function statedIn(of: string, { account, attestations, clock }: Statements): string | undefined {
  const view = {
    account,
    attestations: attestations(),
    takenAt: new Date(clock.now()).toISOString(),
  };
  const [question] = answered(REACH_POLICY, [reachQuestion({ of })], view);
  return question?.answered?.where;
}
