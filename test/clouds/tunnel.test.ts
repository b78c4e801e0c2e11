import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ims } from "../../emulator/alibaba/products/ims.ts";
import { ram } from "../../emulator/alibaba/products/ram.ts";
import { sts } from "../../emulator/alibaba/products/sts.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { createAlibabaTransport } from "../../src/clouds/alibaba/client/transport.ts";
import { usualKeys } from "../../src/clouds/alibaba/credentials.ts";
import type { Transport } from "../../src/clouds/shared/wire/transport.ts";
import { aProject, closeout, KEYS, MANAGER, MEMBER } from "../cli/support.ts";
import { jumpingClock } from "./support/clock.ts";
import { startCloud, startProxy, type TestCloud, type TestProxy } from "./support/proxy.ts";

const HOSTS = ["*.aliyuncs.com", "*.cn-hangzhou.aliyuncs.com"];
const WHO = { product: "Sts", action: "GetCallerIdentity", region: "global", params: {} } as const;
const keys = { accessKeyId: KEYS.ops.id, accessKeySecret: KEYS.ops.secret };

let emulator: Emulator;
let cloud: TestCloud;
let proxy: TestProxy | undefined;
let folder: string;
const open: Transport[] = [];

beforeEach(async () => {
  emulator = await startEmulator({
    services: [sts, ram, ims],
    seed: {
      accounts: [
        {
          id: MANAGER,
          kind: "management",
          users: [{ name: "ops", policies: ["AdministratorAccess"] }],
          keys: [{ ...KEYS.ops, user: "ops" }],
        },
        { id: MEMBER, kind: "resource-account", managedBy: MANAGER },
      ],
    },
  });
  cloud = await startCloud(emulator.url, HOSTS);
  folder = mkdtempSync(join(tmpdir(), "closeout-proxy-"));
  writeFileSync(join(folder, "company.pem"), cloud.certificate);
});

afterEach(async () => {
  for (const transport of open.splice(0)) await transport.close();
  proxy?.close();
  proxy = undefined;
  cloud.close();
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Environment of a network that only the proxy leads out of. */
function closed(port: number, more: Readonly<Record<string, string>> = {}) {
  return {
    HTTPS_PROXY: `http://me:proxy-password@127.0.0.1:${port}`,
    SSL_CERT_FILE: join(folder, "company.pem"),
    ...more,
  };
}

function transportIn(env: Readonly<Record<string, string>>): Transport {
  const transport = createAlibabaTransport({
    credentials: async () => keys,
    env,
    clock: jumpingClock(),
    log: () => undefined,
  });
  open.push(transport);
  return transport;
}

const whoAmI = (transport: Transport) => transport.send(WHO, AbortSignal.timeout(20_000));

test("where only a proxy leads out, calls go through its tunnel, to the host's own certificate", async () => {
  proxy = await startProxy(cloud);
  const transport = transportIn(closed(proxy.port));
  for (let at = 0; at < 3; at += 1) {
    expect(await whoAmI(transport)).toMatchObject({ AccountId: MANAGER });
  }
  // One tunnel, which is kept.
  expect(proxy.asked).toEqual(["CONNECT sts.cn-hangzhou.aliyuncs.com:443"]);
  expect(proxy.authorized).toEqual([
    `Basic ${Buffer.from("me:proxy-password").toString("base64")}`,
  ]);
});

test("a certificate that nobody here knows is refused inside of the tunnel, in words", async () => {
  proxy = await startProxy(cloud);
  const { SSL_CERT_FILE: _, ...env } = closed(proxy.port);
  await expect(whoAmI(transportIn(env))).rejects.toMatchObject({
    kind: "refused",
    message: expect.stringMatching(
      /certificate that sts\.cn-hangzhou\.aliyuncs\.com shows .* NODE_EXTRA_CA_CERTS/u,
    ),
  });
});

test.each([
  [407, "refused", "asks for a name and a password"],
  [403, "refused", "answers 403"],
  [502, "transient", "answers 502"],
  [503, "transient", "answers 503"],
])(
  "a proxy that answers %i is named as such, and its answer is not the cloud's",
  async (status, kind, says) => {
    proxy = await startProxy(cloud, { refuse: status });
    await expect(whoAmI(transportIn(closed(proxy.port)))).rejects.toMatchObject({
      kind,
      code: `Proxy${status}`,
      message: expect.stringContaining(
        `proxy http://127.0.0.1:${proxy.port} (HTTPS_PROXY) ${says}`,
      ),
    });
  },
);

test("a proxy that cannot be reached is named as such, and no host counts as missing for it", async () => {
  proxy = await startProxy(cloud);
  const { port } = proxy;
  proxy.close();
  await expect(whoAmI(transportIn(closed(port)))).rejects.toMatchObject({
    kind: "transient",
    code: "ECONNREFUSED",
    message: expect.stringContaining(
      `the proxy http://127.0.0.1:${port} (HTTPS_PROXY) cannot be reached`,
    ),
  });
  const nowhere = { ...closed(1), HTTPS_PROXY: "http://there.is.no.such.proxy.invalid:3128" };
  await expect(whoAmI(transportIn(nowhere))).rejects.toMatchObject({
    kind: "transient",
    code: expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/u),
    message: expect.stringContaining("the proxy http://there.is.no.such.proxy.invalid:3128"),
  });
});

test("a file of certificates that is none is refused in plain words", async () => {
  proxy = await startProxy(cloud);
  writeFileSync(join(folder, "company.pem"), "not a certificate");
  await expect(whoAmI(transportIn(closed(proxy.port)))).rejects.toMatchObject({
    name: "Problem",
    code: "usage",
    where: join(folder, "company.pem"),
  });
});

test("keys that the vendor's package asks for go the same way", async () => {
  proxy = await startProxy(cloud);
  writeFileSync(join(folder, "oidc"), "oidc-token-of-a-pipeline");
  const env = closed(proxy.port, {
    HOME: folder,
    ALIBABA_CLOUD_OIDC_TOKEN_FILE: join(folder, "oidc"),
  });
  const names = ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] as const;
  const arn = `acs:ram::${MEMBER}:x`;
  Object.assign(process.env, {
    ALIBABA_CLOUD_OIDC_TOKEN_FILE: join(folder, "oidc"),
    [names[0]]: arn,
    [names[1]]: arn,
  });
  try {
    // The emulator knows no OIDC: what counts is the way.
    await expect(usualKeys(env)()).rejects.toMatchObject({ code: "credentials" });
  } finally {
    for (const name of [...names, "ALIBABA_CLOUD_OIDC_TOKEN_FILE"]) delete process.env[name];
  }
  expect(proxy.asked).toEqual(["CONNECT sts.aliyuncs.com:443"]);
});

test("doctor says through which proxy the cloud is reached, without its password, and reaches it", async () => {
  proxy = await startProxy(cloud);
  const { dir } = aProject();
  const { stdout, stderr } = await closeout(["doctor", "demo"], {
    cwd: dir,
    env: {
      ...closed(proxy.port),
      ALIBABA_CLOUD_ACCESS_KEY_ID: KEYS.ops.id,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEYS.ops.secret,
    },
  });
  expect(stdout).toContain(
    `✓ ok       network: Alibaba Cloud is reached through the proxy http://127.0.0.1:${proxy.port} (HTTPS_PROXY), also trusting ${join(folder, "company.pem")} (SSL_CERT_FILE)`,
  );
  expect(stdout).toContain(`✓ ok       credentials: acs:ram::${MANAGER}:user/ops`);
  expect(`${stdout}${stderr}`).not.toContain("proxy-password");
  expect(proxy.asked).toContain("CONNECT sts.cn-hangzhou.aliyuncs.com:443");
});

test.each(["CLOSEOUT_ALIBABA_ENDPOINT", "HTTPS_PROXY=socks5://x", "SSL_CERT_FILE=/nowhere.pem"])(
  "doctor fails for %s that cannot be used, before any call",
  async (setting) => {
    const [name = "", value = ""] = setting.split("=");
    const { dir } = aProject();
    const { stdout, code } = await closeout(["doctor", "demo"], {
      cwd: dir,
      env: {
        ALIBABA_CLOUD_ACCESS_KEY_ID: KEYS.ops.id,
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEYS.ops.secret,
        [name]: value,
      },
    });
    expect(stdout).toContain("✗ failed   network: ");
    expect(stdout).toContain(name);
    expect(code).toBe(1);
  },
);
