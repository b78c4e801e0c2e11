import { definePolicy, remaining } from "closeout";

export const legalHold = definePolicy({
  id: "legal-hold",
  title: "Nothing under legal hold is deleted",
  severity: "mandatory",
  guards: "removal",
  remedy: "Ask the legal team to release the hold, or move the data to the archive account.",
  check: ({ items }) => remaining(items.filter((item) => item.tags["legal-hold"] === "yes")),
});
