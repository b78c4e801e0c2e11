import type { Account } from "../../../core/account.ts";
import type { AccountCheck } from "../../../core/cloud.ts";
import type { Answer } from "../wire/reply.ts";
import type { CallError } from "../wire/transport.ts";
import { type Calls, inWords, vendorError } from "./session-calls.ts";

/** What holds an account's description against the cloud. */
export interface AccountCheckContext {
  readonly account: Account;
  /** Calls with the given credentials: of the management account, or of the account itself. */
  readonly given: Calls;
}

/** The organization that an account sees itself in. */
export interface SeenOrganization {
  readonly id: string;
  /** The account that manages it. */
  readonly manager: string;
  /** True where the cloud says so of the account itself. */
  readonly manages?: boolean;
}

/** What a cloud tells of accounts and organizations. */
export interface AccountCheckParts {
  readonly noun: "organization" | "directory";
  readonly member: {
    /** The call that shows members. */
    readonly call: string;
    /** Undefined where the organization knows none of that id. Throws the call's own error. */
    find(calls: Calls, id: string, signal: AbortSignal): Promise<Answer | undefined>;
    /** Its kind, as account.yaml writes it, and what is said of it; undefined for one that no kind stands for. */
    kindOf(
      member: Answer,
      id: string,
    ): { readonly kind: string | undefined; readonly says: string };
    /** Where a person looks at a member. */
    readonly console: string;
  };
  readonly own: {
    readonly call: string;
    /** Undefined where the account is in none. Throws the call's own error. */
    find(calls: Calls, signal: AbortSignal): Promise<SeenOrganization | undefined>;
    readonly none: string;
    /** The kinds of members, and what the managing account's list adds. */
    readonly kinds: string;
    readonly tells: string;
  };
  /** The permission of a call that was denied, where the cloud names none. */
  needs(call: string): string;
  /** Where to turn. */
  readonly persists: string;
  /** What is said of an account that need not be a member; undefined where it must be. */
  unlisted?(account: Account, error: CallError | undefined): AccountCheck | undefined;
}

/** Holds `id` and `kind` of account.yaml against what the organization, or the account itself, tells. */
export async function checkAccount(
  parts: AccountCheckParts,
  context: AccountCheckContext,
  signal: AbortSignal,
): Promise<AccountCheck> {
  const { access } = context.account;
  return access.via === "management"
    ? asMember(parts, context, access.managementId, signal)
    : asItself(parts, context, signal);
}

async function asMember(
  parts: AccountCheckParts,
  { account, given }: AccountCheckContext,
  managementId: string,
  signal: AbortSignal,
): Promise<AccountCheck> {
  const { noun, member: shown, unlisted } = parts;
  try {
    const member = await shown.find(given, account.id, signal);
    if (member === undefined)
      return (
        unlisted?.(account, undefined) ?? {
          outcome: "unknown-account",
          says: `the ${noun} of ${managementId} knows no member ${account.id}`,
          next: `Correct \`id\` or \`access.managementId\` in ${account.file}. An account that is in no ${noun} is \`kind: standalone\` with \`access: { via: own }\`.`,
        }
      );
    const { kind, says } = shown.kindOf(member, account.id);
    if (kind === undefined)
      return { outcome: "unknown", says, next: `Look at the member in the ${shown.console}.` };
    return kind === account.kind ? right(says) : wrong(says, account, `Set \`kind: ${kind}\` in`);
  } catch (error) {
    const refused = vendorError(error);
    return unlisted?.(account, refused) ?? unread(parts, shown.call, refused);
  }
}

async function asItself(
  parts: AccountCheckParts,
  { account, given }: AccountCheckContext,
  signal: AbortSignal,
): Promise<AccountCheck> {
  const { noun, own } = parts;
  const standalone = account.kind === "standalone";
  const alone = "Set `kind: standalone` in";
  try {
    const seen = await own.find(given, signal);
    if (seen === undefined) return standalone ? right(own.none) : wrong(own.none, account, alone);
    const { id, manager } = seen;
    const manages = manager === account.id || seen.manages === true;
    const says = manages
      ? `the account manages the ${noun} ${id}, and is no member`
      : `the account is a member of the ${noun} ${id}, which account ${manager} manages`;
    if (manages === standalone) return right(says);
    if (manages) return wrong(says, account, alone);
    const next = `Set \`kind\` in ${account.file} to ${own.kinds}: the ${noun} of ${manager} tells which${own.tells}.`;
    return { outcome: "wrong", says, next };
  } catch (error) {
    return unread(parts, own.call, vendorError(error));
  }
}

function right(says: string): AccountCheck {
  return { outcome: "right", says, next: "" };
}

function wrong(says: string, { file }: Account, set: string): AccountCheck {
  return { outcome: "wrong", says, next: `${set} ${file}.` };
}

function unread(parts: AccountCheckParts, call: string, refused: CallError): AccountCheck {
  return {
    outcome: "unknown",
    says: `whether id and kind are right could not be asked (${call}: ${inWords(refused)})`,
    next:
      refused.kind === "denied"
        ? `Allow ${refused.permission ?? parts.needs(call)} to the identity in use; \`npx closeout permissions\` prints the whole document.`
        : `Run it again; if it persists, ${parts.persists}.`,
  };
}
