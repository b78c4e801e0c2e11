import { fileURLToPath } from "node:url";
import { requireNode } from "../constructs/requirements.ts";

// Before anything else is loaded: an old Node may not even be able to.
requireNode();
const { synthesize } = await import("./synthesize.ts");
await synthesize({ policies: fileURLToPath(new URL("../policies", import.meta.url)) });
