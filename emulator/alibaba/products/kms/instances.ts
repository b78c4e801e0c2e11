import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { type Action, action } from "../../service.ts";
import { pageParams } from "../data/filters.ts";

/** Rows hold GetKmsInstance's KmsInstance. */
export const kmsInstances = defineTable("kms.instance", { id: "InstanceId" });

function listInstances(call: Call): JsonObject {
  const style = { page: "PageNumber", size: "PageSize", standard: 20, max: 100 } as const;
  const page = paginate(call, call.rows(kmsInstances), { by: "number", ...style }, (row) => ({
    KmsInstanceId: row["InstanceId"],
    KmsInstanceArn: `acs:kms:${call.region}:${call.account.id}:keystore/${textOf(row["InstanceId"])}`,
  }));
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    KmsInstances: { KmsInstance: page.items },
  };
}

function need(call: Call) {
  const id = call.need("KmsInstanceId");
  const row = call.table(kmsInstances).get(id);
  if (row === undefined) {
    throw vendorError(404, "Forbidden.ResourceNotFound", "Resource not found.");
  }
  return { row, id };
}

/** Pay-as-you-go only; subscriptions are refunded. The code is unverified. */
function release(call: Call): JsonObject {
  const { row, id } = need(call);
  if (row["ChargeType"] === "PREPAY") {
    throw vendorError(409, "Rejected.ChargeType", "A subscription instance cannot be released.");
  }
  call.table(kmsInstances).move(id, goneAfterPolls(2), { Status: "Releasing" });
  return {};
}

/** KMS instances. alibabacloud_kms20160120 3.3.1 */
export const instanceActions: Readonly<Record<string, Action>> = {
  ListKmsInstances: action({ params: pageParams, handle: listInstances }),
  GetKmsInstance: action({
    params: { KmsInstanceId: "key" },
    handle: (call) => ({ KmsInstance: call.show(need(call).row) }),
  }),
  ReleaseKmsInstance: action({
    params: { KmsInstanceId: "key" },
    ignored: ["ForceDeleteWithoutBackup"],
    handle: release,
  }),
};
