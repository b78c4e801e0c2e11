import { type CloudName, clouds } from "../../../src/workspace/clouds.ts";
import { alibaba } from "./alibaba.ts";
import type { CatalogCloud } from "./cloud.ts";
import { huawei } from "./huawei.ts";
import { tencent } from "./tencent.ts";

export type { CatalogCloud, CloudName };

const all: Readonly<Record<CloudName, CatalogCloud>> = { alibaba, tencent, huawei };

/** Every cloud that there is, with what proofs about its rows need. */
export const catalogClouds: readonly CatalogCloud[] = [...clouds.keys()].flatMap((name) =>
  Object.values(all).filter((cloud) => cloud.name === name),
);
