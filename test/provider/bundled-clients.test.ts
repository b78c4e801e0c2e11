import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { bundleProvider, EXECUTABLE } from "../../constructs/provider/bundle.ts";

const CLIENT = fileURLToPath(new URL("../../src/clouds/alibaba/client/", import.meta.url));

// A dynamic import of a CommonJS package has its names in Node and not in a bundle.
const MAIN = `
import { pop } from ${JSON.stringify(`${CLIENT}pop.ts`)};
import { usualKeys } from ${JSON.stringify(`${CLIENT}../credentials.ts`)};

export async function run(): Promise<void> {
  const keys = { accessKeyId: "LTAI-1", accessKeySecret: "secret" };
  const call = { product: "Sts", action: "GetCallerIdentity", region: "global", params: {} };
  const signed = await pop.sign(call, "sts.aliyuncs.com", keys);
  const none = await usualKeys({ ALIBABA_CLOUD_CREDENTIALS_URI: "http://127.0.0.1:1/" })().catch(
    (error: unknown) => String(error),
  );
  process.stderr.write(JSON.stringify({ scheme: signed.headers["authorization"]?.split(" ")[0], none }));
}
`;

test("the bundled provider signs and finds credentials with the vendor's own packages", async () => {
  const folder = mkdtempSync(join(tmpdir(), "closeout-bundle-"));
  try {
    const main = join(folder, "main.ts");
    writeFileSync(main, MAIN);
    const { files } = bundleProvider({ main, policies: join(folder, "policies") });
    for (const { name, content } of files) writeFileSync(join(folder, name), content);

    const { stderr } = await promisify(execFile)(process.execPath, [join(folder, EXECUTABLE)]);

    const { scheme, none } = JSON.parse(stderr);
    expect(scheme).toBe("ACS3-HMAC-SHA256");
    expect(none).not.toMatch(/TypeError|undefined/u);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
