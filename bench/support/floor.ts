import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleProvider, EXECUTABLE } from "../../constructs/provider/bundle.ts";
import { PROVIDER } from "../../src/provider/resources/schemas.ts";
import { WAVES_VARIABLE, type Waves } from "./floor-provider.ts";

/** What a plan of Terraform shows to be taken out of each wave. */
export function shownIn(plan: string): Waves {
  const waves: Record<string, Record<string, string>> = {};
  let lines: Record<string, string> = {};
  for (const line of plan.split("\n")) {
    const [, id, text] = /^ +- ("alibaba:.*?") += (".*") -> null$/u.exec(line) ?? [];
    if (id !== undefined && text !== undefined) lines[JSON.parse(id)] = JSON.parse(text);
    const wave = /^ +wave += "(\w+)"$/u.exec(line)?.[1];
    if (wave === undefined) continue;
    waves[wave] = lines;
    lines = {};
  }
  return waves;
}

/**
 * Lays a provider that shows the same maps and does nothing else, bundled like the real one: what a plan of
 * so many items costs whoever makes it. Returns the environment in which Terraform starts it in place of
 * the stack's own.
 */
export function layFloor(folder: string, waves: Waves): Readonly<Record<string, string>> {
  const place = join(folder, "floor");
  mkdirSync(place, { recursive: true });
  const main = fileURLToPath(new URL("floor-provider.ts", import.meta.url));
  for (const { name, content } of bundleProvider({ main, policies: join(place, "none") }).files) {
    writeFileSync(join(place, name), content);
  }
  chmodSync(join(place, EXECUTABLE), 0o755);
  const shown = join(folder, "waves.json");
  writeFileSync(shown, JSON.stringify(waves));
  const config = join(folder, "floor.rc");
  writeFileSync(
    config,
    `provider_installation {\n  dev_overrides { ${JSON.stringify(PROVIDER.source)} = ${JSON.stringify(place)} }\n  direct {}\n}\n`,
  );
  return { TF_CLI_CONFIG_FILE: config, [WAVES_VARIABLE]: shown };
}
