import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { clouds } from "../../src/workspace/clouds.ts";

/** What the house costs, counted: `npm run figures`. Lines are lines of files, blank ones and comments included. */
function main(): void {
  const lines = [...rowFigures(), ...houseFigures()].map(
    ([name, value]) => `| ${name} | ${value} |`,
  );
  process.stdout.write(`${["| figure | value |", "| --- | ---: |", ...lines].join("\n")}\n`);
}

type FigureLine = readonly [name: string, value: string];

function rowFigures(): readonly FigureLine[] {
  const perCloud = [...clouds.keys()].map((cloud) => {
    const files = modules(`src/clouds/${cloud}/services`).filter(
      (path) => !path.endsWith("/registry.ts"),
    );
    const rows = files.flatMap(rowLengths);
    return { cloud, lines: files.reduce(addLines, 0), rows };
  });
  const rows = perCloud.flatMap((one) => one.rows).toSorted((a, b) => a - b);
  const mean = rows.reduce((sum, lines) => sum + lines, 0) / rows.length;
  return [
    ...perCloud.flatMap(({ cloud, lines, rows: own }) => [
      [`${cloud}: types`, String(own.length)] as const,
      [`${cloud}: lines of rows`, String(lines)] as const,
      [`${cloud}: median lines of a row`, String(median(own))] as const,
    ]),
    ["lines of rows, all clouds", String(perCloud.reduce((sum, { lines }) => sum + lines, 0))],
    ["types, all clouds", String(rows.length)],
    ["median lines of a row", String(median(rows))],
    ["mean lines of a row", mean.toFixed(1)],
    ["hooks", String(hooks())],
  ];
}

/** Parts of the house, by what stands in a folder or in files of that name. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  "lines of emulator": ["emulator"],
  "lines of tests": ["test"],
  "lines of src": ["src"],
  "lines of policies, constructs, stacks": ["policies", "constructs", "stacks"],
  "lines of scripts and bench": ["scripts", "bench"],
};

function houseFigures(): readonly FigureLine[] {
  const parts = Object.entries(PARTS).map(
    ([name, folders]) => [name, String(folders.flatMap(modules).reduce(addLines, 0))] as const,
  );
  const own = [...clouds.keys()].flatMap((cloud) => {
    const files = modules(`src/clouds/${cloud}`);
    const of = (wanted: (path: string) => boolean): string =>
      String(
        files.filter((path) => wanted(relative(`src/clouds/${cloud}`, path))).reduce(addLines, 0),
      );
    return [
      [`${cloud}: lines of session`, of((path) => SESSION.test(path))] as const,
      [`${cloud}: lines of closing`, of((path) => CLOSING.test(path))] as const,
      [`${cloud}: other lines beside rows`, of((path) => !isCounted(path))] as const,
      [`${cloud}: lines beside rows`, of((path) => !path.startsWith("services/"))] as const,
    ];
  });
  const shared = modules("src/clouds/shared").reduce(addLines, 0);
  return [...parts, ...own, ["lines that clouds share", String(shared)]];
}

const SESSION =
  /^(session|cloud|caller|credentials|credential-providers|assumed-(role|agency)|regions|permissions|(ram|cam)-codes|identity|sightings|catalog|rights|rights-above)\.ts$|^(client|hooks)\//u;
const CLOSING =
  /^assisted\/|^(closing|closure|conditions|deletion-|leaving|submit|bills|quotes|refusals|account-check|directory|member|finance-|payer)/u;

function isCounted(path: string): boolean {
  return SESSION.test(path) || CLOSING.test(path) || path.startsWith("services/");
}

/** Hooks by name: one that clouds share counts once. */
function hooks(): number {
  const registries = [...clouds.keys()].map((cloud) => `src/clouds/${cloud}/hooks/registry.ts`);
  const names = registries
    .filter((path) => statSync(path, { throwIfNoEntry: false }) !== undefined)
    .flatMap((path) => readFileSync(path, "utf8").match(/^ {2}"[^"]+":/gmu) ?? []);
  return new Set(names).size;
}

/** Lines of each entry of a service's `types`. */
function rowLengths(path: string): readonly number[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const lengths: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === "types") {
      if (!ts.isObjectLiteralExpression(node.initializer)) return;
      for (const row of node.initializer.properties) lengths.push(linesOf(row, source));
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lengths;
}

function linesOf(node: ts.Node, source: ts.SourceFile): number {
  const line = (at: number): number => source.getLineAndCharacterOfPosition(at).line;
  return line(node.getEnd()) - line(node.getStart()) + 1;
}

function modules(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("/gen/"))
    .map((name) => join(folder, name));
}

function addLines(sum: number, path: string): number {
  return sum + readFileSync(path, "utf8").split("\n").length - 1;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

main();
