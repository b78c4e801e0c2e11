import type { Account } from "../../core/account.ts";
import type { AccountCheck } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { type Calls, inWords, vendorError } from "../shared/session/session-calls.ts";
import { text } from "../shared/wire/reply.ts";
import { NO_DIRECTORY } from "./no-directory.ts";

/** What holds an account's description against the cloud. */
export interface AccountCheckContext {
  readonly account: Account;
  /** Calls with the given credentials: of the management account, or of the account itself. */
  readonly given: Calls;
}

const PRODUCT = "ResourceManager";
const NO_ACCOUNT = "EntityNotExists.Account";
/** The kind that a member of a type is of. */
const KINDS: Readonly<Record<string, string>> = {
  ResourceAccount: "resource-account",
  CloudAccount: "cloud-account",
};

/** Holds `id` and `kind` of account.yaml against what the directory, or the account itself, tells. */
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
  const request = {
    product: PRODUCT,
    action: "GetAccount",
    region: GLOBAL_REGION,
    params: { AccountId: account.id },
    must: "Account.Type",
  };
  try {
    const reply = await given.read(request, signal);
    const type = text(reply, "Account.Type");
    const kind = KINDS[type];
    const says = `the directory names ${account.id} a ${type}`;
    if (kind === undefined)
      return { outcome: "unknown", says, next: "Look at the member in the directory's console." };
    return kind === account.kind
      ? { outcome: "right", says, next: "" }
      : { outcome: "wrong", says, next: `Set \`kind: ${kind}\` in ${account.file}.` };
  } catch (error) {
    const refused = vendorError(error);
    if (refused.code !== NO_ACCOUNT) return unread("GetAccount", refused);
    return {
      outcome: "unknown-account",
      says: `the directory of ${managementId} knows no member ${account.id}`,
      next: `Correct \`id\` or \`access.managementId\` in ${account.file}. An account that is in no directory is \`kind: standalone\` with \`access: { via: own }\`.`,
    };
  }
}

async function asItself(
  { account, given }: AccountCheckContext,
  signal: AbortSignal,
): Promise<AccountCheck> {
  const standalone = account.kind === "standalone";
  const request = {
    product: PRODUCT,
    action: "GetResourceDirectory",
    region: GLOBAL_REGION,
    params: {},
    must: ["ResourceDirectory.MasterAccountId", "ResourceDirectory.ResourceDirectoryId"],
  } as const;
  try {
    const reply = await given.read(request, signal);
    const manager = text(reply, "ResourceDirectory.MasterAccountId");
    const id = text(reply, "ResourceDirectory.ResourceDirectoryId");
    const isManager = manager === account.id;
    const says = isManager
      ? `the account manages the directory ${id}, and is no member`
      : `the account is a member of the directory ${id}, which account ${manager} manages`;
    if (isManager === standalone) return { outcome: "right", says, next: "" };
    const next = isManager
      ? `Set \`kind: standalone\` in ${account.file}.`
      : `Set \`kind\` in ${account.file} to resource-account or cloud-account: the directory of ${manager} tells which (Overview, Type).`;
    return { outcome: "wrong", says, next };
  } catch (error) {
    const refused = vendorError(error);
    if (!NO_DIRECTORY.includes(refused.code)) return unread("GetResourceDirectory", refused);
    const says = "the account is in no directory and has none";
    return standalone
      ? { outcome: "right", says, next: "" }
      : { outcome: "wrong", says, next: `Set \`kind: standalone\` in ${account.file}.` };
  }
}

function unread(action: string, refused: ReturnType<typeof vendorError>): AccountCheck {
  const allow = refused.permission ?? `resourcemanager:${action}`;
  return {
    outcome: "unknown",
    says: `whether id and kind are right could not be asked (${action}: ${inWords(refused)})`,
    next:
      refused.kind === "denied"
        ? `Allow ${allow} to the identity in use; \`npx closeout permissions\` prints the whole document.`
        : "Run it again; if it persists, look the code up at https://api.aliyun.com/troubleshoot.",
  };
}
