import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** Names of environment variables as they stand in quotes in the program's own code. */
const NAME =
  /"((?:CLOSEOUT|ALIBABA_CLOUD|TENCENTCLOUD|TCCLI|HUAWEICLOUD|HW|TF|PLUGIN|GITHUB|GH|GITLAB|CI|SSL_CERT|NODE|TERRAFORM)_[A-Z0-9_]+|PGUSER|PGPASSWORD|HOME|TERM|NO_COLOR|LC_ALL|LC_CTYPE|LANG)"/gu;
/** Read by name parts: `https_proxy` and its like. */
const PROXIES = ["https", "http", "all", "no"].flatMap((kind) => {
  const name = `${kind}_proxy`;
  return [name, name.toUpperCase()];
});
function namesInCode(): ReadonlySet<string> {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("protocol/gen"))
    // Rows speak the vendor's words and read no variables.
    .filter((file) => !/^clouds\/\w+\/services\//u.test(file))
    .map((file) => readFileSync(join(ROOT, "src", file), "utf8"));
  const found = files.flatMap((text) => [...text.matchAll(NAME)].map(([, name = ""]) => name));
  return new Set([...found, ...PROXIES]);
}

const page = readFileSync(join(ROOT, "docs/environment.md"), "utf8");

test("docs/environment.md names every variable that is read", () => {
  expect([...namesInCode()].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test("every variable in a table of docs/environment.md is read", () => {
  const known = namesInCode();
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  const named = rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/gu)].map(([, name = ""]) => name),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test("the environment is read by the names of variables alone, and never by its whole", () => {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts"),
  );
  const dotted = files.filter((file) =>
    /process\.env\.[A-Za-z]/u.test(readFileSync(join(ROOT, "src", file), "utf8")),
  );
  expect(dotted).toEqual([]);
});
