import { defineService } from "../../../core/service.ts";

/**
 * Names that are delivered from near their readers. The official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: cdn.domain.
 */
export const cdn = defineService({
  product: "cdn",
  types: {
    "cdn.domain": {
      title: "CDN domain name",
      docs: "https://support.huaweicloud.com/intl/en-us/api-cdn/DeleteDomain.html",
      wave: "workloads",
      scope: "account",
      dataBearing: false,
      list: {
        action: "ListDomains",
        params: { enterprise_project_id: "all", show_tags: true },
        leaves: {
          business_type: "it narrows to a use of names; the text names none that holds without it",
        },
        items: "domains",
        paging: { by: "number", page: "page_number", size: ["page_size", 1000], total: "total" },
      },
      read: {
        id: "id",
        name: "domain_name",
        created: "create_time",
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "domain_status",
          present: [
            "online",
            "offline",
            "configuring",
            "configure_failed",
            "checking",
            "check_failed",
          ],
          leaving: ["deleting"],
        },
        facts: {
          status: "domain_status",
          cname: "cname",
          from: "sources[].ip_or_domain",
          locked: "locked",
        },
        ties: { reachedBy: ["domain_name", "cname"] },
      },
      material: ["from"],
      gone: ["HTTP 404"],
      remove: [
        {
          does: "disable the domain name",
          undo: {
            does: "enable the domain name again",
            action: "EnableDomain",
            params: { domain_id: "$id", enterprise_project_id: "all" },
          },
          action: "DisableDomain",
          params: { domain_id: "$id", enterprise_project_id: "all" },
          when: { at: "facts.status", is: "online" },
        },
        {
          does: "delete the domain name",
          action: "DeleteDomain",
          params: { domain_id: "$id", enterprise_project_id: "all" },
          // It is still being disabled.
          busy: ["HTTP 409"],
        },
      ],
      known: { inventory: ["cdn.domains"], product: ["hws.service.type.cdn"] },
    },
  },
});
