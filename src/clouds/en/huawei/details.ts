import { paired } from "../../../core/language.ts";
import { DETAILS } from "../../zh/huawei/details.ts";

/** States of orders (SDK, bss v2 CustomerOrderV2). */
const ORDER_STATES: Readonly<Record<string, string>> = {
  1: "to be reviewed",
  2: "to be refunded",
  3: "in process",
  6: "unpaid",
  9: "to be confirmed",
  10: "to be shipped",
  11: "to be received",
  12: "to be picked up",
  13: "being exchanged",
};

/** What was found of conditions, in every language. */
export const FOUND = paired(
  {
    noMember: (id: string) => `the organization has no member ${id}`,
    memberIs: (name: string, method: string, status: string) =>
      `${name} was ${method} and is ${status}`,
    delegated: "it is a delegated administrator",
    notDelegated: (count: number) => `none of the ${count} delegated administrators is it`,
    noQuota: (name: string) => `the organization names no quota ${name}`,
    quota: (now: string, used: number, most: number, running: number, atOnce: number) =>
      `on ${now}: ${used} of ${most} closures in 30 days, ${running} of ${atOnce} at once`,
    noOrganization: "it is in no organization",
    managesItself: "it manages its organization itself",
    managedBy: (manager: string) => `account ${manager} manages its organization`,
    manages: (id: string) => `it manages organization ${id}`,
    memberOf: (id: string, manager: string) =>
      `it is a member of organization ${id}, managed by account ${manager}`,
    namesMaster: (id: string) => `account.yaml names the master account ${id}`,
    masterNotSaid: "account.yaml does not say; no call shows an account its master",
    masterNone: "account.yaml says master: none; no call shows an account its master",
    noMaster: {
      asks: "does My Account > My Master Account show no master account?",
      answers: { none: "it was looked up in the console of the account" },
    },
    noMembers: "it has no member accounts",
    members: "member accounts: ",
    noOrder: "none is open",
    owesNothing: "it owes nothing",
    owes: "it owes ",
    order: (id: string, state: string) => `${id} (${ORDER_STATES[state] ?? `state ${state}`})`,
  },
  DETAILS,
);
