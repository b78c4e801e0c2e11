import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { aProject, closeout } from "./support.ts";

const SHOP = "3000000000000003";
const TENCENT_SHOP = "100000000009";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    seed: {
      regions: ["cn-hangzhou", "ap-guangzhou"],
      accounts: [
        {
          id: SHOP,
          kind: "standalone",
          keys: [{ id: "LTAI-own", secret: "secret", user: "closer" }],
        },
        {
          cloud: "tencent",
          id: TENCENT_SHOP,
          kind: "standalone",
          keys: [{ id: "AKIDown", secret: "secret", user: "closer" }],
        },
      ],
    },
  });
});
afterAll(() => emulator.close());

const CLOUDS = {
  alibaba: {
    id: SHOP,
    fault: {
      kind: "error",
      code: "InvalidSecurityToken.Expired",
      status: 400,
      message: "Specified SecurityToken is expired.",
    },
    env: () => ({
      CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
      ALIBABA_CLOUD_ACCESS_KEY_ID: "LTAI-own",
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: "secret",
    }),
  },
  tencent: {
    id: TENCENT_SHOP,
    fault: {
      kind: "error",
      code: "AuthFailure.TokenFailure",
      status: 200,
      message: "The provided token has expired.",
    },
    env: () => ({
      CLOSEOUT_TENCENT_ENDPOINT: emulator.url,
      TENCENTCLOUD_SECRET_ID: "AKIDown",
      TENCENTCLOUD_SECRET_KEY: "secret",
    }),
  },
} as const;

const commands = ["doctor", "scan", "review", "check", "comment", "timeline"] as const;
const when = ["from the first call on", "after the first call"] as const;
const cases = (["alibaba", "tencent"] as const).flatMap((cloud) =>
  commands.flatMap((command) => when.map((from) => ({ cloud, command, from }))),
);

test.each(cases)(
  "$cloud: $command with a token that has expired $from says to renew it",
  async ({ cloud, command, from }) => {
    const { id, fault, env } = CLOUDS[cloud];
    const project = aProject(
      `cloud: ${cloud}\nid: "${id}"\nkind: standalone\naccess: { via: own }\nsecurityMailbox: a@b.example\n`,
    );
    let lift = (): void => {};
    const stop = emulator.observe((call) => {
      if (from !== "after the first call" || call.action !== "GetCallerIdentity") return;
      stop();
      lift = emulator.fault(fault);
    });
    if (from === "from the first call on") lift = emulator.fault(fault);
    try {
      const { code, stdout, stderr } = await closeout([command, "demo"], {
        cwd: project.dir,
        env: env(),
      });
      const says = `${stdout}${stderr}`;
      expect(code, says).not.toBe(0);
      expect(says).toContain("The temporary key has expired");
      expect(says).toMatch(/Get a new one|set all three|Set all three/u);
      expect(says).not.toMatch(/\bRun again\b/u);
      expect(says.split("The temporary key has expired").length, says).toBe(2);
    } finally {
      stop();
      lift();
    }
  },
);
