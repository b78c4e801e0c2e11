import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { startCloud, startProxy } from "../../test/clouds/support/proxy.ts";
import { PLACES, worldOfEverything } from "./world.ts";

/** The clouds as their official clients reach them: by the vendors' hosts, through a proxy. */
export interface Front {
  readonly emulator: Emulator;
  /** `http://127.0.0.1:<port>` */
  readonly proxy: string;
  /** A file with the certificate of all the hosts. */
  readonly authority: string;
  /** An empty folder of its own. */
  readonly folder: string;
  /** The environment in which clients find the proxy and trust the certificate. */
  readonly env: Readonly<Record<string, string | undefined>>;
  close(): Promise<void>;
}

const { alibaba, tencent, huawei } = PLACES;
const HOSTS = [
  "*.aliyuncs.com",
  `*.${alibaba.region}.aliyuncs.com`,
  `*.oss-${alibaba.region}.aliyuncs.com`,
  `*.${alibaba.region}.fc.aliyuncs.com`,
  "*.log.aliyuncs.com",
  `*.${alibaba.region}.log.aliyuncs.com`,
  "*.tencentcloudapi.com",
  "*.cos.myqcloud.com",
  `*.cos.${tencent.region}.myqcloud.com`,
  "*.myhuaweicloud.com",
  `*.${huawei.region}.myhuaweicloud.com`,
  `*.obs.${huawei.region}.myhuaweicloud.com`,
];

/** Starts an emulator with one of everything, with the vendors' hosts in front of it. */
export async function startFront(): Promise<Front> {
  const folder = mkdtempSync(join(tmpdir(), "official-clients-"));
  const emulator = await startEmulator({ seed: await worldOfEverything() });
  const cloud = await startCloud(emulator.url, HOSTS);
  const leading = await startProxy(cloud);
  const authority = join(folder, "authority.pem");
  writeFileSync(authority, cloud.certificate);
  const proxy = `http://127.0.0.1:${leading.port}`;
  return {
    emulator,
    proxy,
    authority,
    folder,
    env: {
      ...process.env,
      HTTPS_PROXY: proxy,
      REQUESTS_CA_BUNDLE: authority,
      SSL_CERT_FILE: authority,
    },
    async close() {
      leading.close();
      cloud.close();
      await emulator.close();
      rmSync(folder, { recursive: true });
    },
  };
}
