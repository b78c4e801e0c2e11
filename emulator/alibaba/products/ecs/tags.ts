import type { Call } from "../../../core/call.ts";
import type { JsonObject } from "../../../core/json.ts";
import type { TableRef } from "../../../core/table.ts";
import { action } from "../../service.ts";
import { listTagResources, tagsOf } from "../common/tag-resources.ts";
import { disks, images, snapshotPolicies, snapshots } from "./disks.ts";
import { instances } from "./instances.ts";
import { numbered, tags } from "./listing.ts";
import { groups, interfaces } from "./network.ts";
import { keyPairs, launchTemplates } from "./templates.ts";

/** What can carry tags, by resource type, with the field that counts it. */
const TYPES: Readonly<Record<string, { readonly table: TableRef; readonly count: string }>> = {
  instance: { table: instances, count: "Instance" },
  disk: { table: disks, count: "Disk" },
  snapshot: { table: snapshots, count: "Snapshot" },
  image: { table: images, count: "Image" },
  securitygroup: { table: groups, count: "Securitygroup" },
  eni: { table: interfaces, count: "Eni" },
  keypair: { table: keyPairs, count: "KeyPair" },
  launchtemplate: { table: launchTemplates, count: "LaunchTemplate" },
  snapshotpolicy: { table: snapshotPolicies, count: "SnapshotPolicy" },
};

/** Each pair of key and value once, with how many things of each type carry it. */
function describeTags(call: Call): JsonObject {
  const type = call.text("ResourceType") ?? "";
  const id = call.text("ResourceId") ?? "";
  const wanted = call.groups("Tag.N");
  if (type !== "" && TYPES[type] === undefined) throw call.errors.invalid("ResourceType");
  const counts = new Map<string, Record<string, number>>();
  for (const [name, { table, count }] of Object.entries(TYPES)) {
    if (type !== "" && type !== name) continue;
    const held = call.table(table);
    const rows = call.rows(table, (row) => id === "" || held.idOf(row) === id);
    for (const { TagKey, TagValue } of rows.flatMap(tagsOf)) {
      const asked = ({ Key, Value }: Readonly<Record<string, string>>): boolean =>
        Key === TagKey && (Value === undefined || Value === TagValue);
      if (wanted.length > 0 && !wanted.some(asked)) continue;
      const pair = JSON.stringify([TagKey, TagValue]);
      const found = counts.get(pair) ?? {};
      counts.set(pair, { ...found, [count]: (found[count] ?? 0) + 1 });
    }
  }
  const found = [...counts].map(([pair, ResourceTypeCount]): JsonObject => {
    const [TagKey, TagValue] = JSON.parse(pair);
    return { TagKey, TagValue, ResourceTypeCount };
  });
  const { items, ...rest } = numbered(call, found, { standard: 50, max: 100 });
  return { ...rest, Tags: { Tag: items } };
}

/** Actions on tags. npm @alicloud/ecs20140526 7.11.6 */
export const tagActions = {
  ListTagResources: listTagResources({
    types: Object.fromEntries(Object.entries(TYPES).map(([name, { table }]) => [name, table])),
  }),
  DescribeTags: action({
    params: {
      ResourceType: "filter",
      ResourceId: "filter",
      ...tags,
      PageNumber: "page",
      PageSize: "page",
    },
    ignored: ["Category"],
    handle: describeTags,
  }),
};
