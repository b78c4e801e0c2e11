import type { Cloud } from "../../core/cloud.ts";
import { defineCloud } from "../shared/session/define-cloud.ts";
import { rows, services } from "./catalog.ts";
import { huaweiHooks } from "./hooks/registry.ts";
import { huaweiParts } from "./session.ts";

/** Huawei Cloud: its catalog and how to reach an account. */
export const huawei: Cloud = defineCloud(huaweiParts({ rows, services, hooks: huaweiHooks }));
