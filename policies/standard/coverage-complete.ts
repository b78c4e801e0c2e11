import { isKnown } from "../../src/core/inventory.ts";
import { definePolicy, findings } from "../../src/core/policy.ts";

/** What could not be listed completely is never called empty. */
export const coverageComplete = definePolicy({
  id: "coverage-complete",
  title: "Every type in every region was listed completely, or proved inactive",
  severity: "mandatory",
  guards: "closure",
  remedy:
    "Grant the missing permission (`npx closeout permissions`), wait for throttling to pass, or fix the connection; then plan again.",
  check: (view) =>
    findings(
      view.coverage
        .filter((record) => !isKnown(record))
        .map((record) => ({
          subject: `coverage:${record.type}:${record.region}`,
          says: [
            `${record.type} in ${record.region}: ${record.outcome}`,
            ...(record.code === undefined ? [] : [record.code]),
            ...(record.permission === undefined ? [] : [`needs ${record.permission}`]),
            ...(record.message === undefined ? [] : [record.message]),
          ].join(" · "),
        })),
    ),
});
