import { synthesize } from "../../stacks/synthesize.ts";

// What stacks/main.ts does, whichever folder it is compiled into; its argument is the folder of policies.
await synthesize({ policies: process.argv[2] ?? "" });
