import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { endRenewal, unsubscribe } from "./parts/prepaid.ts";

/**
 * What the account has bought and not finished: resources paid by the period of any product, unpaid orders,
 * money. https://support.huaweicloud.com/intl/en-us/api-oce/api_order_00001.html
 *
 * What no row lists and is bought for a period stands here alone: registered domain names, whose calls are
 * published for tokens, in no package and without an address
 * (https://support.huaweicloud.com/api-domain/domain_api_40033.html). They run out, or a person transfers them.
 *
 * The addresses of these pages are unverified: bss.unpaid-order, bss.balance, bss.coupon,
 * bss.stored-value-card.
 */
export const bss = defineService({
  product: "bss",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-oce/",
    wave: "finance",
    scope: "account",
    dataBearing: false,
    paging: offsets(100, "total_count"),
    tags: { none: "money is no resource, and the tag service knows none" },
  },
  types: {
    "bss.period-resource": {
      title: "Resource paid by the period",
      docs: "api_order_00021.html",
      list: {
        action: "ListPayPerUseCustomerResources",
        // Everything but what is closed: in use, frozen, expired. Subordinate resources too.
        params: { status_list: [2, 4, 5], only_main_resource: 0 },
        items: "data",
      },
      read: {
        id: "resource_id",
        name: "resource_name",
        created: "effective_time",
        expires: "expire_time",
        skip: { when: { at: "status", is: 3 }, because: "it is closed, and was not asked for" },
        // Everything that is listed here was paid in advance.
        charge: { at: "status", prepaid: [2, 4, 5] },
        autoRenew: { at: "expire_policy", is: [3] },
        // One that no other type lists stands for a resource that its own product may have tagged.
        tags: { unknown: "the tags are those of what was bought, which no row lists" },
        states: {
          at: "status",
          present: [2, 4, 5],
          unlisted: { 4: "the package writes it behind a bracket, which no pattern reads" },
        },
        facts: {
          status: "status",
          region: "region_code",
          service: "service_type_code",
          kind: "resource_type_code",
          main: "is_main_resource",
          parent: "parent_resource_id",
        },
      },
      material: ["service", "kind", "region"],
      dataBearing: true,
      proposes: [
        {
          when: { at: "is_main_resource", is: 0 },
          disposition: "with-parent",
          because: "it was bought with its main resource, and goes when that is unsubscribed",
        },
        {
          // The code is that of the vendor's price calculator, and unverified here.
          when: { at: "service_type_code", is: "hws.service.type.domains" },
          disposition: "manual",
          because:
            "it is a registered domain name: decide on transfer, which a person does, or let-expire",
        },
      ],
      // A registered domain name, which is listed here alone, is handed to another account by a person.
      allows: ["refund", "let-expire", "transfer", "manual"],
      goesWith: { type: "bss.period-resource", at: "parent_resource_id" },
      remove: [endRenewal, unsubscribe],
      joins: {
        region: "region",
        as: {
          service: "service_type_code",
          main: "is_main_resource",
          expires: "expire_time",
          billingStatus: "status",
        },
      },
    },

    "bss.unpaid-order": {
      title: "Unpaid order",
      concern: "order",
      docs: "api_order_00017.html",
      // 6: to be paid. https://support.huaweicloud.com/intl/en-us/api-oce/api_order_00016.html
      list: {
        action: "ListCustomerOrders",
        params: { status: 6 },
        leaves: {
          method:
            "the account's own orders unless said; those that it pays for others are items of the others",
        },
        items: "order_infos",
      },
      read: {
        id: "order_id",
        name: "order_id",
        created: "create_time",
        states: {
          at: "status",
          present: [6],
          none: {
            1: "only orders to be paid are asked for",
            2: "only orders to be paid are asked for",
            3: "only orders to be paid are asked for",
            4: "only orders to be paid are asked for",
            5: "only orders to be paid are asked for",
            9: "only orders to be paid are asked for",
            10: "only orders to be paid are asked for",
            11: "only orders to be paid are asked for",
            12: "only orders to be paid are asked for",
            13: "only orders to be paid are asked for",
          },
        },
        facts: {
          kind: "order_type",
          service: "service_type_code",
          amount: "amount_after_discount",
          currency: "currency",
        },
      },
      material: ["kind", "service", "amount", "currency"],
      remove: {
        does: "cancel the order",
        action: "CancelCustomerOrder",
        params: { order_id: "$id" },
        // "The order cannot be cancelled in its state": it was paid or cancelled meanwhile, which a look tells.
        busy: ["CBC.99005010"],
      },
    },

    "bss.balance": {
      title: "Account balance",
      concern: "money",
      docs: "api_order_00013.html",
      list: {
        action: "ShowCustomerAccountBalances",
        items: "account_balances",
        paging: { by: "none" },
      },
      read: {
        id: "account_id",
        name: "account_type",
        facts: {
          kind: "account_type",
          amount: "amount",
          currency: "currency",
          credit: "credit_amount",
        },
        skip: { when: { at: "amount", zero: true }, because: "there is no money" },
        ties: { worth: { at: "amount", unit: "currency" } },
      },
      material: ["kind", "amount", "currency"],
      allows: ["manual"],
      remove: {
        because: "no API pays cash out or settles a debt",
        console: [
          "Open Billing Center in the console of the account.",
          "Money left: Withdraw. Money owed: pay it there.",
          "Run the plan again when the balance reads zero.",
        ],
      },
    },

    "bss.coupon": {
      title: "Cash coupon",
      concern: "money",
      docs: "api_order_00014.html",
      // 2: can be used. https://support.huaweicloud.com/intl/en-us/api-oce/api_order_00014.html
      list: {
        action: "ListSubCustomerCoupons",
        params: { status: 2 },
        items: "user_coupons",
        total: "count",
      },
      read: {
        id: "coupon_id",
        name: "plan_name",
        created: "create_time",
        expires: "expire_time",
        states: {
          at: "status",
          present: [2],
          none: {
            1: "only coupons that can be used are asked for",
            3: "only coupons that can be used are asked for",
            4: "only coupons that can be used are asked for",
            5: "only coupons that can be used are asked for",
            12: "only coupons that can be used are asked for",
          },
        },
        facts: { balance: "balance", currency: "currency", frozen: "is_frozen" },
        ties: { worth: { at: "balance", unit: "currency" } },
      },
      material: ["balance", "currency"],
      allows: ["manual", "abandon"],
      proposes: {
        disposition: "abandon",
        because: "a coupon is lost with the account, and pays nobody else's bills",
        blocks: false,
      },
      remove: {
        because: "a coupon cannot be paid out or handed on",
        console: ["Use it up, or let it go with the account."],
      },
    },

    "bss.stored-value-card": {
      title: "Stored-value card",
      concern: "money",
      docs: "ListStoredValueCards.html",
      // 1: can be used, 2: used up. Cards are of the Chinese site alone: the package of the other site's billing has no
      // such call, and its gateway then says that there is no such API (unverified there).
      list: {
        action: "ListStoredValueCards",
        params: { status: 1 },
        items: "stored_value_cards",
        inactive: ["APIGW.0101"],
      },
      read: {
        id: "card_id",
        name: "card_name",
        created: "effective_time",
        expires: "expire_time",
        states: {
          at: "status",
          present: [1],
          none: { 2: "only cards that can be used are asked for" },
        },
        facts: { balance: "balance", face: "face_value" },
        ties: { worth: { at: "balance" } },
      },
      material: ["balance"],
      allows: ["manual", "abandon"],
      remove: {
        because: "no API pays a card out or hands it on",
        console: [
          "Use it up, or set `disposition: abandon` for it in account.yaml, with the reason.",
        ],
      },
    },
  },
});
