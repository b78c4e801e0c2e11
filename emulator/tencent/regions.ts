import { arrayOf, objectOf, textOf } from "../core/json.ts";
import type { Store } from "../core/store.ts";

/** The public regions with their names. https://cloud.tencent.com/document/product/213/6091 */
const publicRegions: Readonly<Record<string, string>> = {
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

/**
 * Regions that few accounts have: those of the finance zone, and older ones.
 * https://cloud.tencent.com/document/api/213/15692
 */
const otherRegions: Readonly<Record<string, string>> = {
  "ap-beijing-fsi": "华北地区(北京金融)",
  "ap-shanghai-fsi": "华东地区(上海金融)",
  "ap-shenzhen-fsi": "华南地区(深圳金融)",
  "ap-qingyuan": "华南地区(清远)",
  "ap-mumbai": "亚太南部(孟买)",
  "ap-taipei": "港澳台地区(中国台北)",
  "na-toronto": "北美地区(多伦多)",
};

/** Names of all regions that a world may have. */
export const regionNames: Readonly<Record<string, string>> = { ...publicRegions, ...otherRegions };

function namedIn(store: Store, attribute: string): readonly string[] {
  return arrayOf(store.attributes[attribute])
    .flatMap((region) => textOf(region) ?? [])
    .filter((region) => regionNames[region] !== undefined);
}

/**
 * The regions of this world: the public ones, unless the seed's `regions` names some of this cloud's. Those
 * in `unlistedRegions` answer too, and no list of regions names them; those in `whiteListedRegions` are named
 * only where such regions are asked for.
 */
export function regionsOf(store: Store): readonly string[] {
  const named = namedIn(store, "regions");
  const all = named.length === 0 ? Object.keys(publicRegions) : named;
  return [
    ...new Set([
      ...all,
      ...namedIn(store, "unlistedRegions"),
      ...namedIn(store, "whiteListedRegions"),
    ]),
  ];
}

/** The regions that a product is offered in: all of the world, unless the seed's `offered` names some. */
export function regionsOffered(product: string, store: Store): readonly string[] {
  const named = objectOf(store.attributes["offered"])[product];
  const all = regionsOf(store);
  return named === undefined ? all : all.filter((region) => arrayOf(named).includes(region));
}

/** Those of them that the list of regions names; `whiteListed` asks for the white-listed ones too. */
export function regionsListed(
  product: string,
  whiteListed: boolean,
  store: Store,
): readonly string[] {
  const hidden = [
    ...namedIn(store, "unlistedRegions"),
    ...(whiteListed ? [] : namedIn(store, "whiteListedRegions")),
  ];
  return regionsOffered(product, store).filter((region) => !hidden.includes(region));
}

const DOMAIN = ".tencentcloudapi.com";

/**
 * Whether a region answers at a host. Those of the finance zone answer at `<service>.<region>` only, and
 * nothing else does there; a host outside of the vendor's domain is some client's own address.
 * https://github.com/TencentCloud/tencentcloud-sdk-go, README.md
 */
export function answersAt(host: string, region: string): boolean {
  const name = host.replace(/:\d+$/, "");
  if (!name.endsWith(DOMAIN)) return true;
  const [, place] = name.slice(0, -DOMAIN.length).split(".");
  const finance = place?.endsWith("-fsi") === true ? place : undefined;
  return region.endsWith("-fsi") ? finance === region : finance === undefined;
}
