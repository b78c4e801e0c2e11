import type { CheckReason, PreClosureCheck } from "../../core/closure.ts";
import type { MemberContext } from "../shared/closing/member-context.ts";
import { refusedCheck } from "../shared/closing/refused-check.ts";
import { vendorError } from "../shared/session/session-calls.ts";
import { type Answer, flagIfSent, textsIfListed } from "../shared/wire/reply.ts";

import { CHECK } from "../zh/tencent/check.ts";
import { closureErrors } from "./closure-errors.ts";
import { organization } from "./member.ts";

interface CheckItem {
  /** What the field must say. */
  readonly must: boolean;
  readonly name: string;
  /** How it is cleared. */
  readonly next: string;
  /** Newer fields, missing from the documentation page: absent stands for false. */
  readonly absentIsFalse?: true;
}

/**
 * The fields of NotAllowReason that are true or false; three of them must be true. What no call clears
 * is named with its place in the console, whose words are unverified.
 * https://cloud.tencent.com/document/product/850/104012
 */
const ITEMS: Readonly<Record<keyof typeof CHECK.items, CheckItem>> = {
  IsCreateMember: {
    must: true,
    name: "The member was not created in the organization",
    next: "No call changes that: an invited member leaves the organization (`kind: invited-member`, `closure.leaveDirectory: true`) and is then closed in the console.",
  },
  DeletionPermission: {
    must: true,
    name: "The permission to delete members (成员删除许可) is off",
    next: "Organization console of the management account, Basic Information: a person switches it on, as root or an administrator; no API does.",
  },
  IsAssignManager: {
    must: false,
    name: "The member is the delegated administrator of a trusted service",
    next: "Organization console, Trusted Services: take the delegation back (ListOrgServiceAssignMember, then DeleteOrgServiceAssign).",
  },
  IsAuthManager: {
    must: false,
    name: "The member is the administrator of a verified entity (主体管理员)",
    next: "Organization console, Entity Management: a person names another administrator; no API does.",
  },
  IsShareManager: {
    must: false,
    name: "The member shares resources",
    next: "Organization console, Resource Sharing: for each share unit its resources, then its members, then the unit itself (DeleteShareUnitResources, DeleteShareUnitMembers, DeleteShareUnit).",
  },
  OperateProcess: {
    must: false,
    name: "An approval of operations (操作审批) is set up for the member",
    next: "Organization console, Operation Approval: a person removes the member from it; no API does.",
  },
  BillingPermission: {
    must: true,
    name: "The member's financial permissions cannot be released (代付准出)",
    next: "Organization console, Member Finance: a person settles what is open there and ends the payment on its behalf.",
  },
  CICRoleConfig: {
    must: false,
    absentIsFalse: true,
    name: "A permission configuration of the identity centre is deployed in the member",
    next: "Identity centre of the management account: remove the assignments and undeploy it (DeleteRoleAssignment, or DismantleRoleConfiguration for the member).",
  },
  CICUserConfig: {
    must: false,
    absentIsFalse: true,
    name: "Users of the identity centre are synchronised into the member",
    next: "Identity centre of the management account: end their synchronisation and let it delete the users (DeleteUserSyncProvisioning).",
  },
};

const LISTS: Readonly<
  Record<keyof typeof CHECK.lists, { readonly name: string; readonly next: string }>
> = {
  ExistResources: {
    name: "The cloud sees resources in the member",
    next: "Scan and deploy the teardown; what it does not know is removed in the console of its product.",
  },
  DetectFailedResources: {
    name: "The cloud could not look at some kinds of resources",
    next: "Whether there are any is not known. Plan again later; if it persists, ask support.",
  },
};

/** Why each field may be missing. */
const UNKNOWN_STOPS = "what the check does not say is a reason of its own";

/**
 * Reads an answer of CheckAccountDelete. The reasons are filled whether or not the deletion is allowed; a
 * field that is not there tells nothing, and what is not known stands in the way.
 */
export function readCheck(reply: Answer): PreClosureCheck {
  const reasons: CheckReason[] = namesOf(ITEMS).flatMap((id) => {
    const item: CheckItem = ITEMS[id];
    const twin = CHECK.items[id];
    const told = flagIfSent(reply, `NotAllowReason.${id}`, UNKNOWN_STOPS);
    const value = told ?? (item.absentIsFalse === true ? false : undefined);
    if (value === item.must) return [];
    return value === undefined
      ? [unknown(id, item.name, twin.name)]
      : [reason(id, item, { name: twin.name, description: twin.next })];
  });
  for (const id of namesOf(LISTS)) {
    const { name, next } = LISTS[id];
    const twin = CHECK.lists[id];
    const listed = textsIfListed(reply, `NotAllowReason.${id}`, UNKNOWN_STOPS);
    if (listed === undefined) reasons.push(unknown(id, name, twin.name));
    else if (listed.length > 0)
      reasons.push(
        reason(
          id,
          { name, next: `${listed.join(", ")}. ${next}` },
          { name: twin.name, description: `${listed.join("、")}。${twin.next}` },
        ),
      );
  }
  const allows = flagIfSent(reply, "AllowDelete", UNKNOWN_STOPS);
  if (allows !== true && reasons.length === 0) {
    const { unnamed } = CHECK;
    reasons.push(
      reason(
        "AllowDelete",
        {
          name: "The check does not allow the deletion",
          next: `it names no reason (AllowDelete is ${allows ?? "not there"}). Look at the member in the organization console, then plan again.`,
        },
        {
          name: unnamed.name,
          description: unnamed.next(allows === undefined ? unnamed.absent : String(allows)),
        },
      ),
    );
  }
  return { allowed: allows === true && reasons.length === 0, reasons, abandonable: [] };
}

function reason(
  id: string,
  { name, next }: Pick<CheckItem, "name" | "next">,
  zh: Pick<CheckReason, "name" | "description">,
): CheckReason {
  return { id, name, description: next, in: { zh } };
}

function unknown(id: string, name: string, inChinese: string): CheckReason {
  return reason(
    id,
    {
      name: `Not known: ${name.toLowerCase()}`,
      next: `the check says nothing about ${id}, which is not taken for good news. Plan again later; if it persists, ask support.`,
    },
    { name: CHECK.unknown.name(inChinese), description: CHECK.unknown.next(id) },
  );
}

/**
 * Runs the cloud's own check of the member, which changes nothing. A refusal with a known code is a
 * reason not to close. Throws a Problem when it could not be run.
 */
export async function runCheck(
  { account, management }: Pick<MemberContext, "account" | "management">,
  signal: AbortSignal,
): Promise<PreClosureCheck> {
  try {
    return readCheck(
      await management.read(
        {
          ...organization("CheckAccountDelete", { MemberUin: account.id }),
          must: "NotAllowReason",
        },
        signal,
      ),
    );
  } catch (error) {
    const refused = vendorError(error);
    const known = refused.kind === "refused" ? closureErrors.get(refused.code) : undefined;
    return refusedCheck(refused, known, {
      accountId: account.id,
      where: "organization CheckAccountDelete",
      identity: "sub-user of the management account",
      persists: "ask support with the request id",
    });
  }
}

/** Names of a table whose names are known. */
function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  const isName = (name: string): name is Name => Object.hasOwn(table, name);
  return Object.keys(table).filter(isName);
}
