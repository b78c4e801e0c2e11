import { defineService } from "../../../core/row.ts";

/**
 * Registered domains. SaveTaskForSubmittingDomainDelete exists and is left alone: a name that is
 * deleted can be registered by anyone.
 * https://api.alibabacloud.com/document/Domain/2018-01-29/overview
 */
export const domain = defineService({
  product: "Domain",
  docs: "https://api.alibabacloud.com/document/Domain/2018-01-29/overview",
  types: {
    "domain.domain": {
      title: "Registered domain",
      concern: "domain",
      docs: "https://www.alibabacloud.com/help/en/dws/support/how-do-i-cancel-my-alibaba-cloud-account-if-my-domain-name-has-not-expired",
      wave: "domains",
      scope: "account",
      list: {
        action: "QueryDomainList",
        items: "Data.Domain",
        paging: { by: "number", page: "PageNum", size: ["PageSize", 50], total: "TotalItemNum" },
      },
      read: {
        id: "InstanceId",
        name: "DomainName",
        created: "RegistrationDateLong",
        expires: "ExpirationDateLong",
        autoRenew: { at: "AutoRenewEnabled", is: [true] },
        tags: { at: "Tag.Tag", key: "Key", value: "Value" },
        facts: {
          domain: "DomainName",
          status: "DomainStatus",
          expiry: "ExpirationDateStatus",
          daysLeft: "ExpirationCurrDateDiff",
          kind: "DomainType",
          registrar: "Registrar",
          audit: "DomainAuditStatus",
          ownerChange: "ChgholderStatus",
          premium: "Premium",
          nameServers: "DnsList.DnsList[]",
        },
      },
      material: ["domain", "nameServers", "ownerChange"],
      dataBearing: true,
      allows: ["transfer", "let-expire", "manual"],
      remove: {
        by: "manual",
        because:
          "an account does not close while it holds a domain, and a domain is never deleted through the API",
        console: [
          "To another account: Domain Names console, Domain Push (or Transfer Between Accounts); the other side accepts.",
          "To another registrar: lift the transfer lock, get the transfer code, and start the transfer there.",
          "To let it run out: switch auto-renewal off, then wait for its expiry, the grace period and the redemption period.",
        ],
      },
      known: { inventory: ["ACS::Domain::Domain"], product: ["domain"] },
    },
  },
});
