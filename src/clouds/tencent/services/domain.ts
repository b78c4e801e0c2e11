import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { accountTags } from "./parts/tags.ts";

/**
 * Registered domains. No API deletes one or moves it to another registrar.
 * https://cloud.tencent.com/document/api/242/38864
 */
export const domain = defineService({
  product: "domain",
  defaults: {
    wave: "domains",
    scope: "account",
    dataBearing: false,
    paging: offsets(100),
  },
  types: {
    "domain.domain": {
      title: "Registered domain",
      concern: "domain",
      docs: "https://cloud.tencent.com/document/product/378/30253",
      list: { action: "DescribeDomainNameList", items: "DomainSet" },
      detail: {
        name: "registration",
        action: "DescribeDomainBaseInfo",
        must: ["DomainInfo.DomainName", "DomainInfo.LockTransfer"],
        params: { Domain: "$id" },
        none: ["ResourceNotFound.DomainNotFound"],
      },
      read: {
        id: "DomainName",
        name: "DomainName",
        created: "CreationDate",
        expires: "ExpirationDate",
        autoRenew: { at: "AutoRenew", is: [1] },
        tags: { by: accountTags("domain", ["DomainName", "DomainId"], []) },
        facts: {
          domain: "DomainName",
          domainId: "DomainId",
          status: "BuyStatus",
          nameServers: "detail.registration.DomainInfo.NameServer[]",
          transferLock: "detail.registration.DomainInfo.LockTransfer",
          lockEnds: "detail.registration.DomainInfo.LockEndTime",
          verified: "detail.registration.DomainInfo.RealNameAuditStatus",
        },
        states: {
          at: "BuyStatus",
          present: [
            "ok",
            "AboutToExpire",
            "RegisterPending",
            "RegisterDoing",
            "RegisterFailed",
            "RenewPending",
            "RenewDoing",
            "RedemptionPending",
            "RedemptionDoing",
            "TransferPending",
            "TransferTransing",
            "TransferFailed",
          ],
        },
        ties: {
          reachedBy: {
            none: "a name that is registered answers by its zone, which is an item of its own",
          },
        },
      },
      material: ["domain", "nameServers"],
      proposes: [
        {
          when: { at: "BuyStatus", is: ["TransferPending", "TransferTransing"] },
          disposition: "manual",
          because: "its transfer is under way",
        },
        {
          when: { at: "BuyStatus", is: ["RedemptionPending", "RedemptionDoing"] },
          disposition: "manual",
          because:
            "it has expired and is in its redemption period; it leaves the account when that is over",
        },
        {
          when: { at: "BuyStatus", is: "RenewPending" },
          disposition: "manual",
          because:
            "it has expired and is in its renewal period: it may be abandoned with the closure's remark",
        },
      ],
      allows: ["transfer", "let-expire", "abandon", "manual"],
      remove: {
        because: "an account does not close while it holds a domain, and no API deletes one",
        console: [
          "To another account: Domains console, transfer between accounts; the other side accepts.",
          "To another registrar: lift the transfer lock, get the transfer code, and start the transfer there.",
          "To let it run out: switch auto-renewal off, then wait for its expiry; in its renewal period it may be abandoned in the closure's form.",
        ],
      },
      known: {
        inventory: ["qcs::domain::domain"],
        product: ["p_domain"],
        billedByUse: "unverified: whether its bill names domains by their ids was not found",
      },
    },
  },
});
