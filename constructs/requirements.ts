import { spawnSync } from "node:child_process";
import { atLeast, LEAST, terraformBinary, terraformVersion } from "../src/core/requirements.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Ends the synth with exit code 2 and a plain sentence when Node is too old: CDKTF would say so by its own
 * stack trace, or not at all.
 */
export function requireNode(): void {
  stopFor(nodeFault());
}

/** The same when Terraform is missing or too old. Asks it for its version once. */
export function requireTerraform(env: Env): void {
  stopFor(terraformFault(terraformBinary(env), env));
}

function stopFor(wrong: string | undefined): void {
  if (wrong === undefined) return;
  process.stderr.write(`${wrong}\n`);
  process.exit(2);
}

function nodeFault(): string | undefined {
  const { node } = process.versions;
  return atLeast(node, LEAST.node)
    ? undefined
    : `Closeout needs Node ${LEAST.node.join(".")} or newer; this is Node ${node}.\nNext: Install a current Node, https://nodejs.org, and run the command again.`;
}

function terraformFault(binary: string, env: Env): string | undefined {
  const least = LEAST.terraform.join(".");
  const install = `Install Terraform ${least} or newer, https://developer.hashicorp.com/terraform/install, or name another binary (OpenTofu: tofu) in TERRAFORM_BINARY_NAME.`;
  // Terraform asks its maker for news unless it is told not to.
  const asked = spawnSync(binary, ["version", "-json"], {
    encoding: "utf8",
    env: { ...env, CHECKPOINT_DISABLE: "1" },
    timeout: 20_000,
  });
  if (asked.error !== undefined && "code" in asked.error && asked.error.code === "ENOENT")
    return `Terraform is needed, and "${binary}" is not on the PATH.\nNext: ${install}`;
  const version = terraformVersion(asked.stdout ?? "");
  if (version === undefined) {
    const [says = ""] = (asked.stderr ?? "").trim().split("\n");
    return `"${binary} version" did not say a version${says === "" ? "" : `: ${says}`}\nNext: Run \`${binary} version\` and correct what it says. ${install}`;
  }
  return atLeast(version, LEAST.terraform)
    ? undefined
    : `Terraform ${least} or newer is needed; "${binary}" is ${version}.\nNext: ${install}`;
}
