import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";

/**
 * Certificates. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: scm.certificate.
 */
export const scm = defineService({
  product: "scm",
  types: {
    "scm.certificate": {
      title: "SSL certificate",
      docs: "https://support.huaweicloud.com/intl/en-us/api-ccm/DeleteCertificate.html",
      wave: "domains",
      scope: "account",
      dataBearing: false,
      list: {
        action: "ListCertificates",
        params: { status: "ALL", owned_by_self: true, enterprise_project_id: "all" },
        leaves: {
          deploy_support: "it narrows to those that can be put on other products",
        },
        items: "certificates",
        paging: offsets(50, "total_count"),
      },
      read: {
        id: "id",
        name: "name",
        expires: "expire_time",
        tags: {
          by: {
            action: "ListTagsByCertificate",
            params: { resource_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        states: {
          at: "status",
          present: [
            "PAID",
            "ISSUED",
            "CHECKING",
            "CANCELCHECKING",
            "UNPASSED",
            "EXPIRED",
            "REVOKING",
            "CANCLEREVOKING",
            "REVOKED",
            "UPLOAD",
            "SUPPLEMENTCHECKING",
            "CANCELSUPPLEMENTING",
            "CHECKING_ORG",
            "ISSUING",
          ],
        },
        facts: { status: "status", domain: "domain", brand: "brand", kind: "type" },
      },
      unmarked: "the list tells no time at which it was ordered; an id is never given twice",
      material: ["domain"],
      gone: ["HTTP 404"],
      remove: {
        does: "delete the certificate",
        action: "DeleteCertificate",
        params: { certificate_id: "$id" },
      },
      known: { inventory: ["scm.certificate"], product: ["hws.service.type.scm"] },
    },
  },
});
