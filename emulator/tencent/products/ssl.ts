import { arrayOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { change, list, offset } from "../listing.ts";
import { action, defineService } from "../service.ts";

/** Certificates: `Status` 0 in review, 1 issued, 3 expired, 7 cancelled, 10 revoked; `_undeletable` is refused. */
const certificates = defineTable("ssl.certificate", { id: "CertificateId", scope: "account" });
const missing = "FailedOperation.CertificateNotFound";

function refuseDeletion(row: Row) {
  const id = String(row["CertificateId"]);
  if (arrayOf(row["BoundResource"]).length > 0) {
    return refusal("FailedOperation.DeleteResourceFailed", `${id} is bound to resources.`);
  }
  // That an issued paid certificate is refused, and by this code, is from the SDK's list of codes.
  if (row["_undeletable"] === true) {
    return refusal(
      "FailedOperation.CannotBeDeletedIssued",
      `${id} is issued and cannot be deleted.`,
    );
  }
  return undefined;
}

/** Certificates. */
export const ssl = defineService({
  product: "ssl",
  version: "2019-12-05",
  scope: "global",
  tables: [certificates],
  actions: {
    DescribeCertificates: list({
      table: certificates,
      set: "Certificates",
      page: offset(10, 1000),
    }),
    DescribeCertificate: action({
      params: { CertificateId: "string!" },
      handle: (call) => {
        const row = call.table(certificates).get(call.need("CertificateId"));
        if (row === undefined) throw refusal(missing, "The certificate does not exist.");
        return call.show(row);
      },
    }),
    CancelCertificateOrder: change({
      table: certificates,
      ids: "CertificateId",
      one: true,
      missing,
      refuse: (_call, row) =>
        row["Status"] === 0
          ? undefined
          : refusal("FailedOperation.CancelOrderFailed", "The order can no longer be cancelled."),
      apply: (_call, row, table) => table.patch(table.idOf(row), { Status: 7 }),
      reply: (call) => ({ CertificateId: call.need("CertificateId") }),
    }),
    RevokeCertificate: change({
      table: certificates,
      ids: "CertificateId",
      one: true,
      missing,
      ignored: ["Reason"],
      apply: (_call, row, table) =>
        table.patch(table.idOf(row), { Status: 10, _undeletable: false }),
    }),
    DeleteCertificate: change({
      table: certificates,
      ids: "CertificateId",
      one: true,
      missing,
      ignored: ["IsCheckResource"],
      refuse: (_call, row) => refuseDeletion(row),
      reply: () => ({ DeleteResult: true, TaskId: "" }),
    }),
  },
});
