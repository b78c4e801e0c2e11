import type { Sighting, UnlistedResource } from "./inventory.ts";
import type { Sentence } from "./language.ts";
import { asked, type ToldQuestion } from "./told.ts";

/** The policy that asks after what the cloud names elsewhere and no listing shows. */
export const UNLISTED_POLICY = "blind-spots";

/** Longest time, in hours, that an inventory service is granted to still name what is gone. */
export const LAG_HOURS = 24;

/** What settles a question after something that no listing shows. */
export const GONE = {
  gone: {
    en: "it was looked for in the console, and nothing of it is left",
    zh: "已在控制台查找，没有任何剩余",
  },
} as const;

/** What a person is asked of a resource that another source names and no listing shows. */
export function unlistedQuestion(
  sighting: Pick<Sighting, "source" | "code">,
  resource: UnlistedResource,
): ToldQuestion {
  const { subject, sure, charged } = resource;
  const says = sighting.source === "bill" ? onTheBill : inTheInventory;
  return {
    ...asked(subject, says(sighting.code, resource), GONE),
    needs: sure === true ? "evidence" : "reason",
    ...(charged === undefined ? {} : { lastCharge: charged }),
  };
}

function onTheBill(code: string, { charged, ...resource }: UnlistedResource): Sentence {
  const { en, zh } = named(code, resource);
  const [until, inChinese] =
    charged === undefined ? ["", ""] : [`, charged until ${charged}`, `，扣费至 ${charged}`];
  const but = resource.but ?? "no run removed it";
  return {
    en: `${en} is on the newest bill${until}; no listing shows it, and ${but}`,
    zh: `${zh}出现在最近的账单上${inChinese}；没有任何列表显示它，${resource.in?.zh.but ?? "也没有任何一次运行删除过它"}`,
  };
}

function inTheInventory(code: string, resource: UnlistedResource): Sentence {
  const { en, zh } = named(code, resource);
  const but =
    resource.but ??
    `no run removed it within the ${LAG_HOURS} hours that the inventory may lag behind`;
  const inChinese =
    resource.in?.zh.but ?? `在资源清单可能滞后的 ${LAG_HOURS} 小时之内，没有任何一次运行删除过它`;
  return {
    en: `the cloud's inventory names ${en} as ${code}, and no listing shows it: ${but}`,
    zh: `云的资源清单把${zh}列为 ${code}，而没有任何列表显示它：${inChinese}`,
  };
}

/** What it is called, where it is and of which kind, as far as that is told. */
function named(code: string, { id, name, kind, region }: UnlistedResource): Sentence {
  const what = id === "" ? code : id;
  const isNamed = name !== undefined && name !== id;
  const isPlaced = region !== undefined && region !== "";
  const isOfKind = kind !== undefined && kind !== id;
  return {
    en: [
      what,
      ...(isNamed ? [`"${name}"`] : []),
      ...(isPlaced ? [`in ${region}`] : []),
      ...(isOfKind ? [`(${kind})`] : []),
    ].join(" "),
    zh: [
      ` ${what} `,
      ...(isNamed ? [`“${name}”`] : []),
      ...(isPlaced ? [`（地域 ${region}）`] : []),
      ...(isOfKind ? [`（${kind}）`] : []),
    ].join(""),
  };
}
