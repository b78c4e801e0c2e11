import type { Cloud } from "../../core/cloud.ts";
import { defineCloud } from "../shared/session/define-cloud.ts";
import { rows, services } from "./catalog.ts";
import { tencentHooks } from "./hooks/registry.ts";
import { tencentParts } from "./session.ts";

/** Tencent Cloud: its catalog and how to reach an account. */
export const tencent: Cloud = defineCloud(tencentParts({ rows, services, hooks: tencentHooks }));
