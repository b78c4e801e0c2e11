import type { AssistedTerms } from "../core/assisted.ts";
import type { ClosureStatus } from "../core/closure.ts";
import { type AssistedRecord, assistedStatus } from "./assisted.ts";
import { type DisassociationRecord, disassociationStatus } from "./disassociation.ts";

/**
 * Where what people carry out stands by what is written down alone: a closure that one submits, or a
 * disassociation of two sides. Nothing is asked of the cloud.
 */
export function statedStatus(
  terms: AssistedTerms,
  record: Omit<AssistedRecord, "terms"> & Omit<DisassociationRecord, "terms">,
): ClosureStatus {
  return terms.leaves === undefined
    ? assistedStatus({ ...record, terms })
    : disassociationStatus({ ...record, terms: terms.leaves });
}
