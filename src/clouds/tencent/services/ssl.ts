import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";

/**
 * SSL certificates. One within three months of its end may be abandoned
 * (https://cloud.tencent.com/document/product/378/30253).
 * https://cloud.tencent.com/document/api/400/41659
 *
 * Error codes: Go SDK tencentcloud-sdk-go, ssl/v20191205/errors.go.
 */
export const ssl = defineService({
  product: "ssl",
  defaults: {
    wave: "domains",
    scope: "account",
    dataBearing: false,
    paging: offsets(100),
  },
  types: {
    "ssl.certificate": {
      title: "SSL certificate",
      docs: "https://cloud.tencent.com/document/api/400/41675",
      list: { action: "DescribeCertificates", items: "Certificates" },
      read: {
        id: "CertificateId",
        name: "Domain",
        created: "InsertTime",
        expires: "CertEndTime",
        autoRenew: { at: "AutoRenewFlag", is: [1] },
        tags: { at: "Tags", key: "TagKey", value: "TagValue" },
        facts: {
          status: "Status",
          statusName: "StatusName",
          issuer: "From",
          product: "ProductZhName",
          domain: "Domain",
          names: "SubjectAltName[]",
          boundTo: "BoundResource[]",
        },
        states: { at: "Status", present: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] },
      },
      material: ["domain", "issuer"],
      proposes: {
        when: { at: "Status", is: [0, 4, 6, 8, 9, 11] },
        disposition: "manual",
        because: "an order or revocation of it is under way",
      },
      allows: ["delete", "abandon", "let-expire", "manual", "keep"],
      remove: {
        does: "delete the certificate, which is not revoked by that",
        action: "DeleteCertificate",
        params: { CertificateId: "$id" },
        gone: ["FailedOperation.CertificateNotFound"],
        busy: [
          "FailedOperation.CannotBeDeletedWithinHour",
          "FailedOperation.CannotGetOrder",
          "FailedOperation.NetworkError",
        ],
      },
      codes: {
        notOurs: {
          "FailedOperation.InvalidCertificateStatusCode": "what it waits for is a person's work",
        },
      },
      known: {
        inventory: ["qcs::ssl::certificate"],
        product: ["p_ssl"],
        billedByUse: "unverified: whether its bill names certificates by their ids was not found",
      },
    },
  },
});
