/** Builds the package: JavaScript, declarations, the provider, and the notices of what is built in. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildCode } from "./code.ts";
import { buildDeclarations } from "./declarations.ts";
import { packagesOf, writeNotices } from "./notices.ts";
import { writeSbom } from "./sbom.ts";

const root = join(import.meta.dirname, "../..");
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
const packages = packagesOf(await buildCode(root, dist));
buildDeclarations(root, dist);
writeNotices(root, dist, packages);
writeSbom(root, dist, packages);
