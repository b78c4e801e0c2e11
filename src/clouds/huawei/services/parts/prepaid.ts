import type { Predicate } from "../../../../core/row-call.ts";
import type { Step } from "../../../../core/row-removal.ts";

/**
 * Steps of items paid by the period, the same for every product. Billing knows each by its own id
 * (joined row `bss.period-resource`); only a main resource can be given back, and takes the others of its
 * order along. https://support.huaweicloud.com/intl/en-us/api-oce/api_order_00019.html
 */
export const endRenewal = {
  does: "switch auto-renewal off",
  cannotBeUndone: {
    because: "billing does not tell for how long a resource was to be renewed",
    next: "Switch auto-renewal on again in the console: Billing Center, Renewals.",
  },
  product: "bss",
  action: "CancelAutoRenewalResources",
  region: "global",
  params: { resource_id: "$id" },
  when: { at: "autoRenew", is: true },
} as const satisfies Step;

/** Gives a main resource back for a refund, which goes to whoever paid. */
export const unsubscribe = {
  does: "unsubscribe for a refund",
  deletes: true,
  product: "bss",
  action: "CancelResourcesSubscription",
  region: "global",
  // With what was renewed; the reason is "other".
  params: { resource_ids: ["$id"], unsubscribe_type: 1, unsubscribe_reason_type: 5 },
  when: [
    { at: "charge", is: "prepaid" },
    { at: "disposition", is: "refund" },
  ],
  // Codes: https://support.huaweicloud.com/intl/en-us/api-oce/api_order_00019.html
  gone: ["CBC.30000067", "CBC.99003012"],
  busy: ["CBC.99003651"],
  refused: [
    {
      when: { at: "facts.main", is: 0 },
      because: "it was bought with its main resource, and is given back with that alone",
    },
  ],
  note: "The refund goes to whoever paid: the master account where one is associated.",
} as const satisfies Step;

/** Holds for items that a delete call may remove; prepaid ones are given back or run out. */
export const unlessPrepaid = { at: "charge", not: "prepaid" } as const satisfies Predicate;

/** Holds when the item is to go now, so that protections of an item that runs out stay on. */
export const goesNow = {
  at: "disposition",
  is: ["delete", "refund"],
} as const satisfies Predicate;
