import { alibaba } from "../clouds/alibaba/cloud.ts";
import { huawei } from "../clouds/huawei/cloud.ts";
import { tencent } from "../clouds/tencent/cloud.ts";
import type { Cloud } from "../core/cloud.ts";

/** The clouds that there are, by name. A further cloud is one line here. */
export const clouds: ReadonlyMap<string, Cloud> = new Map(
  [alibaba, tencent, huawei].map((cloud) => [cloud.name, cloud]),
);
