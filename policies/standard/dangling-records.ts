import { definePolicy, findings, type JudgedItem } from "../../src/core/policy.ts";

/** Facts that hold an address or a host name by which the item itself is reached. */
const REACHED_BY: readonly string[] = [
  "address",
  "addresses",
  "cname",
  "dnsName",
  "eip",
  "endpoint",
  "publicIp",
  "publicIps",
];

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
    for (const item of view.items) for (const end of endpoints(item)) owners.set(end, item);
    const buckets = view.items.filter((item) => item.concern === "bucket");
    return findings(
      view.items
        .filter((item) => item.concern === "zone")
        .flatMap((zone) =>
          texts(zone.facts["recordValues"]).flatMap((value) => {
            const target = value.toLowerCase().replace(/\.$/u, "");
            const owner = owners.get(target) ?? buckets.find((one) => isHostOf(target, one));
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

function endpoints(item: JudgedItem): readonly string[] {
  return REACHED_BY.flatMap((name) => texts(item.facts[name])).map((text) => text.toLowerCase());
}

/** A bucket is reached under its own name at its location; the name is anybody's once it is deleted. */
function isHostOf(target: string, bucket: JudgedItem): boolean {
  const location = bucket.facts["location"];
  return typeof location === "string" && target.startsWith(`${bucket.nativeId}.${location}`);
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
