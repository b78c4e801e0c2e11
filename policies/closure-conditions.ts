import { definePolicy, findings } from "../src/core/policy.ts";

/** What must hold besides items: kind, permission, relations, bills, the caller. */
export const closureConditions = definePolicy({
  id: "closure-conditions",
  title: "Everything that the closure needs besides an empty account holds",
  severity: "mandatory",
  guards: "closure",
  remedy: "Each line names its own remedy.",
  check: (view) =>
    findings([
      ...(view.unclosable === undefined
        ? []
        : [
            {
              subject: `kind:${view.account.kind}`,
              says: `${view.unclosable.because} Instead: ${view.unclosable.instead}`,
            },
          ]),
      ...view.conditions
        .filter((condition) => condition.outcome !== "met")
        .map((condition) => ({
          subject: `condition:${condition.id}`,
          says: `${condition.title}: ${condition.outcome === "unknown" ? "could not be read" : "not met"} · ${condition.detail} · ${condition.remedy}`,
        })),
    ]),
});
