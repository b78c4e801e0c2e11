import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startEmulator } from "../../emulator/server.ts";

const ROOT = resolve(import.meta.dirname, "../..");

test("an emulator on a port that is in use says so, and what to do", async () => {
  const emulator = await startEmulator({});
  try {
    const tsx = join(ROOT, "node_modules/.bin/tsx");
    const second = promisify(execFile)(tsx, [
      join(ROOT, "emulator/main.ts"),
      "--port",
      String(emulator.port),
    ]);
    await expect(second).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        new RegExp(`^Port ${emulator.port} is in use.*\nNext: .*--port`, "u"),
      ),
    });
  } finally {
    await emulator.close();
  }
});
