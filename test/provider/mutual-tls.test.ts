import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { Client, credentials } from "@grpc/grpc-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { selfSignedCertificate } from "../../src/provider/plugin/certificate.ts";
import { GetMetadataResponse } from "../../src/provider/protocol/gen/tfplugin6.ts";
import { writeToy } from "./support/laid-stack.ts";
import { inFolder } from "./support/terraform.ts";

const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const client = selfSignedCertificate();

interface Started {
  readonly child: ChildProcessByStdio<null, Readable, null>;
  readonly fields: readonly string[];
  readonly server: Buffer;
}

let started: Started;
let release = (): void => {};
let over: Promise<void>;

beforeAll(async () => {
  await new Promise<void>((ready, failed) => {
    over = inFolder(async (folder) => {
      started = await startProvider(folder);
      ready();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    over.catch(failed);
  });
});

afterAll(async () => {
  if (started.child.exitCode === null) {
    started.child.kill("SIGKILL");
    await once(started.child, "exit");
  }
  release();
  await over;
});

async function startProvider(folder: string): Promise<Started> {
  const child = spawn(writeToy(folder), [], {
    cwd: folder,
    env: {
      ...process.env,
      TF_PLUGIN_MAGIC_COOKIE: COOKIE,
      PLUGIN_CLIENT_CERT: client.certificatePem,
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = await once(child.stdout, "data");
  const fields = String(line).trimEnd().split("|");
  return { child, fields, server: Buffer.from(fields[5] ?? "", "base64") };
}

function pem(der: Buffer): Buffer {
  const lines = der.toString("base64").replace(/(.{64})/g, "$1\n");
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`);
}

/** Calls one method; resolves with the names of the resources, or the error's text. */
function call(channel: ReturnType<typeof credentials.createSsl>): Promise<string[] | string> {
  const target = `unix:${started.fields[3]}`;
  const stub = new Client(target, channel, { "grpc.ssl_target_name_override": "localhost" });
  return new Promise((resolve) => {
    stub.makeUnaryRequest(
      "/tfplugin6.Provider/GetMetadata",
      () => Buffer.alloc(0),
      (bytes) => GetMetadataResponse.decode(bytes),
      {},
      { deadline: Date.now() + 5_000 },
      (failure, answer) => {
        stub.close();
        resolve(failure?.message ?? answer?.resources.map(({ typeName }) => typeName) ?? []);
      },
    );
  });
}

test("the handshake is one line, and its certificate has no padding", () => {
  const [core, protocol, network, path, transport, certificate] = started.fields;
  expect([core, protocol, network, transport]).toEqual(["1", "6", "unix", "grpc"]);
  expect(path).toMatch(/\/s$/);
  expect(certificate).toMatch(/^[A-Za-z0-9+/]{300,}$/);
});

test("the client whose certificate came with the start is let in", async () => {
  const own = credentials.createSsl(
    pem(started.server),
    Buffer.from(client.keyPem),
    Buffer.from(client.certificatePem),
  );
  expect(await call(own)).toEqual(["toy_wave", "toy_note"]);
});

test("a client without a certificate, with another one, or in plain text is refused", async () => {
  const other = selfSignedCertificate();
  const root = pem(started.server);
  const strangers = [
    credentials.createSsl(root),
    credentials.createSsl(root, Buffer.from(other.keyPem), Buffer.from(other.certificatePem)),
    credentials.createInsecure(),
  ];
  for (const stranger of strangers) expect(await call(stranger)).toMatch(/UNAVAILABLE|DEADLINE/);
});

test("asked to shut down it answers, ends with 0 and takes its socket away", async () => {
  const own = credentials.createSsl(
    pem(started.server),
    Buffer.from(client.keyPem),
    Buffer.from(client.certificatePem),
  );
  const stub = new Client(`unix:${started.fields[3]}`, own, {
    "grpc.ssl_target_name_override": "localhost",
  });
  const exit = once(started.child, "exit");
  const failure = await new Promise((resolve) => {
    stub.makeUnaryRequest(
      "/plugin.GRPCController/Shutdown",
      () => Buffer.alloc(0),
      (bytes) => bytes,
      {},
      (problem) => resolve(problem),
    );
  });

  expect(failure).toBeNull();
  expect(await exit).toEqual([0, null]);
  stub.close();
  expect(existsSync(dirname(started.fields[3] ?? ""))).toBe(false);
});
