import { alibaba } from "../support/alibaba.ts";
import { proveLifeCycles } from "../support/life-cycle.ts";

await proveLifeCycles(alibaba);
