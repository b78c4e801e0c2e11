import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { selfSignedCertificate } from "../../../src/provider/plugin/certificate.ts";

/** A forward proxy on loopback that leads every tunnel to one place, whatever host is asked for. */
export interface TestProxy {
  readonly port: number;
  /** `CONNECT host:port` and `GET http://…`, in order. */
  readonly asked: readonly string[];
  /** What `Proxy-Authorization` said. */
  readonly authorized: readonly (string | undefined)[];
  close(): void;
}

/** Starts a proxy; `refuse` is the status that it answers every request with instead. */
export async function startProxy(
  behind: { readonly port: number },
  { refuse }: { readonly refuse?: number } = {},
): Promise<TestProxy> {
  const asked: string[] = [];
  const authorized: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const note = ({ method, url, headers }: IncomingMessage): void => {
    asked.push(`${method} ${url}`);
    authorized.push(headers["proxy-authorization"]);
  };
  const server = createServer((incoming, outgoing) => {
    note(incoming);
    outgoing.end("{}");
  });
  server.on("connect", (incoming: IncomingMessage, socket: Socket) => {
    note(incoming);
    sockets.add(socket);
    socket.on("error", () => undefined);
    if (refuse !== undefined) {
      socket.end(`HTTP/1.1 ${refuse} no\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(behind.port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
  });
  const port = await listening(server);
  return {
    port,
    asked,
    authorized,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Something that answers as the cloud's own hosts, by TLS. */
export interface TestCloud {
  readonly port: number;
  /** The certificate that a client has to trust. */
  readonly certificate: string;
  close(): void;
}

/** Starts a front by TLS before an emulator, with a certificate for these hosts. */
export async function startCloud(url: string, hosts: readonly string[]): Promise<TestCloud> {
  const { keyPem, certificatePem } = selfSignedCertificate(new Date(), hosts);
  const server = createSecureServer({ key: keyPem, cert: certificatePem }, (incoming, outgoing) => {
    const { method = "GET", headers } = incoming;
    const onward = request(`${url}${incoming.url}`, { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  const port = await listening(server);
  return {
    port,
    certificate: certificatePem,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
