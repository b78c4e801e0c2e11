import type { Hook } from "../../shared/hook.ts";
import { deleteServiceLinkedRole } from "./delete-service-linked-role.ts";
import { detachPolicies } from "./detach-policies.ts";
import { detachServiceResources } from "./detach-service-resources.ts";
import { emptyBucket } from "./empty-bucket.ts";
import { revokeGroupRules } from "./revoke-group-rules.ts";

/** Every hook that a row may name. */
export const alibabaHooks: Readonly<Record<string, Hook>> = {
  "ecs.revoke-group-rules": revokeGroupRules,
  "oss.empty-bucket": emptyBucket,
  "privatelink.detach-resources": detachServiceResources,
  "ram.detach-policies": detachPolicies,
  "slr.delete": deleteServiceLinkedRole,
};
