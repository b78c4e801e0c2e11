import { proveInDoubt } from "../support/in-doubt.ts";
import { tencent } from "../support/tencent.ts";

await proveInDoubt(tencent);
