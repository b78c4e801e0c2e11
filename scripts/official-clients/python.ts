import { spawn } from "node:child_process";
import type { Front } from "./front.ts";
import type { Tried } from "./providers.ts";
import { readingCalls } from "./reading-calls.ts";
import { PLACES, PROJECT } from "./world.ts";

/** The packages whose clients `calls.py` has. */
export const PACKAGES: readonly string[] = [
  "aliyun-python-sdk-core",
  "alibabacloud-tea-openapi",
  "oss2",
  "tencentcloud-sdk-python",
  "tccli",
  "cos-python-sdk-v5",
  "huaweicloudsdkcore",
  "esdk-obs-python",
];

/** The exit code of `calls.py` for a package that is not installed. */
const NOT_INSTALLED = 3;

/** What one client did; undefined where it is not there. */
export interface Run {
  readonly version: string;
  readonly tried: readonly Tried[];
}

/** Runs the client of one package over all reading calls. */
export async function tryPackage(name: string, front: Front): Promise<Run | undefined> {
  const script = new URL("calls.py", import.meta.url).pathname;
  const program = process.env["OFFICIAL_CLIENTS_PYTHON"] ?? "python3";
  const python = spawn(program, [script, name], { env: front.env });
  let out = "";
  let errors = "";
  python.stdout.on("data", (part) => {
    out += part;
  });
  python.stderr.on("data", (part) => {
    errors += part;
  });
  const given = {
    calls: await readingCalls(),
    keys: PLACES,
    project: PROJECT,
    authority: front.authority,
    address: new URL(front.emulator.url).host,
    proxy: front.proxy,
  };
  python.stdin.on("error", () => undefined);
  python.stdin.end(JSON.stringify(given));
  const code = await new Promise<number | null>((resolve, reject) => {
    python.on("error", reject);
    python.on("close", resolve);
  });
  if (code === NOT_INSTALLED) return undefined;
  const [first = "{}", ...rest] = out.split("\n").filter((line) => line !== "");
  const tried = rest.map((line): Tried => {
    const { call, outcome, detail } = JSON.parse(line);
    return { what: call, outcome: outcome === "ok" ? "ok" : `${outcome} ${detail}` };
  });
  const ended =
    code === 0 ? [] : [{ what: script, outcome: `client: ended with ${code} ${errors}` }];
  return { version: JSON.parse(first).version, tried: [...tried, ...ended] };
}
