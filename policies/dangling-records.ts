import { definePolicy, findings, type JudgedItem } from "../src/core/policy.ts";

/** A record that points at an address which is given back is an invitation to whoever gets it next. */
export const danglingRecords = definePolicy({
  id: "dangling-records",
  title: "No DNS record points at something that goes",
  severity: "advisory",
  guards: "closure",
  remedy:
    "Take the record out of the zone first, wherever the zone is hosted. Records hosted elsewhere cannot be seen from inside the account.",
  check: (view) => {
    const owners = new Map<string, JudgedItem>();
    for (const item of view.items) {
      if (item.concern !== "zone") for (const end of endpoints(item)) owners.set(end, item);
    }
    return findings(
      view.items
        .filter((item) => item.concern === "zone")
        .flatMap((zone) =>
          texts(zone.facts["recordValues"]).flatMap((value) => {
            const owner = owners.get(value.toLowerCase().replace(/\.$/u, ""));
            if (owner === undefined) return [];
            return [
              {
                subject: zone.id,
                says: `${zone.name ?? zone.nativeId}: ${value} is ${owner.id}, ${owner.line}`,
              },
            ];
          }),
        ),
    );
  },
});

/** Addresses and host names among an item's facts. */
function endpoints(item: JudgedItem): readonly string[] {
  return Object.values(item.facts)
    .flatMap(texts)
    .map((text) => text.toLowerCase())
    .filter(
      (text) =>
        /^\d{1,3}(\.\d{1,3}){3}$/u.test(text) || /^[a-z0-9-]+(\.[a-z0-9-]+){2,}$/u.test(text),
    );
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
