import type { Predicate } from "../../../core/row-call.ts";
import type { List, TagsCall } from "../../../core/row-read.ts";
import { defineService } from "../../../core/service.ts";
import type { WrittenStep } from "../../../core/written-row.ts";
import { ASKED_BESIDE, NO_KIND } from "./parts/left-out.ts";
import { unlessPrepaid } from "./parts/prepaid.ts";

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

/** Without a status only certificates in force are listed; the text says that orders are all listed then. */
const records = (kind: "CERT" | "UPLOAD" | "CPACK" | "BUY", status?: "EXPIRED"): List => ({
  action: "ListUserCertificateOrder",
  params: { OrderType: kind, ...(status === undefined ? {} : { Status: status }) },
  items: "CertificateOrderList",
  paging: { by: "number", page: "CurrentPage", size: ["ShowSize", 50], total: "TotalCount" },
  ...(status === undefined
    ? {
        leaves: {
          Status: "certificates that have expired are asked for beside; orders are all listed",
        },
      }
    : {}),
});

function revokeOfInstance(orderless: Predicate): WrittenStep {
  return {
    does: "revoke the certificate of its instance",
    deletes: true,
    action: "RevokeCertificate",
    params: { InstanceId: "$facts.instanceId", CertificateId: "$id" },
    when: [
      { at: "option", is: "revoke" },
      { at: "facts.uploaded", is: false },
      { at: "facts.expired", is: false },
      orderless,
      { at: "facts.instanceId", exists: true },
    ],
  };
}
const ONLY_WHERE_ASKED = "it narrows to instances that can be put on a server, where it is sent";

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
    // Each region has a list of its own, at a host of its own (endpoints.json, `own`).
    scope: "region",
    dataBearing: false,
    paging: { by: "number", page: "CurrentPage", size: ["ShowSize", 50], total: "TotalCount" },
  },
  types: {
    "cas.certificate": {
      title: "SSL certificate",
      docs: "DeleteUserCertificate",
      list: [
        records("CERT"),
        records("CERT", "EXPIRED"),
        records("UPLOAD"),
        records("UPLOAD", "EXPIRED"),
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
          leaves: { CloudName: NO_KIND, CloudProduct: NO_KIND },
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
        // a certificate without an order has none, or 0
        revokeOfInstance({ at: "facts.orderId", exists: false }),
        revokeOfInstance({ at: "facts.orderId", is: 0 }),
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
      known: {
        inventory: ["ACS::SSLCertificatesService::Certificate"],
        product: ["cas"],
        billedByUse: "unverified: whether its bill names certificates by their ids was not found",
      },
    },

    "cas.order": {
      title: "SSL certificate order",
      concern: "order",
      docs: "ListUserCertificateOrder",
      wave: "finance",
      // Bought, and drawn from a quota: both kinds of order are lists of their own.
      list: [records("CPACK"), records("BUY")],
      read: {
        id: "OrderId",
        name: "ProductName",
        created: "BuyDate",
        tags: { unknown: "GetUserCertificateDetail tells tags of certificates, not of orders" },
        facts: {
          status: "Status",
          kind: "SourceType",
          product: "ProductName",
          domain: "Domain",
          instanceId: "InstanceId",
          aliyunOrderId: "AliyunOrderId",
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
        skip: [
          {
            when: { at: "Status", is: ["ISSUED", "WILLEXPIRED", "EXPIRED"] },
            because: "its certificate is issued, and an item of its own",
          },
          { when: { at: "Status", is: "REVOKED" }, because: "its certificate is revoked" },
        ],
      },
      material: ["status", "kind", "product", "domain"],
      unmarked: "orders are numbered by the vendor and never made anew",
      allows: ["manual", "abandon"],
      remove: {
        because:
          "which call ends an order depends on how far it is, and the vendor's pages do not say which states each call takes",
        console: [
          "Open Certificate Management Service, SSL Certificates in the console of the account.",
          "Pending application: ask for a refund, or abandon it by name in account.yaml. Under review: cancel the application first. Review failed or not activated: delete it.",
        ],
      },
    },

    "cas.instance": {
      title: "SSL certificate instance",
      docs: "DeleteInstance",
      // Whether test certificates are listed without being asked for is not told.
      list: [
        {
          action: "ListInstances",
          items: "InstanceList",
          size: 100,
          leaves: { InstanceType: ASKED_BESIDE, ServerDeployFlag: ONLY_WHERE_ASKED },
        },
        {
          action: "ListInstances",
          params: { InstanceType: "TEST" },
          items: "InstanceList",
          size: 100,
          leaves: { ServerDeployFlag: ONLY_WHERE_ASKED },
        },
      ],
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
