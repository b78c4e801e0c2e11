import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { redirectFrom } from "../../src/clouds/shared/wire/redirect.ts";
import type { CallError, TransportRequest } from "../../src/clouds/shared/wire/transport.ts";
import {
  createTencentTransport,
  ENDPOINT_VARIABLE,
} from "../../src/clouds/tencent/client/transport.ts";
import type { Keys } from "../../src/clouds/tencent/client/wire.ts";
import { Problem } from "../../src/core/problem.ts";
import { jumpingClock } from "./support/clock.ts";

type Options = Parameters<typeof createTencentTransport>[0];

const keys: Keys = { secretId: "AKIDtest", secretKey: "secret-key-0123456789" };
const signal = new AbortController().signal;

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let seen: Seen[];
let answer: { status: number; body: string; headers?: Record<string, string> };
let server: Server;
let url: string;

beforeEach(async () => {
  seen = [];
  answer = { status: 200, body: JSON.stringify({ Response: { RequestId: "r-1" } }) };
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      seen.push({
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(parts).toString("utf8"),
      });
      response.writeHead(answer.status, {
        "content-type": "application/json",
        "x-cos-request-id": "r-1",
        ...answer.headers,
      });
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function transport(more: Partial<Options> = {}) {
  return createTencentTransport({
    credentials: async () => keys,
    env: { [ENDPOINT_VARIABLE]: url },
    clock: jumpingClock(Date.parse("2026-01-31T23:30:00Z")),
    log: () => undefined,
    ...more,
  });
}

const listing: TransportRequest = {
  product: "cvm",
  action: "DescribeInstances",
  region: "ap-shanghai",
  params: { Limit: 100, Offset: 0 },
};

function refusal(code: string, message = "no"): void {
  const refused = { Code: code, Message: message };
  const body = JSON.stringify({ Response: { Error: refused, RequestId: "r-2" } });
  answer = { status: 200, body };
}

async function failure(request: TransportRequest = listing): Promise<CallError> {
  const client = transport();
  try {
    await client.send(request, signal);
  } catch (error) {
    return error as CallError;
  } finally {
    await client.close();
  }
  throw new Error("the call succeeded");
}

async function send(request: TransportRequest, more: Partial<Options> = {}) {
  const client = transport(more);
  try {
    return await client.send(request, signal);
  } finally {
    await client.close();
  }
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

/** The TC3 signature of a request, written down from https://cloud.tencent.com/document/api/213/30654 */
function tc3(request: Seen, service: string): string {
  const { host, "content-type": type, "x-tc-timestamp": timestamp } = request.headers;
  const signed = `content-type:${type}\nhost:${host}\n`;
  const canonical = `POST\n/\n\n${signed}\ncontent-type;host\n${sha256(request.body)}`;
  const date = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${service}/tc3_request`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac(`TC3${keys.secretKey}`, date), service), "tc3_request");
  const signature = hmac(key, text).toString("hex");
  return `TC3-HMAC-SHA256 Credential=${keys.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`;
}

describe("a call of API 3.0", () => {
  test("keeps the vendor's host, names action, version and region, and is signed", async () => {
    await send(listing);
    const [request] = seen;
    expect(request).toMatchObject({ method: "POST", url: "/" });
    expect(request?.headers).toMatchObject({
      host: "cvm.tencentcloudapi.com",
      "x-tc-action": "DescribeInstances",
      "x-tc-version": "2017-03-12",
      "x-tc-region": "ap-shanghai",
    });
    if (request === undefined) throw new Error("nothing arrived");
    expect(request.headers.authorization).toBe(tc3(request, "cvm"));
    expect(JSON.parse(request.body)).toEqual({ Limit: 100, Offset: 0 });
  });

  test("names no region where the product has none, and carries the token of a temporary key", async () => {
    const call = { product: "cam", action: "ListUsers", region: "global", params: {} };
    await send(call, { credentials: async () => ({ ...keys, token: "session-token-1" }) });
    expect(seen[0]?.headers["x-tc-region"]).toBeUndefined();
    expect(seen[0]?.headers["x-tc-token"]).toBe("session-token-1");
  });

  test("sends each value in the kind that the action asks for", async () => {
    await send({ ...listing, product: "vpc", action: "DescribeVpcs", params: { Limit: 100 } });
    await send({
      product: "cam",
      action: "DeletePolicy",
      region: "global",
      params: { PolicyId: ["77"] },
    });
    expect(seen.map(({ body }) => JSON.parse(body))).toEqual([
      { Limit: "100" },
      { PolicyId: [77] },
    ]);
  });

  test("writes the times of orders as Beijing's", async () => {
    await send({
      product: "billing",
      action: "DescribeDealsByCond",
      region: "global",
      params: { StartTime: "2026-01-01T20:00:00Z", EndTime: "2026-01-31T00:00:00Z", Limit: 1 },
    });
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual({
      StartTime: "2026-01-02 04:00:00",
      EndTime: "2026-01-31 08:00:00",
      Limit: 1,
    });
  });

  test("gives what stands in Response", async () => {
    answer.body = JSON.stringify({ Response: { TotalCount: 0, InstanceSet: [], RequestId: "r" } });
    expect(await send(listing)).toEqual({ TotalCount: 0, InstanceSet: [], RequestId: "r" });
  });

  test("fails where a success names instances that failed", async () => {
    answer.body = JSON.stringify({
      Response: {
        InstanceList: [{ Code: 9, Message: "locked", InstanceId: "ins-1" }],
        RequestId: "r",
      },
    });
    const call = { product: "billing", action: "SetRenewal", region: "global", params: {} };
    expect(await failure(call)).toMatchObject({
      kind: "refused",
      code: "PartialFailure.9",
      message: "ins-1: locked",
    });
  });

  test("tells how far this machine's clock is ahead", async () => {
    answer.headers = { date: "Sat, 31 Jan 2026 23:29:00 GMT" };
    const client = transport();
    await client.send(listing, signal);
    await client.close();
    expect(client.skewMs).toBe(59_500);
  });
});

describe("an error", () => {
  test.each([
    ["UnauthorizedOperation", "denied"],
    ["UnauthorizedOperation.CamNoAuth", "denied"],
    ["AuthFailure.UnauthorizedOperation", "denied"],
    ["AuthFailure.MFAFailure", "denied"],
    ["AuthFailure.SecretIdNotFound", "credentials"],
    ["AuthFailure.SignatureExpire", "credentials"],
    ["AuthFailure.TokenFailure", "credentials"],
    ["RequestLimitExceeded", "throttled"],
    ["RequestLimitExceeded.UinLimitExceeded", "throttled"],
    ["FailedOperation.SummaryDataNotReady", "transient"],
    ["InternalError", "unknown"],
    ["InternalError.DBError", "unknown"],
    ["InvalidAction", "unsupported"],
    ["UnsupportedRegion", "unsupported"],
    ["UnsupportedOperation", "refused"],
    ["InvalidInstanceId.NotFound", "refused"],
  ])("%s is %s, though its status is 200", async (code, kind) => {
    refusal(code);
    expect(await failure()).toMatchObject({ kind, code, requestId: "r-2" });
  });

  test("names the permission that a denial wants, as CAM writes it", async () => {
    refusal("UnauthorizedOperation");
    expect((await failure()).permission).toBe("cvm:DescribeInstances");
    const balance = {
      product: "billing",
      action: "DescribeAccountBalance",
      region: "global",
      params: {},
    };
    expect((await failure(balance)).permission).toBe("finance:DescribeAccountBalance");
  });

  test("of a region that is not supported proves nothing by itself", async () => {
    refusal("UnsupportedRegion");
    expect((await failure()).proof).toBeUndefined();
  });

  test("never shows the key", async () => {
    refusal("InvalidParameter", `what is ${keys.secretKey}?`);
    expect((await failure()).message).toBe("what is ***?");
  });

  test("without the vendor's format leaves it open whether the call was carried out", async () => {
    answer = { status: 200, body: "<html>" };
    expect(await failure()).toMatchObject({ kind: "unknown", code: "UnreadableReply" });
    answer = { status: 502, body: "<html>" };
    expect(await failure()).toMatchObject({ kind: "unknown", code: "HTTP502" });
    answer = { status: 429, body: "" };
    expect(await failure()).toMatchObject({ kind: "throttled" });
  });

  test("of a stop is the stop's own", async () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    const client = transport();
    await expect(client.send(listing, stop.signal)).rejects.toThrow("enough");
    await client.close();
    expect(seen).toEqual([]);
  });
});

describe("the redirection", () => {
  test("sends keys over plain http to this machine only", () => {
    const env = { [ENDPOINT_VARIABLE]: "http://example.com:8080" };
    expect(() => redirectFrom(env, ENDPOINT_VARIABLE)).toThrow(Problem);
    expect(redirectFrom({}, ENDPOINT_VARIABLE)).toBeUndefined();
  });
});

describe("a call of COS", () => {
  const bucket = "photos-1250000000";

  /** The signature written down from https://cloud.tencent.com/document/product/436/7778 */
  function signatureOf(request: Seen, names: readonly string[], query: string): string {
    const given = new Map(
      (request.headers.authorization ?? "").split("&").map((pair) => {
        const [name = "", ...value] = pair.split("=");
        return [name, value.join("=")] as const;
      }),
    );
    const time = given.get("q-key-time") ?? "";
    const sha1 = (key: string, text: string) => createHmac("sha1", key).update(text).digest("hex");
    const headers = names
      .map((name) => `${name}=${encodeURIComponent(String(request.headers[name]))}`)
      .join("&");
    const path = decodeURIComponent(request.url.split("?")[0] ?? "");
    const text = `${request.method.toLowerCase()}\n${path}\n${query}\n${headers}\n`;
    const hashed = createHash("sha1").update(text).digest("hex");
    expect(given.get("q-header-list")).toBe(names.join(";"));
    expect(given.get("q-ak")).toBe(keys.secretId);
    return `${sha1(sha1(keys.secretKey, time), `sha1\n${time}\n${hashed}\n`)} ${given.get("q-signature")}`;
  }

  function sameTwice(both: string): void {
    const [mine, theirs] = both.split(" ");
    expect(theirs).toBe(mine);
  }

  test("lists all buckets from the service's host, one as a list of one", async () => {
    answer.body =
      "<ListAllMyBucketsResult><Owner><ID>1</ID></Owner><IsTruncated>false</IsTruncated><Buckets><Bucket><Name>photos-1250000000</Name><Location>ap-beijing</Location></Bucket></Buckets></ListAllMyBucketsResult>";
    const reply = await send({
      product: "cos",
      action: "getService",
      region: "global",
      params: { MaxKeys: 1000 },
    });
    expect(reply["Buckets"]).toEqual([{ Name: bucket, Location: "ap-beijing" }]);
    expect(seen[0]).toMatchObject({ method: "GET", url: "/?max-keys=1000" });
    expect(seen[0]?.headers.host).toBe("service.cos.myqcloud.com");
    if (seen[0] !== undefined) sameTwice(signatureOf(seen[0], ["host"], "max-keys=1000"));
  });

  test("goes to the bucket's own region, with the page after a marker", async () => {
    answer.body =
      "<ListVersionsResult><Name>photos-1250000000</Name><IsTruncated>false</IsTruncated></ListVersionsResult>";
    const reply = await send({
      product: "cos",
      action: "listObjectVersions",
      region: "ap-beijing",
      params: { Bucket: bucket, KeyMarker: "a b", VersionIdMarker: "", MaxKeys: 1000 },
    });
    expect(reply).toMatchObject({ Versions: [], DeleteMarkers: [], IsTruncated: "false" });
    expect(seen[0]?.headers.host).toBe(`${bucket}.cos.ap-beijing.myqcloud.com`);
    expect(seen[0]?.url).toBe("/?versions&key-marker=a%20b&max-keys=1000");
    const query = "key-marker=a%20b&max-keys=1000&versions=";
    if (seen[0] !== undefined) sameTwice(signatureOf(seen[0], ["host"], query));
  });

  test("deletes versions by name, with the checksum that COS asks for", async () => {
    answer.body = "<DeleteResult><Deleted><Key>a&amp;b</Key></Deleted></DeleteResult>";
    const reply = await send({
      product: "cos",
      action: "deleteMultipleObject",
      region: "ap-beijing",
      params: { Bucket: bucket, Objects: [{ Key: "a&b", VersionId: "v1" }], Quiet: false },
    });
    expect(reply["Deleted"]).toEqual([{ Key: "a&b" }]);
    const body = seen[0]?.body ?? "";
    expect(body).toContain(
      "<Delete><Quiet>false</Quiet><Object><Key>a&amp;b</Key><VersionId>v1</VersionId></Object></Delete>",
    );
    expect(seen[0]?.headers["content-md5"]).toBe(createHash("md5").update(body).digest("base64"));
    if (seen[0] !== undefined)
      sameTwice(signatureOf(seen[0], ["content-md5", "content-type", "host"], "delete="));
  });

  test("names a key with blanks and slashes in its path", async () => {
    answer = { status: 204, body: "" };
    await send({
      product: "cos",
      action: "multipartAbort",
      region: "ap-beijing",
      params: { Bucket: bucket, Key: "a b/ü", UploadId: "u1" },
    });
    expect(seen[0]).toMatchObject({ method: "DELETE", url: "/a%20b/%C3%BC?uploadId=u1" });
    if (seen[0] !== undefined) sameTwice(signatureOf(seen[0], ["host"], "uploadid=u1"));
  });

  test("is refused without a region, before anything is sent", async () => {
    const call = {
      product: "cos",
      action: "deleteBucket",
      region: "global",
      params: { Bucket: bucket },
    };
    expect(await failure(call)).toMatchObject({ code: "MissingArgument" });
    expect(seen).toEqual([]);
  });

  test("reads the code of an error, and denials as such", async () => {
    const call = { product: "cos", action: "getService", region: "global", params: {} };
    answer = {
      status: 403,
      body: "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><RequestId>r-9</RequestId></Error>",
    };
    expect(await failure(call)).toMatchObject({
      kind: "denied",
      requestId: "r-9",
      permission: "name/cos:GetService",
    });
    answer = { status: 503, body: "<Error><Code>SlowDown</Code><Message>Slow</Message></Error>" };
    expect(await failure(call)).toMatchObject({ kind: "throttled" });
  });
});
