import type { Account } from "../../core/account.ts";
import type { AccountCheck } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import { text } from "../shared/wire/reply.ts";
import { findMember } from "./member.ts";

/** What holds an account's description against the cloud. */
export interface AccountCheckContext {
  readonly account: Account;
  /** Calls with the given credentials: of the management account, or of the account itself. */
  readonly given: Calls;
}

/** The kind that a member of a type is of. */
const KINDS: Readonly<Record<string, string>> = {
  Create: "created-member",
  Invite: "invited-member",
};

/** The answer to an account that is in no organization. */
const NO_ORGANIZATION = "ResourceNotFound.OrganizationNotExist";

/** Holds `id` and `kind` of account.yaml against what the organization, or the account itself, tells. */
export async function checkAccount(
  context: AccountCheckContext,
  signal: AbortSignal,
): Promise<AccountCheck> {
  const { access } = context.account;
  return access.via === "management"
    ? asMember(context, access.managementId, signal)
    : asItself(context, signal);
}

async function asMember(
  { account, given }: AccountCheckContext,
  managementId: string,
  signal: AbortSignal,
): Promise<AccountCheck> {
  try {
    const member = await findMember({ account, management: given }, signal);
    if (member === undefined) {
      return {
        outcome: "unknown-account",
        says: `the organization of ${managementId} knows no member ${account.id}`,
        next: `Correct \`id\` or \`access.managementId\` in ${account.file}. An account that is in no organization is \`kind: standalone\` with \`access: { via: own }\`.`,
      };
    }
    const type = text(member, "MemberType");
    const kind = KINDS[type];
    const says = `the organization names ${account.id} a member of the type ${type}`;
    if (kind === undefined)
      return { outcome: "unknown", says, next: "Look at the member in the organization console." };
    return kind === account.kind
      ? { outcome: "right", says, next: "" }
      : { outcome: "wrong", says, next: `Set \`kind: ${kind}\` in ${account.file}.` };
  } catch (error) {
    return unread("DescribeOrganizationMembers", vendorError(error));
  }
}

async function asItself(
  { account, given }: AccountCheckContext,
  signal: AbortSignal,
): Promise<AccountCheck> {
  const standalone = account.kind === "standalone";
  const request = {
    product: "organization",
    action: "DescribeOrganization",
    region: GLOBAL_REGION,
    params: {},
    must: ["HostUin", "OrgId", "IsManager"],
  } as const;
  try {
    const reply = await given.read(request, signal);
    const manager = text(reply, "HostUin");
    const id = text(reply, "OrgId");
    const isManager = manager === account.id || text(reply, "IsManager") === "true";
    const says = isManager
      ? `the account manages the organization ${id}, and is no member`
      : `the account is a member of the organization ${id}, which account ${manager} manages`;
    if (isManager === standalone) return { outcome: "right", says, next: "" };
    const next = isManager
      ? `Set \`kind: standalone\` in ${account.file}.`
      : `Set \`kind\` in ${account.file} to created-member or invited-member: the organization of ${manager} tells which.`;
    return { outcome: "wrong", says, next };
  } catch (error) {
    const refused = vendorError(error);
    if (refused.code !== NO_ORGANIZATION) return unread("DescribeOrganization", refused);
    const says = "the account is in no organization";
    return standalone
      ? { outcome: "right", says, next: "" }
      : { outcome: "wrong", says, next: `Set \`kind: standalone\` in ${account.file}.` };
  }
}

function unread(action: string, refused: ReturnType<typeof vendorError>): AccountCheck {
  return {
    outcome: "unknown",
    says: `whether id and kind are right could not be asked (${action}: ${inWords(refused)})`,
    next:
      refused.kind === "denied"
        ? `Allow ${refused.permission ?? `organization:${action}`} to the identity in use; \`npx closeout permissions\` prints the whole document.`
        : "Run it again; if it persists, ask support with the request id.",
  };
}
