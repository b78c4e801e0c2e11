import type { Hook, HookContext } from "../../shared/hook.ts";
import { type Answer, text, textIfSent } from "../../shared/reply.ts";
import { CallError, type TransportRequest } from "../../shared/transport.ts";

/** One policy that is attached to the identity; without a resource group for the whole account. */
interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly resourceGroup: string | undefined;
}

/** What tells a policy. */
const POLICY = ["PolicyName", "PolicyType"] as const;

/** Codes of an attachment that is not there any more. https://help.aliyun.com/document_detail/28729.html */
const NOT_ATTACHED: ReadonlySet<string> = new Set([
  "EntityNotExist.User.Policy",
  "EntityNotExist.Group.Policy",
  "EntityNotExist.Role.Policy",
  "EntityNotExist.Policy",
]);

/**
 * Detaches every policy of a user, group or role, those attached for a resource group too. It is not
 * data, since an attachment is told by three values at once. The step names, in this order, the listing
 * for the account, the listing of attachments, the detaching call, and where there is one the detaching
 * call for a principal whose short name is not known.
 */
export const detachPolicies: Hook = async (context) => {
  const [listAction = "", , detachAction = "", otherwise] = context.actions;
  const attached = await attachmentsOf(context);
  if (otherwise !== undefined && context.item.facts["userName"] === undefined) {
    for (const one of attached) await detach(context, otherwise, one, context.accountId);
    return { outcome: "requested" };
  }
  const listed = await context.readAll(
    context.call(listAction),
    "Policies.Policy",
    { by: "none" },
    POLICY,
  );
  const everywhere = listed.map((record) => attachmentOf(record, context.accountId));
  const scoped = attached.filter((one) => one.resourceGroup !== undefined);
  for (const one of [...everywhere, ...scoped]) await detach(context, detachAction, one);
  return { outcome: "requested" };
};

/** The attachments of the item, for the account and for resource groups. */
async function attachmentsOf(context: HookContext): Promise<readonly Attachment[]> {
  const {
    PageNumber: _number,
    PageSize: _size,
    ...params
  } = context.call("ListPolicyAttachments").params;
  const request: TransportRequest = { ...context.call("ListPolicyAttachments"), params };
  const records = await context.readAll(
    request,
    "PolicyAttachments.PolicyAttachment",
    { by: "number", page: "PageNumber", size: ["PageSize", 100], total: "TotalCount" },
    [...POLICY, "PrincipalName"],
  );
  const own = shortName(context.item.name ?? "");
  return records
    .filter((record) => shortName(text(record, "PrincipalName")) === own)
    .map((record) => attachmentOf(record, context.accountId));
}

/** `alice` in `alice@demo.onaliyun.com`. */
function shortName(principal: string): string {
  return principal.split("@")[0] ?? "";
}

/** An attachment to the account as a whole names the account's id as its resource group. */
function attachmentOf(record: Answer, accountId: string): Attachment {
  const group = textIfSent(record, "ResourceGroupId", "a user's own policies name none");
  return {
    name: text(record, "PolicyName"),
    type: text(record, "PolicyType"),
    resourceGroup: group === accountId ? undefined : group,
  };
}

async function detach(
  context: HookContext,
  action: string,
  { name, type, resourceGroup }: Attachment,
  everywhere?: string,
): Promise<void> {
  const scope = resourceGroup ?? everywhere;
  const request = context.call(action, "");
  const { ResourceGroupId: _group, ...rest } = request.params;
  const params = {
    ...rest,
    PolicyName: name,
    PolicyType: type,
    ...(scope === undefined ? {} : { ResourceGroupId: scope }),
  };
  const where = resourceGroup === undefined ? "" : ` in resource group ${resourceGroup}`;
  try {
    await context.change(
      { ...request, params },
      { does: `detach policy ${name}${where}`, idempotent: true },
    );
  } catch (error) {
    if (!(error instanceof CallError) || !NOT_ATTACHED.has(error.code)) throw error;
  }
}
