import { huawei } from "../support/huawei.ts";
import { proveWorldsInDoubt } from "../support/worlds-in-doubt.ts";

// The vendor's packages tell of no kind of doubt beside those about single listings; what its policies by
// enterprise project and by tag hide is proved by the reach of whoever lists (test/huawei/reach.test.ts).
proveWorldsInDoubt(huawei, []);
