import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

type Env = Readonly<Record<string, string | undefined>>;

/** Files that Terraform (OpenTofu) takes its own settings from. */
function settingsFiles(env: Env): readonly string[] {
  const named = env["TF_CLI_CONFIG_FILE"] || env["TERRAFORM_CONFIG"];
  const home = env["HOME"] || homedir();
  const folder = join(home, ".terraform.d");
  return [
    ...(named
      ? [named]
      : [".terraformrc", ".tofurc", ".terraform.rc"].map((name) => join(home, name))),
    ...(existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /\.tfrc(?:\.json)?$/u.test(name))
          .map((name) => join(folder, name))
      : []),
  ];
}

/**
 * The file of Terraform's own settings in which a block `provider_installation` stands: with one,
 * Terraform no longer looks for providers beside a stack. Undefined where there is none.
 */
export function explicitInstallation(env: Env): string | undefined {
  return settingsFiles(env).find((file) => /\bprovider_installation\b/u.test(settingsIn(file)));
}

/** True when Terraform's settings put another provider in the place of the one of that source. */
export function overridden(env: Env, source: string): string | undefined {
  return settingsFiles(env).find((file) => {
    const text = settingsIn(file);
    return /\bdev_overrides\b/u.test(text) && text.includes(`"${source}"`);
  });
}

/** The text of a file without its comments; empty where it cannot be read, as for Terraform. */
function settingsIn(file: string): string {
  try {
    return readFileSync(file, "utf8")
      .replace(/\/\*.*?\*\//gsu, "")
      .replace(/^\s*(?:#|\/\/).*$/gmu, "");
  } catch {
    return "";
  }
}
