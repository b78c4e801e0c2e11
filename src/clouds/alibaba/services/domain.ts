import { defineService } from "../../../core/service.ts";
import { NO_KIND } from "./parts/left-out.ts";

/**
 * Registered domains. SaveTaskForSubmittingDomainDelete exists and is left alone: a name that is
 * deleted can be registered by anyone.
 * https://api.alibabacloud.com/document/Domain/2018-01-29/overview
 */
export const domain = defineService({
  product: "Domain",
  defaults: {
    wave: "domains",
    scope: "account",
    dataBearing: false,
    paging: { by: "number", page: "PageNum", size: ["PageSize", 50], total: "TotalItemNum" },
  },
  types: {
    "domain.domain": {
      title: "Registered domain",
      concern: "domain",
      docs: "https://www.alibabacloud.com/help/en/dws/support/how-do-i-cancel-my-alibaba-cloud-account-if-my-domain-name-has-not-expired",
      list: {
        action: "QueryDomainList",
        items: "Data.Domain",
        leaves: {
          ProductDomainType: NO_KIND,
          QueryType: "it narrows to names that are about to be lost",
        },
      },
      // The list says nothing of locks and transfers under way.
      detail: {
        name: "registration",
        action: "QueryDomainByInstanceId",
        must: ["DomainName", "TransferProhibitionLock"],
        params: { InstanceId: "$id" },
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
          transferLock: "detail.registration.TransferProhibitionLock",
          securityLock: "detail.registration.UpdateProhibitionLock",
          transferOut: "detail.registration.TransferOutStatus",
        },
        states: { at: "DomainStatus", present: [1, 2, 3] },
        ties: {
          reachedBy: {
            none: "a name that is registered answers by its zone, which is an item of its own",
          },
        },
      },
      material: ["domain", "nameServers", "ownerChange"],
      proposes: [
        {
          when: { at: "detail.registration.TransferOutStatus", is: "PENDING" },
          disposition: "manual",
          because:
            "its transfer to another registrar is under way; it leaves when the registry confirms it",
        },
        {
          when: { at: "DomainStatus", is: "2" },
          disposition: "manual",
          because:
            "it has expired and is in its redemption period; it leaves the account when that is over",
        },
        {
          when: { at: "ExpirationDateStatus", is: "2" },
          disposition: "manual",
          because:
            "it has expired and is in its grace period; the redemption period follows, then it leaves the account",
        },
        {
          when: { at: "detail.registration.TransferProhibitionLock", is: "OPEN" },
          disposition: "manual",
          because:
            "an account does not close while it holds a domain; its transfer lock is on, which keeps it from another registrar",
        },
      ],
      allows: ["transfer", "let-expire", "manual"],
      remove: {
        because:
          "an account does not close while it holds a domain, and a domain is never deleted through the API",
        console: [
          "To another account: Domain Names console, Domain Push (or Transfer Between Accounts); the other side accepts.",
          "To another registrar: lift the transfer lock, get the transfer code, and start the transfer there.",
          "A name that was registered or moved within the last 60 days cannot go to another registrar yet: push it to another account, or wait.",
          "To let it run out: switch auto-renewal off, then wait for its expiry, the grace period and the redemption period, about 75 days in all for most names.",
          "To have it gone before: ask the domain customer service for its early cancellation.",
        ],
      },
      known: {
        inventory: ["ACS::Domain::Domain"],
        product: ["domain"],
        billedByUse: "unverified: whether its bill names domains by their ids was not found",
      },
    },
  },
});
