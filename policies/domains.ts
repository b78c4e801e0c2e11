import { definePolicy, remaining, standing } from "../src/core/policy.ts";

/** A registered domain keeps the account from closing and is lost with it. */
export const domains = definePolicy({
  id: "domains",
  title: "No registered domain is left",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Transfer the domain, or let it expire; a registered domain is never deleted through the API.",
  check: (view) => remaining(standing(view).filter((item) => item.concern === "domain")),
});
