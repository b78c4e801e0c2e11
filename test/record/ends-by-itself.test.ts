import { describe, expect, onTestFinished, test } from "vitest";
import { startEmulator } from "../../emulator/server.ts";
import { aProject, closeout, KEYS, MANAGER, MEMBER, toEmulator } from "../cli/support.ts";
import { bed } from "./support/bed.ts";
import { servers } from "./support/server.ts";

describe.each(servers().slice(0, 1))("with the record in a database", (postgres) => {
  const { fresh } = bed(postgres);

  test("a command ends by itself with its own exit code, and not in the middle with that of Node", async () => {
    const emulator = await startEmulator({
      seed: {
        regions: ["cn-hangzhou"],
        accounts: [
          { id: MANAGER, kind: "management", keys: [{ ...KEYS.ops, user: "ops" }] },
          { id: MEMBER, kind: "resource-account", managedBy: MANAGER },
        ],
      },
    });
    onTestFinished(() => emulator.close());
    const { dir } = aProject();
    const env = { ...toEmulator(emulator), CLOSEOUT_RECORD_URL: await fresh() };
    for (const command of ["review", "check", "scan"]) {
      const { code, stderr } = await closeout([command, "demo"], { cwd: dir, env });
      expect(code, `${command}: ${stderr}`).toBe(0);
    }
  });
});
