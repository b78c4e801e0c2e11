import { closeSync, openSync, readSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "../../core/account.ts";
import { attestationFault } from "../../core/attestation.ts";
import { readAttestations } from "../../files/attestations/attestation-file.ts";
import { unwritable } from "../../files/local.ts";
import type { AccountPaths } from "../../files/project.ts";
import { readReview } from "../../files/review/review-file.ts";
import { summarise } from "../../record/journal/journal-summary.ts";
import type { AccountRecord } from "../../record/record.ts";
import { loadPolicies } from "../../workspace/load-policies.ts";
import { collectPolicies } from "../../workspace/policies.ts";
import { systemClock } from "../../workspace/system-clock.ts";
import { count, when } from "../words.ts";
import { type Check, failure, note, ok } from "./check.ts";

const ATTESTATIONS = "attestations";

/** Looks at the project's policies. */
export async function checkPolicies(project: string): Promise<Check> {
  try {
    const policies = collectPolicies(await loadPolicies(join(project, "policies")));
    return ok("policies", `${policies.length} of the project's own, beside the standard ones`);
  } catch (cause) {
    return failure("policies", cause);
  }
}

/**
 * Looks at what stands in the account's folder at a time (ISO 8601 in UTC); the account's file was read
 * already.
 */
export async function checkFolder(
  paths: AccountPaths,
  record: AccountRecord,
  account: Account,
  now: string,
): Promise<readonly Check[]> {
  const writable = checkWritable(paths);
  return [
    writable,
    ...(writable.outcome === "ok" ? [await checkLock(record, account)] : []),
    checkReview(paths, account, now),
    ...checkAttestations(paths, account, now),
    await checkJournal(record),
  ];
}

function checkWritable(paths: AccountPaths): Check {
  const file = join(paths.dir, `.doctor.${process.pid}.tmp`);
  try {
    writeFileSync(file, "Closeout looks whether this folder can be written to.\n");
    rmSync(file);
    return ok("folder", `${paths.dir} can be written to`);
  } catch (cause) {
    return failure("folder", unwritable(paths.dir, cause));
  }
}

/** Takes the lock and lets go at once: the lock of a run that died is cleared by that. */
async function checkLock(record: AccountRecord, account: Account): Promise<Check> {
  try {
    const lock = await record.hold({
      accountId: account.id,
      command: `closeout doctor ${account.name}`,
      clock: systemClock,
    });
    await lock.release();
    return lock.note === undefined
      ? ok("lock", "free")
      : note("lock", `${lock.note} It is free now.`);
  } catch (cause) {
    return failure("lock", cause);
  }
}

function checkReview(paths: AccountPaths, account: Account, now: string): Check {
  try {
    const review = readReview(paths.review, { cloud: account.cloud, accountId: account.id, now });
    return review === undefined
      ? note("review", `there is none yet: npx closeout review ${account.name}`)
      : ok(
          "review",
          `${count(Object.keys(review.items).length, "item")}, taken on ${when(review.takenAt)}`,
        );
  } catch (cause) {
    return failure("review", cause);
  }
}

/** Nothing is said where nobody has stated anything yet. */
function checkAttestations(paths: AccountPaths, account: Account, now: string): readonly Check[] {
  try {
    const all = readAttestations(paths.attestations, account.id);
    if (all.length === 0) return [];
    const says = count(all.length, "attestation");
    const faults = all.flatMap((one) => {
      const fault = attestationFault(one, now);
      return fault === undefined ? [] : [`${one.file} ${fault.en}`];
    });
    if (faults.length === 0) return [ok(ATTESTATIONS, says)];
    const next = `Before the closure, state it anew: npx closeout attest ${account.name}`;
    return [
      note(
        ATTESTATIONS,
        [`${says}, and ${faults.length} of them count for nothing:`, ...faults, next].join("\n"),
      ),
    ];
  } catch (cause) {
    return [failure(ATTESTATIONS, cause)];
  }
}

async function checkJournal(record: AccountRecord): Promise<Check> {
  try {
    const { runs, open } = summarise(await record.load());
    const torn = record.kind === "file" && isTorn(record.where);
    const last = runs.at(-1);
    const says = [
      last === undefined
        ? "nothing is on record yet"
        : `${count(runs.length, "run")}, the last one began on ${when(last.startedAt)} and ${last.endedAt === undefined ? "has not ended: it goes on, or was killed" : `ended: ${last.outcome ?? ""}`}`,
      ...(open.length === 0
        ? []
        : [`${count(open.length, "call")} without an answer, to be looked at by the next run`]),
      ...(torn
        ? ["the last line is torn, as a crash leaves it; the next run cuts it off, nothing is lost"]
        : []),
    ].join("; ");
    const where = record.kind === "file" ? "" : `${record.where}: `;
    return torn || open.length > 0
      ? note("journal", `${where}${says}`)
      : ok("journal", `${where}${says}`);
  } catch (cause) {
    return failure("journal", cause);
  }
}

/** True when the last line has no end. */
function isTorn(file: string): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return false;
  const fd = openSync(file, "r");
  try {
    const last = Buffer.alloc(1);
    readSync(fd, last, 0, 1, size - 1);
    return last[0] !== 0x0a;
  } finally {
    closeSync(fd);
  }
}
