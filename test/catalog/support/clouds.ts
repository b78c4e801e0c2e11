import { alibaba } from "./alibaba.ts";
import type { CatalogCloud, CloudName } from "./cloud.ts";
import { tencent } from "./tencent.ts";

export type { CatalogCloud, CloudName };

/** Every cloud whose rows are proved. */
export const catalogClouds: readonly CatalogCloud[] = [alibaba, tencent];
