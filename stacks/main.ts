import { requireMachine } from "../constructs/requirements.ts";

// Before anything else is loaded: an old Node may not even be able to.
requireMachine(process.env);
const { synthesize } = await import("./synthesize.ts");
await synthesize();
