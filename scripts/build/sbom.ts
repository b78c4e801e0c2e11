import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** As much of a CycloneDX document as is looked at. */
interface Bill {
  readonly components: readonly Component[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn?: readonly string[];
  }[];
}

interface Component {
  readonly "bom-ref": string;
  readonly properties?: unknown;
}

/**
 * Writes what the package is made of: the packages that are built in, and esbuild, which comes along. The
 * bill is npm's own, without the tools of this repository.
 */
export function writeSbom(root: string, dist: string, packages: ReadonlySet<string>): void {
  const bill: Bill = JSON.parse(
    execFileSync("npm", ["sbom", "--sbom-format=cyclonedx"], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    }),
  );
  const names = new Set([...packages, "node_modules/esbuild"].map((path) => nameOf(root, path)));
  const components = bill.components
    .filter((component) => names.has(component["bom-ref"]))
    // Here they are tools; in the package they are parts.
    .map(({ properties: _, ...component }) => component);
  const kept = new Set(components.map((component) => component["bom-ref"]));
  const dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((on) => kept.has(on)) }));
  writeFileSync(
    join(dist, "sbom.cdx.json"),
    `${JSON.stringify({ ...bill, components, dependencies }, undefined, 2)}\n`,
  );
}

function nameOf(root: string, folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return `${name}@${version}`;
}
