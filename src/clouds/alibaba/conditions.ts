import type { ClosureCondition } from "../../core/closure.ts";
import { asItCame, joined, quoted } from "../../core/language.ts";
import { type ConditionText, condition } from "../shared/closing/condition.ts";
import { inWords, vendorError } from "../shared/session/session-calls.ts";
import { text, textIfSent, word } from "../shared/wire/reply.ts";
import { CONDITIONS } from "../zh/alibaba/conditions.ts";
import { DETAILS } from "../zh/alibaba/details.ts";
import { guard } from "./closure-errors.ts";
import type { ConditionContext } from "./condition-context.ts";
import { MEMBER_MUST, resourceManager } from "./directory.ts";
import {
  INVOICES,
  invoiceCondition,
  payerCondition,
  RELATION,
  relationCondition,
  UNSETTLED,
  unsettledCondition,
} from "./finance-conditions.ts";
import { SUFFIX, suffixCondition } from "./logon-suffix.ts";
import { pages } from "./services/parts/pagings.ts";

const CALLER: ConditionText = {
  id: "closing-caller",
  title: "The caller may delete members",
  remedy:
    "Use a RAM user or role of the management account with AliyunResourceDirectoryFullAccess; the root user is refused.",
  docs: "https://www.alibabacloud.com/help/en/resource-management/latest/delete-resource-account",
  in: { zh: CONDITIONS["closing-caller"] },
};

function callerCondition({ caller }: ConditionContext): ClosureCondition {
  return caller.kind === "root"
    ? condition(CALLER, "unmet", {
        en: `${caller.principal} is the root user of the management account`,
        zh: DETAILS.rootUser(caller.principal),
      })
    : condition(CALLER, "met", asItCame(caller.principal));
}

const KIND: ConditionText = {
  id: "member-kind",
  title: "The account is a resource account of this directory",
  remedy:
    "Correct `id` and `kind` in account.yaml. An invited cloud account is closed by its owner, or made a resource account first where the directory allows it.",
  docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/GetAccount",
  in: { zh: CONDITIONS["member-kind"] },
};

async function kindCondition(
  { management, account }: ConditionContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  try {
    const reply = await management.read(
      { ...resourceManager("GetAccount", { AccountId: account.id }), must: MEMBER_MUST },
      signal,
    );
    const type = text(reply, "Account.Type");
    const status = text(reply, "Account.Status");
    const name = textIfSent(reply, "Account.DisplayName", "only to be read");
    const words = {
      en: `${name ?? account.id} is ${type}, ${status}`,
      zh: DETAILS.memberIs(name ?? account.id, type, status),
    };
    return condition(
      KIND,
      type === "ResourceAccount" && status === "CreateSuccess" ? "met" : "unmet",
      words,
    );
  } catch (error) {
    const refused = vendorError(error);
    return condition(
      KIND,
      refused.kind === "refused" ? "unmet" : "unknown",
      quoted(inWords(refused)),
    );
  }
}

const PERMISSION: ConditionText = {
  id: "deletion-permission",
  title: "The directory allows deleting members",
  remedy:
    "Set `closure.enableMemberDeletion: true` in account.yaml, or switch it on in the Resource Directory console. It holds for all members of the directory.",
  docs: "https://help.aliyun.com/document_detail/428093.html",
  in: { zh: CONDITIONS["deletion-permission"] },
};

async function permissionCondition(
  context: ConditionContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const status = await deletionPermission(context, signal);
  if (status === "Enabled") return condition(PERMISSION, "met", { en: "it is on", zh: DETAILS.on });
  return context.account.closure.enableMemberDeletion
    ? condition(PERMISSION, "met", {
        en: "it is off; it will be switched on for the submission and put back right after",
        zh: DETAILS.switchedOn,
      })
    : condition(PERMISSION, "unmet", { en: "it is off", zh: DETAILS.off });
}

const DELETION_STATUS = "ResourceDirectory.MemberDeletionStatus";

/** The directory's member deletion permission. Throws where the cloud does not say. */
export async function deletionPermission(
  { management }: Pick<ConditionContext, "management">,
  signal: AbortSignal,
): Promise<"Enabled" | "Disabled"> {
  const call = resourceManager("GetResourceDirectory");
  const reply = await management.read({ ...call, must: DELETION_STATUS }, signal);
  return word(reply, DELETION_STATUS, ["Enabled", "Disabled"]);
}

/** Words of the delegated administrator's condition. */
export const DELEGATED: ConditionText = {
  id: "delegated-administrator",
  title: "The member is no delegated administrator",
  remedy:
    "Remove it in the Resource Directory console under Trusted Services (DeregisterDelegatedAdministrator for each service).",
  docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/ListDelegatedAdministrators",
  in: { zh: CONDITIONS["delegated-administrator"] },
};

/** A delegated administrator cannot go: services of the directory are run from it. */
export async function delegatedCondition(
  { management, account }: Pick<ConditionContext, "management" | "account">,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const administrators = await management.readAll(
    {
      ...resourceManager("ListDelegatedAdministrators"),
      items: "Accounts.Account",
      paging: pages(100),
      must: "AccountId",
    },
    signal,
  );
  const services = administrators
    .filter((entry) => text(entry, "AccountId") === account.id)
    .map((entry) => {
      const name = textIfSent(entry, "ServicePrincipal", "only to be read");
      return name === undefined ? { en: "a service", zh: DETAILS.service } : asItCame(name);
    });
  return services.length === 0
    ? condition(DELEGATED, "met", { en: "for no service", zh: DETAILS.noService })
    : condition(DELEGATED, "unmet", joined(services, [", ", "、"]));
}

type ReadCondition = (context: ConditionContext, signal: AbortSignal) => Promise<ClosureCondition>;

/**
 * Everything besides items that a deletion of a member needs. Reads only; what cannot be read is
 * `unknown`, with the vendor's words.
 */
export async function readConditions(
  context: ConditionContext,
  signal: AbortSignal,
): Promise<readonly ClosureCondition[]> {
  const guarded = (text: ConditionText, read: ReadCondition) =>
    guard(text, () => read(context, signal));
  return Promise.all([
    callerCondition(context),
    kindCondition(context, signal),
    guarded(PERMISSION, permissionCondition),
    guarded(DELEGATED, delegatedCondition),
    guarded(SUFFIX, suffixCondition),
    payerCondition(context, signal),
    guarded(RELATION, relationCondition),
    guarded(UNSETTLED, unsettledCondition),
    guarded(INVOICES, invoiceCondition),
  ]);
}
