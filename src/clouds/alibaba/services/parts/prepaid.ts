import type { Predicate } from "../../../../core/row-call.ts";
import type { Step } from "../../../../core/row-removal.ts";

/**
 * Steps of prepaid items, the same for every product. `facts.productCode` and `facts.productType`
 * come from the item's own subscription record, since no list of a product tells them
 * (https://api.alibabacloud.com/document/BssOpenApi/2017-12-14/QueryAvailableInstances).
 */
export const endRenewal = {
  does: "switch auto-renewal off",
  undo: {
    does: "switch auto-renewal on again",
    // What is to run out must not be renewed.
    when: { at: "disposition", not: "let-expire" },
    product: "BssOpenApi",
    action: "SetRenewal",
    params: {
      InstanceIDs: "$id",
      ProductCode: "$facts.productCode",
      ProductType: "$facts.productType",
      SubscriptionType: "Subscription",
      RenewalStatus: "AutoRenewal",
      RenewalPeriod: { ifTold: "$before.renewal" },
      RenewalPeriodUnit: { ifTold: "$before.renewalUnit" },
    },
  },
  product: "BssOpenApi",
  action: "SetRenewal",
  params: {
    InstanceIDs: "$id",
    ProductCode: "$facts.productCode",
    ProductType: "$facts.productType",
    SubscriptionType: "Subscription",
    RenewalStatus: "NotRenewal",
  },
  when: { at: "autoRenew", is: true },
} as const satisfies Step;

/** Unsubscribes for a refund; the resource is released at once and cannot be restored. */
export const refund = {
  does: "unsubscribe for a refund",
  deletes: true,
  product: "BssOpenApi",
  action: "RefundInstance",
  params: {
    InstanceId: "$id",
    ProductCode: "$facts.productCode",
    ProductType: "$facts.productType",
    ImmediatelyRelease: "1",
  },
  again: "ClientToken",
  when: [
    { at: "charge", is: "prepaid" },
    { at: "disposition", is: "refund" },
  ],
  gone: ["ResourceNotExists"],
} as const satisfies Step;

/** Holds for items that a delete call may remove; prepaid ones are refunded or run out. */
export const unlessPrepaid = { at: "charge", not: "prepaid" } as const satisfies Predicate;

/** Holds for prepaid items that are deleted, which account.yaml may say once they have run out. */
export const usedUp = [
  { at: "charge", is: "prepaid" },
  { at: "disposition", is: "delete" },
] as const satisfies readonly Predicate[];

/** Holds when the item is to go now, so that protections of an item that runs out stay on. */
export const goesNow = {
  at: "disposition",
  is: ["delete", "refund"],
} as const satisfies Predicate;
