import { alibaba } from "./alibaba.ts";
import type { CatalogCloud, CloudName } from "./cloud.ts";
import { huawei } from "./huawei.ts";
import { tencent } from "./tencent.ts";

export type { CatalogCloud, CloudName };

/** Every cloud whose rows are proved. */
export const catalogClouds: readonly CatalogCloud[] = [alibaba, tencent, huawei];

/** Those that have an emulator, which proves what rows do over the wire; the others' rows are held against the vendor's models alone. */
export const emulatedClouds: readonly CatalogCloud[] = [alibaba, tencent];
