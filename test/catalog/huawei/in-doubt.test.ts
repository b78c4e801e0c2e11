import { huawei } from "../support/huawei.ts";
import { proveInDoubt } from "../support/in-doubt.ts";

await proveInDoubt(huawei);
