import type { List, TagsCall } from "../../../core/row-read.ts";
import { defineService } from "../../../core/service.ts";
import { unlessPrepaid } from "../prepaid.ts";

const tag = { key: "TagKey", value: "TagValue" } as const;

/** Without the filter the reply holds the private key. */
const tagsOfCertificate: TagsCall = {
  action: "GetUserCertificateDetail",
  params: { CertId: "$id", CertFilter: true },
  most: 1,
  items: "Tags",
  ...tag,
  paging: { by: "none" },
};

/** Without a status only certificates in force are listed. */
const certificates = (kind: "CERT" | "UPLOAD", status?: "EXPIRED"): List => ({
  action: "ListUserCertificateOrder",
  params: { OrderType: kind, ...(status === undefined ? {} : { Status: status }) },
  items: "CertificateOrderList",
  paging: { by: "number", page: "CurrentPage", size: ["ShowSize", 50], total: "TotalCount" },
});

/**
 * SSL certificates, in the model of orders and in that of instances (since 2025).
 * https://api.alibabacloud.com/document/cas/2020-04-07/overview
 *
 * The vendor's pages list no code for a certificate that is gone.
 */
export const cas = defineService({
  product: "cas",
  defaults: {
    docs: "https://api.alibabacloud.com/document/cas/2020-04-07/",
    wave: "domains",
    scope: "account",
    dataBearing: false,
    paging: { by: "number", page: "CurrentPage", size: ["ShowSize", 50], total: "TotalCount" },
  },
  types: {
    "cas.certificate": {
      title: "SSL certificate",
      docs: "DeleteUserCertificate",
      list: [
        certificates("CERT"),
        certificates("CERT", "EXPIRED"),
        certificates("UPLOAD"),
        certificates("UPLOAD", "EXPIRED"),
      ],
      detail: [
        {
          // Without the filter the reply holds the private key.
          name: "order",
          action: "GetUserCertificateDetail",
          must: "Id",
          params: { CertId: "$id", CertFilter: true },
          when: { at: "Upload", is: false },
        },
        {
          name: "places",
          action: "ListCloudResources",
          must: ["CloudProduct", "Domain"],
          params: { CertIds: { json: ["$id"] } },
          items: "Data",
          total: "Total",
        },
      ],
      read: {
        id: "CertificateId",
        name: "Name",
        created: "StartDate",
        expires: "EndDate",
        // An uploaded one has no detail that is made anyway.
        tags: { at: "detail.order.Tags", ...tag, else: tagsOfCertificate },
        facts: {
          domain: "CommonName",
          domains: "Sans",
          issuer: "Issuer",
          fingerprint: "Fingerprint",
          uploaded: "Upload",
          expired: "Expired",
          instanceId: "InstanceId",
          orderId: "detail.order.OrderId",
          usedBy: "detail.places[].CloudProduct",
          usedFor: "detail.places[].Domain",
        },
        states: {
          at: "Status",
          present: [
            "PAYED",
            "CHECKING",
            "CHECKED_FAIL",
            "ISSUED",
            "WILLEXPIRED",
            "EXPIRED",
            "NOTACTIVATED",
            "REVOKED",
          ],
        },
      },
      material: ["domains", "fingerprint"],
      proposes: {
        when: [
          { at: "Upload", is: false },
          { at: "Expired", is: false },
        ],
        disposition: "manual",
        because:
          "issued and in force: it can only be deleted once revoked, which breaks every site that shows it, or once it has expired; `revoke` does it now",
      },
      allows: ["delete", "manual"],
      options: { revoke: "an issued certificate in force is revoked first, for good" },
      remove: [
        {
          does: "revoke the certificate and cancel its order",
          deletes: true,
          action: "CancelCertificateForPackageRequest",
          params: { OrderId: "$facts.orderId" },
          when: [
            { at: "option", is: "revoke" },
            { at: "facts.uploaded", is: false },
            { at: "facts.expired", is: false },
            { at: "facts.orderId", exists: true },
            { at: "facts.orderId", not: 0 },
          ],
          note: "Every site that shows it breaks, also outside this account.",
        },
        {
          does: "revoke the certificate of its instance",
          deletes: true,
          action: "RevokeCertificate",
          params: { InstanceId: "$facts.instanceId", CertificateId: "$id" },
          when: [
            { at: "option", is: "revoke" },
            { at: "facts.uploaded", is: false },
            { at: "facts.expired", is: false },
            { at: "facts.orderId", exists: false },
            { at: "facts.instanceId", exists: true },
          ],
        },
        {
          does: "delete the certificate",
          deletes: true,
          action: "DeleteUserCertificate",
          params: { CertId: "$id" },
          again: "ClientToken",
          when: { at: "option", exists: false },
        },
        // One that is being revoked cannot be deleted yet, and once it is, no listing shows it.
        {
          does: "delete the uploaded certificate (no revocation needed)",
          deletes: true,
          action: "DeleteUserCertificate",
          params: { CertId: "$id" },
          again: "ClientToken",
          when: [
            { at: "option", is: "revoke" },
            { at: "facts.uploaded", is: true },
          ],
        },
        {
          does: "delete the certificate, which has expired",
          action: "DeleteUserCertificate",
          params: { CertId: "$id" },
          again: "ClientToken",
          when: [
            { at: "option", is: "revoke" },
            { at: "facts.uploaded", is: false },
            { at: "facts.expired", is: true },
          ],
        },
      ],
      // The bill's code is unverified.
      known: { inventory: ["ACS::SSLCertificatesService::Certificate"], product: ["cas"] },
    },

    "cas.instance": {
      title: "SSL certificate instance",
      docs: "DeleteInstance",
      list: { action: "ListInstances", items: "InstanceList", size: 100 },
      read: {
        id: "InstanceId",
        name: "CertificateName",
        created: "InstanceStartTime",
        expires: "InstanceEndTime",
        charge: { at: "Status", prepaid: ["inactive", "pending", "normal", "willExpire"] },
        autoRenew: { at: "AutoReissue", is: ["enable"] },
        tags: {
          by: {
            action: "GetInstanceDetail",
            params: { InstanceId: "$id" },
            most: 1,
            items: "Tags",
            ...tag,
            paging: { by: "none" },
          },
        },
        facts: {
          status: "Status",
          domain: "Domain",
          brand: "Brand",
          kind: "CertificateType",
          certificateId: "CertificateId",
          certificateStatus: "CertificateStatus",
          orderEnd: "OrderEndTime",
          usedBy: "UsingProductList",
        },
        states: {
          at: "Status",
          present: ["inactive", "pending", "willExpire", "expired", "refund", "normal", "closed"],
        },
      },
      material: ["domain", "kind"],
      uses: [{ type: "cas.certificate", at: "CertificateId" }],
      remove: [
        {
          does: "give the instance back for a refund, within 7 days of the purchase",
          deletes: true,
          action: "RefundInstance",
          params: { InstanceId: "$id" },
          when: [
            { at: "charge", is: "prepaid" },
            { at: "disposition", is: "refund" },
          ],
        },
        {
          does: "delete the instance that was given back",
          deletes: true,
          action: "DeleteInstance",
          params: { InstanceId: "$id" },
          again: "ClientToken",
          when: [
            { at: "charge", is: "prepaid" },
            { at: "disposition", is: "refund" },
          ],
        },
        {
          does: "delete the instance, which has ended",
          action: "DeleteInstance",
          params: { InstanceId: "$id" },
          again: "ClientToken",
          when: unlessPrepaid,
        },
      ],
    },
  },
});
