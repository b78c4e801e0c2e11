import { defineService } from "../../../core/service.ts";
import { pages } from "./parts/pagings.ts";

/**
 * Accelerated domains. The vendor allows 10 deletes a second for each account.
 * https://api.alibabacloud.com/document/Cdn/2018-05-10/overview
 *
 * Error codes: official Terraform provider (errors.go). It deletes without stopping the domain
 * first; whether that must be done is unverified.
 */
export const cdn = defineService({
  product: "Cdn",
  defaults: {
    wave: "workloads",
    scope: "account",
    dataBearing: false,
    paging: pages(500),
  },
  types: {
    "cdn.domain": {
      title: "CDN domain",
      docs: "https://api.alibabacloud.com/document/Cdn/2018-05-10/DeleteCdnDomain",
      list: {
        action: "DescribeUserDomains",
        // Without this, domains under review and failed ones are left out.
        params: { CheckDomainShow: true },
        items: "Domains.PageData",
        // Not opened: the official Terraform provider, data_source_alicloud_cdn_service.go.
        inactive: ["CdnServiceNotFound"],
      },
      read: {
        id: "DomainName",
        name: "DomainName",
        created: "GmtCreated",
        lastActive: "GmtModified",
        tags: {
          by: {
            action: "DescribeTagResources",
            params: { ResourceType: "DOMAIN", ResourceId: "$ids" },
            most: 50,
            items: "TagResources",
            owner: "ResourceId",
            pairs: "Tag",
            key: "Key",
            value: "Value",
            paging: { by: "none" },
          },
        },
        facts: {
          status: "DomainStatus",
          kind: "CdnType",
          cname: "Cname",
          sources: "Sources.Source[].Content",
        },
        states: {
          at: "DomainStatus",
          present: [
            "online",
            "offline",
            "configuring",
            "configure_failed",
            "checking",
            "check_failed",
            "stopping",
          ],
          leaving: ["deleting"],
        },
        ties: { reachedBy: ["Cname"] },
      },
      material: ["kind", "cname", "sources"],
      remove: {
        does: "delete the accelerated domain; its name stops resolving unless DNS is changed",
        action: "DeleteCdnDomain",
        params: { DomainName: "$id" },
        gone: ["InvalidDomain.NotFound"],
        busy: ["ServiceBusy"],
      },
      known: {
        inventory: ["ACS::CDN::Domain"],
        product: ["cdn"],
        // https://www.alibabacloud.com/help/en/boa/latest/api-query-instance-billing-service
        billedByUse: "the bill names no single domains",
      },
    },
  },
});
