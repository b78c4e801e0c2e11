import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { closest } from "fastest-levenshtein";
import { clouds } from "../../src/workspace/clouds.ts";
import { ROOT } from "../generate/files.ts";
import { leftOutRules } from "../vendor-models/left-out-rules.ts";
import type { ActionTexts } from "../vendor-models/texts/model.ts";
import { candidates, type Guess, guess, nounOf } from "./guess.ts";
import { handlerText } from "./handlers.ts";
import { rowText, seedPath, seedText, serviceText } from "./texts.ts";
import { type Vendor, vendorOf } from "./vendor.ts";

/** What `npm run new:type` is told. */
interface Asked {
  readonly cloud: string;
  readonly type: string;
  readonly product: string;
  readonly list: string | undefined;
  readonly remove: string | undefined;
  /** File of the service that takes the row; one whose types begin alike, or a new one, unless told. */
  readonly file: string | undefined;
  readonly cache: string;
}

const USAGE =
  "npm run new:type -- <alibaba|huawei|tencent> <service.thing> [--product P] [--list A] [--delete A] [--file services/x.ts] [--cache folder]";

function asked(): Asked {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      product: { type: "string" },
      list: { type: "string" },
      delete: { type: "string" },
      file: { type: "string" },
      cache: { type: "string" },
    },
  });
  const [cloud, type] = positionals;
  const isKnown = cloud !== undefined && clouds.has(cloud);
  if (!isKnown || type === undefined || !/^[a-z]+\.[a-z]/u.test(type)) throw new Error(USAGE);
  const prefix = type.split(".")[0] ?? "";
  return {
    cloud,
    type,
    product: values.product ?? productOf(cloud, prefix) ?? prefix,
    list: values.list,
    remove: values.delete,
    file: values.file,
    cache: values.cache ?? mkdtempSync(join(tmpdir(), "vendor-models-")),
  };
}

function servicesOf(cloud: string): readonly { readonly path: string; readonly text: string }[] {
  const folder = `src/clouds/${cloud}/services`;
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith(".ts"));
  return names.map((name) => {
    const path = `${folder}/${name}`;
    return { path, text: readFileSync(join(ROOT, path), "utf8") };
  });
}

/** Files with types that begin alike, the shortest first. */
function alike(cloud: string, prefix: string) {
  return servicesOf(cloud)
    .filter(({ text }) => new RegExp(`^    "${prefix}\\.`, "mu").test(text))
    .map((file) => ({ ...file, product: /^ {2}product: "([^"]+)"/mu.exec(file.text)?.[1] ?? "" }))
    .toSorted((a, b) => a.text.length - b.text.length);
}

/** The product that most files with such types call. */
function productOf(cloud: string, prefix: string): string | undefined {
  const products = alike(cloud, prefix).map(({ product }) => product);
  const count = (name: string) => products.filter((one) => one === name).length;
  return products.toSorted((a, b) => count(b) - count(a))[0];
}

/** The action that was named, or the one that its name speaks for. */
function actionOf(
  vendor: Vendor,
  type: string,
  what: "list" | "remove",
  named: string | undefined,
) {
  const likely = candidates(vendor.actions, nounOf(type), what);
  const name = named ?? likely[0];
  const option = what === "list" ? "--list" : "--delete";
  if (name !== undefined && !vendor.actions.includes(name)) {
    throw new Error(
      `The package has no action ${name}; perhaps ${closest(name, [...vendor.actions])}.`,
    );
  }
  if (name === undefined) {
    throw new Error(`No action's name speaks for ${type}; name one with ${option}.`);
  }
  const others = likely.filter((one) => one !== name).slice(0, 5);
  say(`${what}: ${name}${others.length === 0 ? "" : ` (or ${option} ${others.join(", ")})`}`);
  return { name, model: vendor.model(name) };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function writeNew(path: string, text: string): void {
  const file = join(ROOT, path);
  if (existsSync(file)) throw new Error(`${path} is there already.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  say(`written: ${path}`);
}

/** Puts a member at the end of the list or object that ends the file. */
function append(path: string, end: string, text: string): void {
  const file = join(ROOT, path);
  const now = readFileSync(file, "utf8");
  const at = now.lastIndexOf(end);
  if (at < 0) throw new Error(`${path} does not end as such files do.`);
  writeFileSync(file, now.slice(0, at) + text + now.slice(at));
  say(`written: ${path}`);
}

function writeRow({ cloud, type, product, file }: Asked, found: Guess): string {
  const prefix = type.split(".")[0] ?? "";
  const path =
    file === undefined
      ? alike(cloud, prefix).find((one) => one.product === product)?.path
      : `src/clouds/${cloud}/services/${file}`;
  const service = path ?? `src/clouds/${cloud}/services/${prefix}.ts`;
  if (!existsSync(join(ROOT, service))) {
    writeNew(service, serviceText(cloud, product, rowText(type, found, { text: "" })));
    return service;
  }
  const text = readFileSync(join(ROOT, service), "utf8");
  const defaults = /\n {2}defaults: \{([\s\S]*?)\n {2}types: \{/u.exec(text)?.[1] ?? "";
  append(service, "  },\n});", rowText(type, found, { text: defaults }));
  return service;
}

function writeSeed({ cloud, type }: Asked, found: Guess): string {
  const path = seedPath(cloud, type);
  writeNew(path, seedText(type, found));
  return path;
}

/** Fields of the listing of which the vendor's text asks for a word of the row, and the size of a page. */
function askedFor({ request = {} }: ActionTexts, { paging }: Guess): string {
  const paged = paging.by === "none" ? [] : [paging.at, paging.size];
  const lines = Object.entries(request).flatMap(([field, texts]) => {
    const isSize = paging.by !== "none" && field === paging.size;
    const isExcused = leftOutRules.some((rule) => rule.fits({ field, texts, paged }));
    if (!isSize && (paged.includes(field) || isExcused)) return [];
    return [`            ${field}: ${texts.join(" / ")}`];
  });
  return lines.length === 0 ? "            none" : lines.join("\n");
}

function main(): void {
  const wanted = asked();
  const { cloud, type, product, cache } = wanted;
  const vendor = vendorOf(cloud, product, cache);
  const list = actionOf(vendor, type, "list", wanted.list);
  const remove = actionOf(vendor, type, "remove", wanted.remove);
  const found = guess(cloud, type, list, remove);
  const folder = product.toLowerCase();
  const handler = `emulator/${cloud}/products/${folder}/${type.split(".")[1]}.ts`;
  const files = [writeRow(wanted, found), handler, writeSeed(wanted, found)];
  writeNew(handler, handlerText(cloud, type, found));
  execFileSync("npx", ["biome", "check", "--write", ...files], { cwd: ROOT, stdio: "inherit" });
  say(`
What the models do not tell, and you look up on the vendor's pages:
  list:     does one of these hide something unless it is sent? ${found.open.listParams.join(" ")}
            codes that mean "not activated"
            each of these is sent, or stands under \`leaves\` with why leaving it out hides nothing:
${askedFor(vendor.texts(found.list), found)}
  read:     which of these does a reviewer need, and which protect it? ${found.open.fields.join(" ")}
            what ties it to the world outside, its states, what else it uses
  remove:   ${found.open.removeParams.join(" ")}
            codes that mean gone, done, busy; what goes along; what is paid in advance
  handler:  add its table and its actions to emulator/${cloud}/products/${folder}.ts
  Chinese:  its name in src/clouds/zh/${cloud}/types.ts, and what the row says anew in removal.ts and reasons.ts
  then:     npm run generate && npm run vendor-models && npm run generate && npm test`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
