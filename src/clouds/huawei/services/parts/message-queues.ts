import { offsets } from "./pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./prepaid.ts";

/**
 * What the three engines of Distributed Message Service share: one address answers for all of them, told
 * apart by `engine`. The official Terraform provider takes any 404 for gone.
 */
export const messageQueues = {
  wave: "data",
  scope: "region",
  dataBearing: true,
  paging: offsets(50, "instance_num"),
  gone: ["HTTP 404"],
  busy: ["HTTP 409"],
} as const;

/** Instances of an engine; those that could not be made are shown only when they are asked for. */
export const askedBy = (engine: string) => ({ engine, include_failure: "true" }) as const;

/** The other way round than most: 0 is by the period, 1 pay per use. */
export const queueCharge = { at: "charging_mode", prepaid: [0] } as const;

/** The words in which an instance of any engine tells where it stands. */
export const queueStates = {
  at: "status",
  present: [
    "CREATING",
    "CREATEFAILED",
    "RUNNING",
    "ERROR",
    "STARTING",
    "RESTARTING",
    "CLOSING",
    "EXTENDING",
    "EXTENDEDFAILED",
    "FROZEN",
    "FREEZING",
    "UPGRADING",
    "ROLLINGBACK",
    "ROLLBACK",
  ],
  leaving: ["DELETING"],
  unpublished:
    "the package names a page: https://support.huaweicloud.com/eu/api-kafka/kafka-api-180514012.html",
} as const;

/** The network that an instance stands in. */
export const queueUses = [
  { type: "vpc.vpc", at: "vpc_id" },
  { type: "vpc.subnet", at: "subnet_id" },
  { type: "vpc.security-group", at: "security_group_id" },
] as const;

/** How an instance is deleted, or given back. */
export const queueRemoval = [
  endRenewal,
  {
    does: "delete the instance with its messages",
    deletes: true,
    action: "DeleteInstance",
    params: { instance_id: "$id" },
    when: unlessPrepaid,
  },
  unsubscribe,
] as const;
