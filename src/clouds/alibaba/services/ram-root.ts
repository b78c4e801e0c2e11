import { defineService } from "../../../core/service.ts";
import { RAM_NONE } from "./parts/tags.ts";

/**
 * Access keys of the root user. Only root itself can list or delete them; a RAM user or role can count
 * them, by a report that the vendor makes of the account. Accounts without a root user (members that a
 * directory created) count none; that the report says so for them is unverified.
 * https://api.alibabacloud.com/document/Ims/2019-08-15/GetAccountSecurityPracticeReport
 * https://api.alibabacloud.com/document/Ims/2019-08-15/overview
 */
export const ramRoot = defineService({
  product: "Ims",
  defaults: {
    wave: "identity",
    scope: "account",
    dataBearing: false,
  },
  types: {
    "ram.root-key": {
      title: "Access keys of the root user",
      concern: "key",
      docs: "https://api.alibabacloud.com/document/Ims/2019-08-15/GetAccountSecurityPracticeReport",
      // The report names no account; an id that stays is that of the account that is asked.
      list: {
        product: "Sts",
        action: "GetCallerIdentity",
        items: "",
        must: "AccountId",
        paging: { by: "none" },
      },
      detail: {
        name: "report",
        action: "GetAccountSecurityPracticeReport",
        must: "AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo",
      },
      read: {
        id: "AccountId",
        name: "AccountId",
        tags: RAM_NONE,
        facts: {
          // A number; a report without it is an item, since it does not say that there is none.
          keys: "detail.report.AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.RootWithAccessKey",
          mfa: "detail.report.AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.BindMfa",
        },
        skip: {
          when: {
            at: "detail.report.AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.RootWithAccessKey",
            zero: true,
          },
          because: "the root user has no access key",
        },
      },
      counts: ["keys"],
      allows: ["manual"],
      proposes: {
        when: {
          at: "detail.report.AccountSecurityPracticeInfo.AccountSecurityPracticeUserInfo.RootWithAccessKey",
          exists: false,
        },
        disposition: "manual",
        because: "the report does not say how many keys the root user has: look in the console",
      },
      remove: {
        because: "only the root user can see and delete its own access keys",
        console: [
          "Sign in as the root user (account name and password, not a RAM user) and open AccessKey in the menu of the account picture.",
          "Look at the last use of each key; disable the key, wait until nothing misses it, then delete it.",
          "Run the plan again: it counts the keys of the root user, and the count must be zero.",
        ],
      },
    },
  },
});
