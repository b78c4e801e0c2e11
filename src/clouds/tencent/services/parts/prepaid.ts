import type { Predicate } from "../../../../core/row-call.ts";
import type { Step } from "../../../../core/row-removal.ts";

/** "The resource is locked", by another order or change of it. */
export const LOCKED = "InvalidParameter.ResourceLocked";

/**
 * Ends the automatic renewal of a prepaid item, the same for every product that stands on the renewal
 * page. `facts.productCode` and `facts.regionCode` come from the item's own record there (joined row
 * `billing.renewal`). https://cloud.tencent.com/document/api/555/97541
 */
export const endRenewal = {
  does: "switch auto-renewal off",
  undo: {
    does: "switch auto-renewal on again",
    // What is to run out must not be renewed.
    when: { at: "disposition", not: "let-expire" },
    product: "billing",
    action: "SetRenewal",
    params: {
      ProductCode: "$facts.productCode",
      RegionCode: "$facts.regionCode",
      InstanceId: "$id",
      RenewFlag: "NOTIFY_AND_AUTO_RENEW",
      RenewPeriod: { ifTold: "$before.renewPeriod" },
      RenewPeriodUnit: { ifTold: "$before.renewPeriodUnit" },
    },
    busy: [LOCKED],
  },
  product: "billing",
  action: "SetRenewal",
  params: {
    ProductCode: "$facts.productCode",
    RegionCode: "$facts.regionCode",
    InstanceId: "$id",
    RenewFlag: "DISABLE_NOTIFY_AND_MANUAL_RENEW",
  },
  busy: [LOCKED],
  when: [
    { at: "autoRenew", is: true },
    { at: "state", not: "recycled" },
  ],
} as const satisfies Step;

/** Not in the recycle bin yet, and billed as it is used: a delete call may remove it. */
export const postpaidStands = [
  { at: "charge", not: "prepaid" },
  { at: "state", not: "recycled" },
] as const satisfies readonly Predicate[];

/** Not in the recycle bin yet, paid in advance, and to be given back for a refund. */
export const toBeReturned = [
  { at: "charge", is: "prepaid" },
  { at: "disposition", is: "refund" },
  { at: "state", not: "recycled" },
] as const satisfies readonly Predicate[];

/** In the recycle bin, where it still counts as existing: https://cloud.tencent.com/document/product/378/30253 */
export const inRecycleBin = { at: "state", is: "recycled" } as const satisfies Predicate;

/** Holds when the item is to go now, so that protections of an item that runs out stay on. */
export const goesNow = {
  at: "disposition",
  is: ["delete", "refund"],
} as const satisfies Predicate;

/** Said where a step moves an item to the recycle bin first. */
export const BIN_NOTE = "it is in the recycle bin until the next step destroys it there";
