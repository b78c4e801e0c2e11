import { defineService } from "../service.ts";
import { roaErrorBody } from "../wire/errors.ts";
import { clusterActions, clusters } from "./cs/clusters.ts";
import { deletionActions, tasks } from "./cs/deletion.ts";
import { nodeActions, nodePools } from "./cs/nodes.ts";

/** Container Service 2015-12-15. https://www.alibabacloud.com/help/en/ack/developer-reference/api-cs-2015-12-15-overview */
export const cs = defineService({
  product: "CS",
  version: "2015-12-15",
  style: "roa",
  hosts: ["cs", "cs.{region}"],
  locationCode: "cs",
  regionInHost: true,
  permissionPrefix: "cs",
  denied: { status: 403, code: "StatusForbidden" },
  errorBody: roaErrorBody,
  requestIdField: null,
  tables: [clusters, nodePools, tasks],
  actions: { ...clusterActions, ...nodeActions, ...deletionActions },
});
