import type { AccountCheckParts } from "../shared/session/account-check.ts";
import { text } from "../shared/wire/reply.ts";
import { findMember, organizationOf } from "./member.ts";

/** The kind that a member of a type is of. */
const KINDS: Readonly<Record<string, string>> = {
  Create: "created-member",
  Invite: "invited-member",
};

/** What the organization, or the account itself, tells of `id` and `kind` of account.yaml. */
export const accountCheck: AccountCheckParts = {
  noun: "organization",
  member: {
    call: "DescribeOrganizationMembers",
    find: (management, id, signal) => findMember({ account: { id }, management }, signal),
    kindOf(member, id) {
      const type = text(member, "MemberType");
      return {
        kind: KINDS[type],
        says: `the organization names ${id} a member of the type ${type}`,
      };
    },
    console: "organization console",
  },
  own: {
    call: "DescribeOrganization",
    find: (calls, signal) => organizationOf(calls, signal, ["HostUin", "OrgId", "IsManager"]),
    none: "the account is in no organization",
    kinds: "created-member or invited-member",
    tells: "",
  },
  needs: (call) => `organization:${call}`,
  persists: "ask support with the request id",
};
