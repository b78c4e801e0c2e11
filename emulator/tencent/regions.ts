import { arrayOf, objectOf, textOf } from "../core/json.ts";
import type { Store } from "../core/store.ts";

/** The public regions with their names. https://cloud.tencent.com/document/product/213/6091 */
export const regionNames: Readonly<Record<string, string>> = {
  "ap-guangzhou": "华南地区(广州)",
  "ap-shanghai": "华东地区(上海)",
  "ap-nanjing": "华东地区(南京)",
  "ap-beijing": "华北地区(北京)",
  "ap-chengdu": "西南地区(成都)",
  "ap-chongqing": "西南地区(重庆)",
  "ap-hongkong": "港澳台地区(中国香港)",
  "ap-singapore": "亚太东南(新加坡)",
  "ap-jakarta": "亚太东南(雅加达)",
  "ap-bangkok": "亚太东南(曼谷)",
  "ap-seoul": "亚太东北(首尔)",
  "ap-tokyo": "亚太东北(东京)",
  "na-siliconvalley": "美国西部(硅谷)",
  "na-ashburn": "美国东部(弗吉尼亚)",
  "sa-saopaulo": "南美地区(圣保罗)",
  "eu-frankfurt": "欧洲地区(法兰克福)",
};

/** Regions that are not public, or for finance alone; a world has them where its seed names them. */
const furtherNames: Readonly<Record<string, string>> = {
  "ap-shanghai-fsi": "华东地区(上海金融)",
  "ap-shenzhen-fsi": "华南地区(深圳金融)",
  "ap-beijing-fsi": "华北地区(北京金融)",
  "ap-qingyuan": "华南地区(清远)",
};

/** The regions of this world: all, unless the seed's `regions` names some of this cloud's. */
export function regionsOf(store: Store): readonly string[] {
  const named = arrayOf(store.attributes["regions"])
    .flatMap((region) => textOf(region) ?? [])
    .filter((region) => ({ ...regionNames, ...furtherNames })[region] !== undefined);
  return named.length === 0 ? Object.keys(regionNames) : named;
}

/** The regions that a product is offered in: all of the world, unless the seed's `offered` names some. */
export function regionsOffered(product: string, store: Store): readonly string[] {
  const named = objectOf(store.attributes["offered"])[product];
  const all = regionsOf(store);
  return named === undefined ? all : all.filter((region) => arrayOf(named).includes(region));
}
