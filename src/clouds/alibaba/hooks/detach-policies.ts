import type { Hook, HookContext } from "../../shared/hook.ts";
import { readText } from "../../shared/paths.ts";
import { CallError, type TransportRequest } from "../../shared/transport.ts";

/** One policy that is attached to the identity; without a resource group for the whole account. */
interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly resourceGroup: string | undefined;
}

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
 * for the account, the listing of attachments, and the detaching call.
 */
export const detachPolicies: Hook = async (context) => {
  const [listAction = "", , detachAction = ""] = context.actions;
  const listed = await context.readAll(context.call(listAction), "Policies.Policy", { by: "none" });
  const everywhere = listed.map((record) => attachmentOf(record, context.accountId));
  const scoped = (await attachmentsOf(context)).filter((one) => one.resourceGroup !== undefined);
  for (const attachment of [...everywhere, ...scoped]) {
    await detach(context, detachAction, attachment);
  }
  return { outcome: "requested" };
};

async function attachmentsOf(context: HookContext): Promise<readonly Attachment[]> {
  const {
    PageNumber: _number,
    PageSize: _size,
    ...params
  } = context.call("ListPolicyAttachments").params;
  const request: TransportRequest = { ...context.call("ListPolicyAttachments"), params };
  const records = await context.readAll(request, "PolicyAttachments.PolicyAttachment", {
    by: "number",
    page: "PageNumber",
    size: ["PageSize", 100],
    total: "TotalCount",
  });
  return records.map((record) => attachmentOf(record, context.accountId));
}

/** An attachment to the account as a whole names the account's id as its resource group. */
function attachmentOf(record: unknown, accountId: string): Attachment {
  const group = readText(record, "ResourceGroupId");
  return {
    name: readText(record, "PolicyName") ?? "",
    type: readText(record, "PolicyType") ?? "",
    resourceGroup: group === accountId ? undefined : group,
  };
}

async function detach(
  context: HookContext,
  action: string,
  { name, type, resourceGroup }: Attachment,
): Promise<void> {
  const request = context.call(action, "");
  const { ResourceGroupId: _group, ...rest } = request.params;
  const params = {
    ...rest,
    PolicyName: name,
    PolicyType: type,
    ...(resourceGroup === undefined ? {} : { ResourceGroupId: resourceGroup }),
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
