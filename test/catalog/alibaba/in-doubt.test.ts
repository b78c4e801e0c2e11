import { alibaba } from "../support/alibaba.ts";
import { proveInDoubt } from "../support/in-doubt.ts";

await proveInDoubt(alibaba);
