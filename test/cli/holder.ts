import { acquireLock } from "../../src/record/lock/lock-file.ts";
import { systemClock } from "../../src/workspace/system-clock.ts";

// Holds an account's lock until it is killed, as a deploy does.
const [, , dir = "", accountId = ""] = process.argv;
acquireLock(dir, { accountId, command: "deploy demo-teardown", clock: systemClock });
process.stdout.write("held\n");
setInterval(() => {}, 60_000);
