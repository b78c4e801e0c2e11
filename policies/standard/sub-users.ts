import { definePolicy, remaining, standing } from "../../src/core/policy.ts";

/** Identities keep a way in open. */
export const subUsers = definePolicy({
  id: "sub-users",
  title: "No user, group, role or policy of the account is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Review and deploy the identity wave; what the vendor or the directory owns is named with its reason.",
  check: (view) => remaining(standing(view).filter((item) => item.concern === "identity")),
});
