import { huawei } from "../support/huawei.ts";
import { proveLifeCycles } from "../support/life-cycle.ts";

await proveLifeCycles(huawei);
