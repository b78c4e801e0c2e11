import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createAlibabaTransport } from "../../../src/clouds/alibaba/client/transport.ts";
import type { Transport } from "../../../src/clouds/shared/wire/transport.ts";
import { createTencentTransport } from "../../../src/clouds/tencent/client/transport.ts";
import { jumpingClock } from "./clock.ts";

/** Something that answers every request as it likes. */
export interface Hostile {
  readonly url: string;
  /** Requests that came. */
  count(): number;
  close(): Promise<void>;
}

/** Starts something that answers; `raw` gets the bare connection instead. */
export async function hostile(
  answer: (reply: ServerResponse) => void,
  raw?: (socket: Socket) => void,
): Promise<Hostile> {
  let count = 0;
  const server = createServer((request, reply) => {
    count += 1;
    request.resume();
    if (raw === undefined) answer(reply);
    else raw(request.socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    count: () => count,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const timeouts = { connectMs: 5_000, readMs: 20_000 };

/** A client of Alibaba Cloud that is sent there. */
export function alibabaAt(url: string, readMs = timeouts.readMs): Transport {
  return createAlibabaTransport({
    credentials: async () => ({ accessKeyId: "LTAI-x", accessKeySecret: "secret-of-alibaba" }),
    env: { CLOSEOUT_ALIBABA_ENDPOINT: url },
    clock: jumpingClock(),
    log: () => undefined,
    site: "china",
    timeouts: { ...timeouts, readMs },
  });
}

/** A client of Tencent Cloud that is sent there. */
export function tencentAt(url: string, readMs = timeouts.readMs): Transport {
  return createTencentTransport({
    credentials: async () => ({ secretId: "AKID-x", secretKey: "secret-of-tencent" }),
    env: { CLOSEOUT_TENCENT_ENDPOINT: url },
    clock: jumpingClock(),
    log: () => undefined,
    timeouts: { ...timeouts, readMs },
  });
}
