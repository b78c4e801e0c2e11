import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { aProject, closeout, KEYS, MANAGER, MEMBER, toEmulator } from "./support.ts";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      clock: "2026-09-01T00:00:00Z",
      regions: ["cn-hangzhou"],
      accounts: [
        {
          id: MANAGER,
          kind: "management",
          keys: [{ ...KEYS.ops, user: "ops" }],
          resources: {
            "*": {
              "resourcemanager.deletion": [
                {
                  AccountId: MEMBER,
                  Status: "Deleting",
                  DeletionType: "1",
                  CreateTime: "2026-08-30T08:00:00+08:00",
                  _created: Date.UTC(2026, 7, 30),
                },
              ],
            },
          },
        },
        { id: MEMBER, kind: "resource-account", managedBy: MANAGER },
      ],
    },
  });
});
afterAll(() => emulator.close());

test("while an account closes, every command says so and none of them enters it", async () => {
  const { dir, file } = aProject();
  const actions = new Set<string>();
  const end = emulator.observe((call) => actions.add(call.action));
  for (const command of ["scan", "review", "doctor"]) {
    const { code, stdout, stderr } = await closeout([command, "demo"], {
      cwd: dir,
      env: toEmulator(emulator),
    });
    expect(stdout).toContain(
      `Account ${MEMBER} is closing, waiting until 2026-10-14T00:00:00.000Z: `,
    );
    expect(stdout).toContain("Its items are no longer listed.");
    expect(stderr).not.toContain("✗");
    expect(code).toBe(0);
  }
  end();
  expect([...actions].sort()).toEqual(["GetAccountDeletionStatus", "GetCallerIdentity"]);
  expect(existsSync(file("review.json"))).toBe(false);
});
