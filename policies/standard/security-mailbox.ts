import { definePolicy, findings } from "../../src/core/policy.ts";

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
              {
                subject: "securityMailbox",
                says: "account.yaml does not say which mailbox the vendor writes to, and the account holds domains",
              },
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
        .map((item) => ({
          subject: item.id,
          says: `${mailbox} uses ${item.name ?? item.nativeId}, which leaves with the account`,
        })),
    );
  },
});
