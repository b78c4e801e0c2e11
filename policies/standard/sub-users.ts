import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** Identities keep a way in open. */
export const subUsers = definePolicy({
  id: "sub-users",
  title: "No user, group, role or policy of the account is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Review and deploy the identity wave; what the vendor or the directory owns is named with its reason.",
  in: {
    zh: {
      title: "账号里没有剩余的用户、用户组、角色或策略",
      remedy: "审核并部署 identity 波次；归厂商或资源目录所有的，会写明原因。",
    },
  },
  check: (view) => remaining(standing(view).filter((item) => item.concern === "identity")),
});
