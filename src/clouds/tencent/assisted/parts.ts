import type { PacketPart } from "../../../core/assisted.ts";

/** What the packet says besides. */
export const parts: readonly PacketPart[] = [
  {
    title: "What keeps an account open",
    lines: [
      "Orders and services under way, and anything owed.",
      "A cash balance, vouchers, and resources in use; a server with its disks, buckets with what is in them.",
      "Collaborators, sub-users and message receivers.",
      "API keys and project keys, domains that are not in their renewal period.",
      "Complaints that are not settled, made by the account or against it.",
      "The full list is the closure agreement's: https://cloud.tencent.com/document/product/301/30251",
    ],
  },
  {
    title: "What is lost for ever",
    lines: [
      "Account information, business data and records of transactions: none of it can be found again.",
      "Logging in to the site and the console, and everything that needs the account's permissions.",
    ],
  },
  {
    title: "What stays as it is",
    lines: [
      "WeChat, QQ and a WeChat official account that served to sign in: only Tencent Cloud is affected.",
      "Another account with the same phone: accounts are independent of each other.",
      "The way of signing up: a new account can be registered in the same way.",
    ],
  },
  {
    title: "How the result arrives",
    lines: [
      "By a message to the security phone and the security mail of the account.",
      "A rejection names its reasons: state it with `npx closeout attest` (outcome: rejected), deal with each, and submit again. Each becomes a blocker until then.",
    ],
  },
];

/** Questions of the FAQ that a person may have on the way. */
export const answers: PacketPart = {
  title: "When something goes wrong",
  lines: [
    "Nobody can log in: apply at https://cloud.tencent.com/services/apply-login and bind a new mail address; nobody else can submit the closure.",
    "The account is forgotten: look it up at https://cloud.tencent.com/account/recover first.",
    "No code arrives, because the security phone is gone: change it in Security Settings (https://cloud.tencent.com/document/product/378/43092), then go on.",
    "A resource cannot be deleted by anybody, e.g. a banned domain, a certificate that is stuck, mainland CDN traffic packages: ask online support, https://cloud.tencent.com/act/event/Online_service.",
    "What is still in use: the console's overview shows it; every resource that is not on the list of what can be abandoned is deleted in its own console first.",
    "A domain: to another account by https://cloud.tencent.com/document/product/242/9692, to another registrar by https://cloud.tencent.com/document/product/242/9691.",
  ],
};
