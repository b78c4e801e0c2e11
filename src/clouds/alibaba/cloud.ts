import type { Cloud } from "../../core/cloud.ts";
import { defineCloud } from "../shared/session/define-cloud.ts";
import { rows, services } from "./catalog.ts";
import { alibabaHooks } from "./hooks/registry.ts";
import { alibabaParts } from "./session.ts";

/** Alibaba Cloud: its catalog and how to reach an account. */
export const alibaba: Cloud = defineCloud(alibabaParts({ rows, services, hooks: alibabaHooks }));
