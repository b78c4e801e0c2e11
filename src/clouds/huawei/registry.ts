import type { Service } from "../../core/service.ts";
import { bss } from "./services/bss.ts";
import { ecs } from "./services/ecs.ts";
import { vpc } from "./services/vpc.ts";

/** The services of the catalog, in the order of their files. */
import { iam } from "./services/iam.ts";

export const services: readonly Service[] = [bss, ecs, iam, vpc];
