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

/** Ways into an organization; they are the kinds of account.yaml. */
const KINDS: readonly string[] = ["created", "invited"];

/** The answer to an account that is in no organization (official Terraform provider). */
export const NO_ORGANIZATION = "Organizations.1015";

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
    const member = await findMember(given, account.id, signal);
    if (member === undefined && isOfMaster(account)) return asItsMaster(account);
    if (member === undefined) {
      return {
        outcome: "unknown-account",
        says: `the organization of ${managementId} knows no member ${account.id}`,
        next: `Correct \`id\` or \`access.managementId\` in ${account.file}. An account that is in no organization is \`kind: standalone\` with \`access: { via: own }\`.`,
      };
    }
    const method = text(member, "join_method");
    const says = `the organization says that ${account.id} was ${method}`;
    if (!KINDS.includes(method)) {
      return { outcome: "unknown", says, next: "Look at the member in the Organizations console." };
    }
    return method === account.kind
      ? { outcome: "right", says, next: "" }
      : { outcome: "wrong", says, next: `Set \`kind: ${method}\` in ${account.file}.` };
  } catch (error) {
    const refused = vendorError(error);
    return refused.code === NO_ORGANIZATION && isOfMaster(account)
      ? asItsMaster(account)
      : unread("ListAccounts", refused);
  }
}

/** True where the given keys are of the master account, which need not have it in an organization. */
function isOfMaster({ kind, access, master }: Account): boolean {
  return (
    kind === "standalone" &&
    access.via === "management" &&
    typeof master === "object" &&
    master.id === access.managementId
  );
}

function asItsMaster({ id }: Account): AccountCheck {
  return {
    outcome: "right",
    says: `the master account has ${id} in no organization; whether it pays for it is a condition of the disassociation`,
    next: "",
  };
}

async function asItself(
  { account, given }: AccountCheckContext,
  signal: AbortSignal,
): Promise<AccountCheck> {
  const standalone = account.kind === "standalone";
  const request = {
    product: "organizations",
    action: "ShowOrganization",
    region: GLOBAL_REGION,
    params: {},
    must: ["organization.id", "organization.management_account_id"],
  } as const;
  try {
    const reply = await given.read(request, signal);
    const manager = text(reply, "organization.management_account_id");
    const id = text(reply, "organization.id");
    const manages = manager === account.id;
    const says = manages
      ? `the account manages the organization ${id}, and is no member`
      : `the account is a member of the organization ${id}, which account ${manager} manages`;
    if (manages === standalone) return { outcome: "right", says, next: "" };
    const next = manages
      ? `Set \`kind: standalone\` in ${account.file}.`
      : `Set \`kind\` in ${account.file} to created or invited: the organization of ${manager} tells which.`;
    return { outcome: "wrong", says, next };
  } catch (error) {
    const refused = vendorError(error);
    if (refused.code !== NO_ORGANIZATION) return unread("ShowOrganization", refused);
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
        ? `Allow ${refused.permission ?? "organizations:*:list*"} to the identity in use; \`npx closeout permissions\` prints the whole document.`
        : "Run it again; if it persists, ask support with the request id.",
  };
}
