import { defineService } from "../service.ts";
import { attachingActions } from "./ecs/attaching.ts";
import { diskActions, disks, images, snapshotPolicies, snapshots } from "./ecs/disks.ts";
import { instanceActions, instances } from "./ecs/instances.ts";
import { lookupActions } from "./ecs/lookups.ts";
import { groups, interfaces, networkActions } from "./ecs/network.ts";
import { tagActions } from "./ecs/tags.ts";
import { keyPairs, launchTemplates, templateActions } from "./ecs/templates.ts";

/** ECS 2014-05-26. https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-overview */
export const ecs = defineService({
  product: "Ecs",
  version: "2014-05-26",
  style: "rpc",
  hosts: ["ecs", "ecs.{region}", "ecs-{region}"],
  locationCode: "ecs",
  permissionPrefix: "ecs",
  dryRun: true,
  denied: { status: 403, code: "Forbidden.RAM" },
  tables: [
    instances,
    disks,
    snapshots,
    images,
    snapshotPolicies,
    groups,
    interfaces,
    keyPairs,
    launchTemplates,
  ],
  actions: {
    ...instanceActions,
    ...diskActions,
    ...attachingActions,
    ...networkActions,
    ...templateActions,
    ...lookupActions,
    ...tagActions,
  },
});
