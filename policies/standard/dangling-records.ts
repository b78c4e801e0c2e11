import { textMatches } from "../../src/core/match.ts";
import { definePolicy, findings, type JudgedItem } from "../../src/core/policy.ts";
import { finding } from "../../src/core/told.ts";

/** A record that points at an address which is given back is an invitation to whoever gets it next. */
export const danglingRecords = definePolicy({
  id: "dangling-records",
  title: "No DNS record points at something that goes",
  severity: "advisory",
  guards: "closure",
  remedy:
    "Take the record out of the zone first, wherever the zone is hosted. Records hosted elsewhere cannot be seen from inside the account.",
  in: {
    zh: {
      title: "没有 DNS 记录指向将被删除的资源",
      remedy: "先从解析域里删掉这条记录，无论它托管在哪里。托管在别处的记录，从账号内部看不到。",
    },
  },
  check: (view) => {
    const exact = new Map<string, JudgedItem>();
    const patterns: [pattern: string, owner: JudgedItem][] = [];
    for (const item of view.items) {
      for (const end of item.ties.reachedBy) {
        if (end.includes("*")) patterns.push([end, item]);
        else exact.set(end, item);
      }
    }
    return findings(
      view.items.flatMap((zone) =>
        (zone.ties.records?.values ?? []).flatMap((value) => {
          const target = value.toLowerCase().replace(/\.$/u, "");
          const owner =
            exact.get(target) ?? patterns.find(([pattern]) => textMatches(pattern, target))?.[1];
          if (owner === undefined) return [];
          return [
            finding(zone.id, {
              en: `${zone.name ?? zone.nativeId}: ${value} is ${owner.id}, ${owner.line}`,
              zh: [
                `${zone.name ?? zone.nativeId}：${value} 是 ${owner.id}，`,
                { lineOf: owner.id },
              ],
            }),
          ];
        }),
      ),
    );
  },
});
