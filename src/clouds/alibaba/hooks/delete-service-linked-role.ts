import type { Hook, HookContext } from "../../shared/hook.ts";
import { type Answer, recordsIfSent, text, textIfSent, textsIfSent } from "../../shared/reply.ts";

/** How often, and how far apart, a deletion task is asked about before it is left for later; milliseconds. */
const ASKING = { most: 14, first: 250, factor: 1.6, every: 2_000 } as const;

/**
 * Deletes a service-linked role: a task that its service decides about. It is not data, since the
 * task's answer names what still uses the role, and that is the reason a person needs.
 * https://api.alibabacloud.com/document/ResourceManager/2020-03-31/GetServiceLinkedRoleDeletionStatus
 */
export const deleteServiceLinkedRole: Hook = async (context) => {
  const role = context.item.nativeId;
  const begun = await context.change(context.call("DeleteServiceLinkedRole"), {
    does: `ask its service to delete the role ${role}`,
    idempotent: true,
  });
  const task = text(begun, "DeletionTaskId");
  const end = await endOf(context, task);
  const status = text(end, "Status");
  switch (status) {
    case "SUCCEEDED":
      return { outcome: "requested" };
    case "FAILED":
      return { outcome: "refused", code: "RoleInUse", message: reasonOf(role, end) };
    default:
      return {
        outcome: "busy",
        code: status,
        message: `the deletion of the role ${role} has not ended yet (task ${task})`,
      };
  }
};

/** The task's last state: its end, or where it stood when the asking stopped. */
async function endOf(context: HookContext, task: string): Promise<Answer> {
  const request = context.call("GetServiceLinkedRoleDeletionStatus", task);
  let wait: number = ASKING.first;
  for (let asked = 1; ; asked += 1) {
    const reply = await context.read(request, "Status");
    const status = text(reply, "Status");
    const running = status === "IN_PROGRESS" || status === "NOT_STARTED";
    if (!running || asked === ASKING.most) return reply;
    await context.clock.sleep(wait, context.signal);
    wait = Math.min(ASKING.every, wait * ASKING.factor);
  }
}

function reasonOf(role: string, end: Answer): string {
  const usages = recordsIfSent(end, "Reason.RoleUsages.RoleUsage", "a reason may name none");
  const used = usages.map((usage) => {
    const resources = textsIfSent(usage, "Resources.Resource[]", "only to be read");
    return `${textIfSent(usage, "Region", "only to be read") ?? "?"}: ${resources.join(", ")}`;
  });
  const message = textIfSent(end, "Reason.Message", "a reason may be told by its usages alone");
  return [
    `the service still uses the role ${role}`,
    ...(message === undefined ? [] : [message]),
    ...used,
  ].join("; ");
}
