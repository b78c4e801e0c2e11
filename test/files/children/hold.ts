// Waits for a line, takes the lock, says how that ended, and holds it until told to end.
// With "graceful", it listens to SIGINT itself and goes on.
import { createInterface } from "node:readline";
import { Problem } from "../../../src/core/problem.ts";
import { acquireLock } from "../../../src/record/lock/lock-file.ts";

const [dir = "", how] = process.argv.slice(2);
const clock = {
  now: () => Date.UTC(2026, 8, 1),
  sleep: () => Promise.reject(new Error("no sleep")),
};

if (how === "graceful") process.once("SIGINT", () => console.log("interrupted"));
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "end") break;
  try {
    const lock = acquireLock(dir, {
      accountId: "1234567890123456",
      command: "cdktf deploy",
      clock,
    });
    console.log(lock.note === undefined ? "held" : "taken over");
  } catch (error) {
    console.log(error instanceof Problem ? error.code : String(error));
  }
}
process.exit(0);
