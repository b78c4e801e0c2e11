import { alibaba } from "../clouds/alibaba/cloud.ts";
import { huawei } from "../clouds/huawei/cloud.ts";
import { tencent } from "../clouds/tencent/cloud.ts";
import type { Cloud } from "../core/cloud.ts";

/** A further cloud is one name here; what lists clouds by hand is a record of these names. */
const all = { alibaba, tencent, huawei };

/** The name of a cloud that there is. */
export type CloudName = keyof typeof all;

/** The clouds that there are, by name. */
export const clouds: ReadonlyMap<string, Cloud> = new Map(Object.entries(all));
