import type { Account } from "../../core/account.ts";
import type { AccountCheckParts } from "../shared/session/account-check.ts";
import { text } from "../shared/wire/reply.ts";
import { findMember, isInNone, organizationOf } from "./member.ts";

/** Ways into an organization; they are the kinds of account.yaml. */
const KINDS: readonly string[] = ["created", "invited"];

/** What the organization, or the account itself, tells of `id` and `kind` of account.yaml. */
export const accountCheck: AccountCheckParts = {
  noun: "organization",
  member: {
    call: "ListAccounts",
    find: findMember,
    kindOf(member, id) {
      const method = text(member, "join_method");
      return {
        kind: KINDS.find((kind) => kind === method),
        says: `the organization says that ${id} was ${method}`,
      };
    },
    console: "Organizations console",
  },
  own: {
    call: "ShowOrganization",
    find: organizationOf,
    none: "the account is in no organization",
    kinds: "created or invited",
    tells: "",
  },
  needs: () => "organizations:*:list*",
  persists: "ask support with the request id",
  unlisted: (account, error) =>
    isOfMaster(account) && (error === undefined || isInNone(error))
      ? {
          outcome: "right",
          says: `the master account has ${account.id} in no organization; whether it pays for it is a condition of the disassociation`,
          next: "",
        }
      : undefined,
};

/** True where the given keys are of the master account, which need not have it in an organization. */
function isOfMaster({ kind, access, master }: Account): boolean {
  return (
    kind === "standalone" &&
    access.via === "management" &&
    typeof master === "object" &&
    master.id === access.managementId
  );
}
