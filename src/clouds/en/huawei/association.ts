import { paired, type Sentence } from "../../../core/language.ts";
import { ASSOCIATION } from "../../zh/huawei/association.ts";

/** What was found of an association, and what the sides are asked of it, in every language. */
export const SAID = paired(
  {
    unseen: "not seen with these credentials",
    listUnseen: (master: string) => `the list of ${master} is not seen with these credentials`,
    listed: (master: string, count: number) => `${master} lists it among its ${count} members`,
    notListed: (master: string, count: number) =>
      `${master} lists ${count} members, and not this one`,
    shownToMember: {
      asks: (master: string) => `does My Master Account show ${master}?`,
      shown: "it was looked up in the console of the member account",
    },
    shownToMaster: {
      asks: "does Organizations and Accounts show it all the same?",
      shown: "it was looked up in the console of the master account",
    },
    tie: {
      asks: (tie: string) => `account.yaml says ${tie}: is that so?`,
      created: "the master account created this account",
      associated: "the account was there before it was associated",
      unseen: (master: string) => `what ${master} knows of it is not seen with these credentials`,
      noMember: (master: string) => `${master} has no such member in an organization`,
      says: (master: string, method: string, tie: string) =>
        `the organization of ${master} says that it was ${method}, account.yaml that it is ${tie}`,
      inCenter: "was it created in Enterprise Center, before it was invited into the organization?",
    },
    orders: {
      asks: "has the member account no order that is unpaid, under review, in process or to be confirmed?",
      none: "it was looked up in the Billing Center of the member account",
    },
    owes: (debt: string) => `it owes ${debt}`,
    frozen: (ids: readonly string[]) => `frozen: ${ids.join(", ")}`,
    fine: "it owes nothing and nothing is frozen",
    notTold: ({ en }: Sentence) => `${en}; no call tells whether an account is suspended`,
    active: {
      member: "is the member account not suspended, for insufficient balance or another reason?",
      master: "is the master account not suspended?",
      lookedUp: "it was looked up in the console of that account",
    },
    nothingPaid: "nothing is left of an order that another account paid",
    paid: {
      asks: "is nothing left that was bought for a period while the account was associated?",
      none: "it was looked up in the Billing Center of the member account",
    },
  },
  ASSOCIATION,
);
