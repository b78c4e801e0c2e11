import { alibaba } from "../clouds/alibaba/cloud.ts";
import type { Cloud } from "../core/cloud.ts";

/** The clouds that there are, by name. A further cloud is one line here. */
export const clouds: ReadonlyMap<string, Cloud> = new Map(
  [alibaba].map((cloud) => [cloud.name, cloud]),
);
