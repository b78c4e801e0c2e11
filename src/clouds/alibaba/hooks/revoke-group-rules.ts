import type { Hook } from "../../shared/hook.ts";
import { text, textIfSent } from "../../shared/reply.ts";

/** Most rules of one call. https://api.alibabacloud.com/document/Ecs/2014-05-26/RevokeSecurityGroup */
const BATCH = 100;

/**
 * Revokes the rules of a security group that name another one, so that groups which refer to each other
 * can go. It is not data, since inbound and outbound rules are revoked by different actions.
 */
export const revokeGroupRules: Hook = async (context) => {
  const rules = await context.readAll(
    context.call("DescribeSecurityGroupAttribute"),
    "Permissions.Permission",
    { by: "token", token: "NextToken", size: ["MaxResults", 1000], next: "NextToken" },
    "SecurityGroupRuleId",
  );
  const own = context.item.nativeId;
  for (const [action, field] of [
    ["RevokeSecurityGroup", "SourceGroupId"],
    ["RevokeSecurityGroupEgress", "DestGroupId"],
  ] as const) {
    const ids = rules
      .filter((rule) => {
        const other = textIfSent(rule, field, "most rules name no group");
        return other !== undefined && other !== own;
      })
      .map((rule) => text(rule, "SecurityGroupRuleId"));
    for (let at = 0; at < ids.length; at += BATCH) {
      const batch = ids.slice(at, at + BATCH);
      const request = context.call(action, "");
      await context.change(
        { ...request, params: { ...request.params, SecurityGroupRuleId: batch } },
        { does: `revoke ${batch.length} rules that name other groups`, idempotent: true },
      );
    }
  }
  return { outcome: "requested" };
};
