import type { Call } from "../../../core/call.ts";
import { isoSeconds } from "../../../core/clock.ts";
import { vendorError } from "../../../core/errors.ts";
import type { JsonObject } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable } from "../../../core/table.ts";
import { goneAt } from "../../../core/transition.ts";
import { type Action, action } from "../../service.ts";
import { pageParams } from "../data/filters.ts";

/** Rows hold what ListSecrets shows, and EncryptionKeyId, which only DescribeSecret tells. */
export const secrets = defineTable("kms.secret", { id: "SecretName" });

function listSecrets(call: Call): JsonObject {
  const style = { page: "PageNumber", size: "PageSize", standard: 10, max: 100 } as const;
  const page = paginate(
    call,
    call.rows(secrets),
    { by: "number", ...style },
    ({ EncryptionKeyId: _, ...fields }) => fields,
  );
  return {
    PageNumber: page.number,
    PageSize: page.size,
    TotalCount: page.total,
    SecretList: { Secret: page.items },
  };
}

function need(call: Call) {
  const id = call.need("SecretName");
  const row = call.table(secrets).get(id);
  if (row === undefined) {
    throw vendorError(404, "Forbidden.ResourceNotFound", "Resource not found.");
  }
  return { row, id };
}

/** At once with ForceDeleteWithoutRecovery, else after 7 to 30 days (30 unless told otherwise). */
function deleteSecret(call: Call): JsonObject {
  const { id } = need(call);
  const table = call.table(secrets);
  if (call.flag("ForceDeleteWithoutRecovery") === true) {
    table.remove(id);
    return { SecretName: id, PlannedDeleteTime: isoSeconds(call.now()) };
  }
  const days = call.number("RecoveryWindowInDays") ?? 30;
  if (days < 7 || days > 30) throw call.errors.invalid("RecoveryWindowInDays");
  const until = call.now() + days * 86_400_000;
  table.move(id, goneAt(until), { PlannedDeleteTime: isoSeconds(until) });
  return { SecretName: id, PlannedDeleteTime: isoSeconds(until) };
}

/** Secrets. alibabacloud_kms20160120 3.3.1 */
export const secretActions: Readonly<Record<string, Action>> = {
  ListSecrets: action({ params: pageParams, ignored: ["FetchTags"], handle: listSecrets }),
  DescribeSecret: action({
    params: { SecretName: "key" },
    ignored: ["FetchTags"],
    handle: (call) => call.show(need(call).row),
  }),
  GetSecretValue: action({
    params: { SecretName: "key" },
    ignored: ["FetchExtendedConfig", "VersionId", "VersionStage"],
    handle: (call) => call.show(need(call).row),
  }),
  DeleteSecret: action({
    params: {
      SecretName: "key",
      ForceDeleteWithoutRecovery: "switch",
      RecoveryWindowInDays: "value",
    },
    handle: deleteSecret,
  }),
};
