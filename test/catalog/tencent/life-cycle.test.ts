import { proveLifeCycles } from "../support/life-cycle.ts";
import { tencent } from "../support/tencent.ts";

await proveLifeCycles(tencent);
