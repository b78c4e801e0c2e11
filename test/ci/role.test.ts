import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { ROOT } from "../package/packed.ts";
import { startScript } from "./support/shell.ts";

const SCRIPT = join(ROOT, "integrations/oidc/role.sh");
const place = mkdtempSync(join(tmpdir(), "closeout-role-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";

interface Call {
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A host of pipelines and the clouds' services for keys, on loopback. */
async function aServer(answers: Readonly<Record<string, object>>) {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      const path = request.url ?? "";
      calls.push({ path, headers: request.headers, body });
      const answer = answers[new URL(path, "http://host").pathname];
      response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const tools = ["curl", "jq"].every((name) => spawnSync(name, ["--version"]).status === 0);

/** What a step has in its environment after it took the role, and what it printed. */
function taken(env: Readonly<Record<string, string>>, then: string) {
  return startScript(`. "${SCRIPT}"\n${then}`, {
    shell: ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
    file: join(place, `${randomUUID()}.sh`),
    cwd: ROOT,
    env: { PATH: process.env["PATH"] ?? "", GITHUB_RUN_ID: "77", ...env },
  }).ended;
}

const onGitHub = (url: string) => ({
  ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request-token",
  CLOSEOUT_OIDC_AUDIENCE: "https://acme.example/closeout",
});

describe.skipIf(!tools)("with curl and jq, as runners have them", () => {
  test("GitHub's word is left in a file for Alibaba Cloud's own chain of credentials", async () => {
    const { url, calls } = await aServer({ "/token": { value: JWT } });
    const { code, log } = await taken(
      {
        ...onGitHub(url),
        ALIBABA_CLOUD_ROLE_ARN: "acs:ram::1:role/closer",
        ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1:oidc-provider/github",
      },
      'stat --format=%a "$ALIBABA_CLOUD_OIDC_TOKEN_FILE"; [ "$(cat "$ALIBABA_CLOUD_OIDC_TOKEN_FILE")" = "$EXPECTED" ]; rm "$ALIBABA_CLOUD_OIDC_TOKEN_FILE"'.replace(
        "$EXPECTED",
        JWT,
      ),
    );
    expect({ code, log }).toEqual({ code: 0, log: "600\n" });
    expect(calls[0]?.path).toContain("audience=https%3A%2F%2Facme.example%2Fcloseout");
    expect(calls[0]?.headers["authorization"]).toBe("bearer request-token");
  });

  test("Tencent Cloud gives a key for a token of the pipeline", async () => {
    const Credentials = { TmpSecretId: "AKIDtmp", TmpSecretKey: "tmp-key", Token: "tmp-token" };
    const { url, calls } = await aServer({ "/": { Response: { Credentials, RequestId: "r" } } });
    const { code, log } = await taken(
      {
        CLOSEOUT_OIDC_TOKEN: JWT,
        CLOSEOUT_TENCENT_STS: url,
        TENCENTCLOUD_ROLE_ARN: "qcs::cam::uin/1:roleName/closer",
        TENCENTCLOUD_OIDC_PROVIDER: "gitlab",
      },
      "printenv TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY TENCENTCLOUD_TOKEN",
    );
    expect({ code, log }).toEqual({ code: 0, log: "AKIDtmp\ntmp-key\ntmp-token\n" });
    expect(calls[0]?.headers).toMatchObject({
      authorization: "SKIP",
      "x-tc-action": "AssumeRoleWithWebIdentity",
      "x-tc-version": "2018-08-13",
      "x-tc-region": "ap-guangzhou",
    });
    expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
      ProviderId: "gitlab",
      WebIdentityToken: JWT,
      RoleArn: "qcs::cam::uin/1:roleName/closer",
      RoleSessionName: "closeout-77",
    });
  });

  test("Huawei Cloud gives a key for GitHub's word", async () => {
    const credentials = { access_key_id: "AKtmp", secret_access_key: "sk", security_token: "st" };
    const { url, calls } = await aServer({
      "/token": { value: JWT },
      "/v5/agencies/assume-with-oidc": { credentials },
    });
    const { code, log } = await taken(
      {
        ...onGitHub(url),
        CLOSEOUT_HUAWEI_STS: url,
        HUAWEICLOUD_AGENCY_URN: "iam::1:agency:closer",
        HUAWEICLOUD_OIDC_PROVIDER_URN: "iam::1:oidc-provider:github",
      },
      "printenv HUAWEICLOUD_SDK_AK HUAWEICLOUD_SDK_SK HUAWEICLOUD_SDK_SECURITY_TOKEN",
    );
    expect({ code, log }).toEqual({ code: 0, log: "AKtmp\nsk\nst\n" });
    expect(JSON.parse(calls[1]?.body ?? "")).toEqual({
      provider_urn: "iam::1:oidc-provider:github",
      agency_urn: "iam::1:agency:closer",
      agency_session_name: "closeout-77",
      id_token: JWT,
    });
  });

  test.each([
    [
      "is refused",
      { "/": { Response: { Error: { Code: "AuthFailure.OIDCVerify" } } } },
      "AuthFailure.OIDCVerify",
    ],
    ["gets an odd answer", { "/": { Response: {} } }, "No role of the cloud"],
  ])(
    "a step that %s ends before anything is called, and shows no token",
    async (_, answers, says) => {
      const { url } = await aServer(answers);
      const { code, log } = await taken(
        {
          CLOSEOUT_OIDC_TOKEN: JWT,
          CLOSEOUT_TENCENT_STS: url,
          TENCENTCLOUD_ROLE_ARN: "qcs::cam::uin/1:roleName/closer",
          TENCENTCLOUD_OIDC_PROVIDER: "gitlab",
        },
        "echo called",
      );
      expect(code).not.toBe(0);
      expect(log).toContain(says);
      expect(log).not.toContain("called");
      expect(log).not.toContain(JWT);
    },
  );

  test("a job that its host gives no token ends before anything is called", async () => {
    const { code, log } = await taken(
      { TENCENTCLOUD_ROLE_ARN: "r", TENCENTCLOUD_OIDC_PROVIDER: "p" },
      "echo called",
    );
    expect(code).not.toBe(0);
    expect(log).not.toContain("called");
  });
});
