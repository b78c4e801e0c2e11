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

function counted(record: Coverage, { account, attestations, clock }: Statements): Coverage {
  const { reachOf } = record;
  if (record.outcome !== "unproved" || reachOf === undefined) return record;
  const view = {
    account,
    attestations: attestations(),
    takenAt: new Date(clock.now()).toISOString(),
  };
  const [question] = answered(REACH_POLICY, [reachQuestion({ of: reachOf })], view);
  const where = question?.answered?.where;
  return where === undefined ? record : { ...record, outcome: "listed", statedIn: where };
}
