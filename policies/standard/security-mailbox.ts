import { definePolicy, findings } from "../../src/core/policy.ts";
import { finding } from "../../src/core/told.ts";

/** Mail about the closure must not go to a domain that dies with the account. */
export const securityMailbox = definePolicy({
  id: "security-mailbox",
  title: "The account's security mailbox does not use a domain that is being abandoned",
  severity: "mandatory",
  guards: "closure",
  remedy: "Change the security mailbox in the console and in account.yaml (`securityMailbox`).",
  in: {
    zh: {
      title: "账号的安全邮箱没有使用将被放弃的域名",
      remedy: "在控制台和 account.yaml（`securityMailbox`）里更换安全邮箱。",
    },
  },
  check: (view) => {
    const named = view.items.filter((item) => item.concern === "domain" || item.concern === "zone");
    const mailbox = view.account.securityMailbox;
    if (mailbox === undefined) {
      return findings(
        named.length === 0
          ? []
          : [
              finding("securityMailbox", {
                en: "account.yaml does not say which mailbox the vendor writes to, and the account holds domains",
                zh: "account.yaml 没有写明厂商发信的邮箱，而账号下有域名",
              }),
            ],
      );
    }
    const host = mailbox.slice(mailbox.lastIndexOf("@") + 1).toLowerCase();
    return findings(
      named
        .filter((item) => {
          const domain = (item.name ?? item.nativeId).toLowerCase();
          return host === domain || host.endsWith(`.${domain}`);
        })
        .map((item) =>
          finding(item.id, {
            en: `${mailbox} uses ${item.name ?? item.nativeId}, which leaves with the account`,
            zh: `${mailbox} 使用了 ${item.name ?? item.nativeId}，该域名会随账号一起失去`,
          }),
        ),
    );
  },
});
