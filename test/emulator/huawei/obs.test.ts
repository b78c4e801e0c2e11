import { createHmac } from "node:crypto";
import { request } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";

const key = { id: "HWROOT", secret: "root-secret" };
const service = "obs.cn-north-4.myhuaweicloud.com";
const logs = `logs.${service}`;

const seed = {
  accounts: [
    {
      cloud: "huawei",
      id: "d1",
      keys: [key],
      resources: {
        "*": {
          "obs.bucket": [
            { Name: "logs", Location: "cn-north-4", _versioning: "Enabled" },
            { Name: "kept", Location: "cn-north-4", _objectLock: {} },
          ],
        },
        logs: {
          "obs.version": [{ repeat: 3, Key: "{n}.log", VersionId: "v{n}", Size: 10 }],
          "obs.upload": [{ Key: "big", UploadId: "u1" }],
        },
        kept: { "obs.version": [{ Key: "k", VersionId: "v", _retainUntil: "{now+30d}" }] },
      },
    },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed });
});
afterEach(() => emulator.close());

function obs(method: string, host: string, path: string, body = "", secret = key.secret) {
  const [name = "", query = ""] = path.split("?");
  const bucket = host === service ? "" : `/${host.slice(0, -service.length - 1)}`;
  const date = new Date().toUTCString();
  const subs = query
    .split("&")
    .filter((part) => /^(?:versions|uploads|delete|uploadId|versionId)/u.test(part))
    .sort();
  const resource = bucket + name + (subs.length === 0 ? "" : `?${subs.join("&")}`);
  const text = [method, "", "", "", `x-obs-date:${date}`, resource].join("\n");
  const signature = createHmac("sha1", secret).update(text).digest("base64");
  const headers = { host, "x-obs-date": date, authorization: `OBS ${key.id}:${signature}` };
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(emulator.url, { method, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

it("lists buckets, and believes only those who sign", async () => {
  const { text } = await obs("GET", service, "/");
  expect(text).toContain("<Name>logs</Name>");
  const wrong = await obs("GET", service, "/", "", "wrong");
  expect([wrong.status, wrong.text.includes("SignatureDoesNotMatch")]).toEqual([403, true]);
});

it("empties a bucket of versions, markers and uploads before it goes", async () => {
  const page = await obs("GET", logs, "/?versions&max-keys=2");
  expect(page.text).toContain("<NextVersionIdMarker>v2</NextVersionIdMarker>");
  expect((await obs("DELETE", logs, "/")).text).toContain("BucketNotEmpty");
  expect((await obs("DELETE", logs, "/1.log")).status).toBe(204);
  const { text } = await obs("GET", logs, "/?versions");
  const marker = /<DeleteMarker>.*?<VersionId>([^<]+)</u.exec(text)?.[1];
  const doomed = [["1.log", marker], ...[1, 2, 3].map((n) => [`${n}.log`, `v${n}`])]
    .map(([Key, Id]) => `<Object><Key>${Key}</Key><VersionId>${Id}</VersionId></Object>`)
    .join("");
  const deleted = await obs("POST", logs, "/?delete", `<Delete>${doomed}</Delete>`);
  expect(deleted.text.match(/<Deleted>/gu)).toHaveLength(4);
  expect((await obs("GET", logs, "/?uploads")).text).toContain("<UploadId>u1</UploadId>");
  expect((await obs("DELETE", logs, "/big?uploadId=u1")).status).toBe(204);
  expect((await obs("DELETE", logs, "/")).status).toBe(204);
});

it("keeps what is locked until its time", async () => {
  const host = `kept.${service}`;
  expect((await obs("DELETE", host, "/k?versionId=v")).status).toBe(403);
  emulator.clock.advance(31 * 86_400_000);
  expect((await obs("DELETE", host, "/k?versionId=v")).status).toBe(204);
});
