import { expect, test } from "vitest";
import { authorization, sdkDate } from "../../src/clouds/huawei/client/signature.ts";

const KEYS = { accessKey: "AccessKey", secretKey: "SecretKey" };
const HEADERS = { "x-sdk-date": "20060102T150405Z" };

// The vendor's own vectors: huaweicloud-sdk-go-v3, core/auth/signer, signer_test.go.
test.each([
  [
    { method: "GET", path: "/path", query: [["limit", "1"]] as const, headers: HEADERS, body: "" },
    "5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624",
  ],
  [
    {
      method: "POST",
      path: "/path",
      query: [["key", "value"]] as const,
      headers: HEADERS,
      body: '{"Name":"test","Id":1}\n',
    },
    "cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59",
  ],
])("signs as the vendor's own signer does", (request, signature) => {
  expect(authorization(request, KEYS)).toBe(
    `SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=x-sdk-date, Signature=${signature}`,
  );
});

// Made with the vendor's own signer: huaweicloudsdkcore 3.1.219, signer.py.
test("signs a parameter before another one whose name goes on from its own", () => {
  const query = [
    ["delete_sfs30", "try"],
    ["delete_sfs", "skip"],
    ["a", "2"],
    ["a", "10"],
  ] as const;
  const request = { method: "DELETE", path: "/path", query, headers: HEADERS, body: "" };
  expect(authorization(request, KEYS)).toBe(
    "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=x-sdk-date, Signature=f1a749d1fc5ce2ed81b9cc4fc287e3692dd44e72d376f014ab9f7b53f95f0c7e",
  );
});

test("writes dates as the signature wants them", () => {
  expect(sdkDate(Date.UTC(2006, 0, 2, 15, 4, 5))).toBe("20060102T150405Z");
});
