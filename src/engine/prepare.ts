import type { Account } from "../core/account.ts";
import type { AssistedTerms, Disassociation } from "../core/assisted.ts";
import { SIDES } from "../core/attestation.ts";
import type { ClosureStatus } from "../core/closure.ts";
import type { AssistedClosure } from "../core/cloud.ts";
import type { Packet } from "../core/packet.ts";
import { requirePassed, requireSwitch } from "./close.ts";
import { type Reader, termsIn } from "./in-language.ts";
import { packetOf } from "./packet.ts";
import type { Recorder } from "./recorder.ts";
import type { Survey } from "./survey.ts";

/** What preparing an assisted closure needs. */
export interface PrepareOptions {
  readonly account: Account;
  readonly terms: AssistedTerms;
  /** Whom the packet is for: English without one. */
  readonly reader?: Reader;
  /** The account id that the caller typed to confirm. */
  readonly confirm: string | undefined;
  /** Lists the account and asks every policy. */
  readonly judge: () => Promise<Survey>;
  /** Writes the packet where a person finds it; says where. */
  readonly write: (packet: Packet) => string;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
}

/**
 * Prepares a closure that a person submits: nothing mandatory may be open, the packet is written, and
 * where the account's file says so, the key in use is deleted as the very last call. Throws a Problem
 * while a mandatory policy fails or the switch does not name the account.
 */
export async function prepareClosure(
  closure: AssistedClosure,
  options: PrepareOptions,
): Promise<ClosureStatus> {
  const { account, terms, reader, recorder, signal } = options;
  requireSwitch(account, options.confirm);
  const found = await options.judge();
  requirePassed(found);
  const { ownKey } = closure;
  const deletes = account.closure.ownKey === "delete-last" && !("refused" in ownKey);
  const where = options.write(
    packetOf(found, { terms, reader, keyDeleted: deletes, run: recorder.run }),
  );
  const prepared = `prepared on ${found.view.takenAt}; a person submits it by ${where}`;
  // On record before the last call: no run after it can look any more.
  note(prepared);
  if (!deletes) return awaiting(prepared);
  const { outcome, ...refusal } = await ownKey.delete({ recorder, signal });
  const gone = outcome === "requested" || outcome === "gone";
  const detail = gone
    ? `${prepared}; the key in use was deleted as the last call`
    : `${prepared}; the key in use could not be deleted (${"code" in refusal ? `${refusal.code}: ${refusal.message}` : outcome}): delete it in the console`;
  note(detail);
  return awaiting(detail);

  function note(detail: string): void {
    recorder.note({
      kind: "closure",
      accountId: account.id,
      phase: "awaiting-submission",
      detail,
    });
  }
}

/**
 * Prepares a disassociation that two sides carry out: nothing mandatory may be open, and each side gets a
 * packet of its own. Nothing of the account is touched.
 */
export async function prepareDisassociation(
  leaving: Disassociation,
  options: PrepareOptions,
): Promise<ClosureStatus> {
  const { account, terms, reader, recorder } = options;
  requireSwitch(account, options.confirm, "disassociate");
  const found = await options.judge();
  requirePassed(found);
  const told = reader === undefined ? terms : termsIn(terms, account, reader);
  const where = SIDES.map((side) => {
    const { packets } = told.leaves ?? leaving;
    const packet = packetOf(found, { terms, reader, keyDeleted: false, run: recorder.run });
    return options.write({ ...packet, ...packets[side], side });
  });
  const detail = `prepared on ${found.view.takenAt}; the two sides carry it out by ${where.join(" and ")}`;
  recorder.note({ kind: "closure", accountId: account.id, phase: "awaiting-request", detail });
  return { phase: "awaiting-request", detail, reasons: [] };
}

function awaiting(detail: string): ClosureStatus {
  return { phase: "awaiting-submission", detail, reasons: [] };
}
