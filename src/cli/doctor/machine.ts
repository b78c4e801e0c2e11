import { execFile } from "node:child_process";
import { atLeast, LEAST, terraformBinary, terraformVersion } from "../../core/requirements.ts";
import { initFault } from "../../files/terraform/terraform-init.ts";
import type { Cli } from "../cli.ts";
import { type Check, failed, ok } from "./check.ts";
import { checkFrontEnd } from "./front-end.ts";

/** Milliseconds that a program may take to say its version. */
const PATIENCE = 20_000;

/** Name of the check whether Terraform comes to use the project's own provider. */
export const INIT = "provider";

/** Looks at what must be installed on this machine. */
export async function checkMachine(cli: Cli): Promise<readonly Check[]> {
  const terraform = await checkTerraform(cli);
  return [
    checkNode(),
    terraform,
    ...(terraform.outcome === "ok" ? [await checkInit(cli)] : []),
    checkFrontEnd(cli.project),
  ];
}

/** Terraform's own settings may keep it from finding the provider that a synth lays beside each stack. */
async function checkInit({ env, signal, ui }: Cli): Promise<Check> {
  ui.progress("terraform init");
  const fault = await initFault(terraformBinary(env), env, signal);
  return fault === undefined
    ? ok(INIT, "`terraform init` finds one that is laid beside a stack")
    : failed(INIT, fault.says, fault.next);
}

function checkNode(): Check {
  const { node } = process.versions;
  return atLeast(node, LEAST.node)
    ? ok("Node", node)
    : failed("Node", `${node} is too old`, "Install Node 20.19 or newer, https://nodejs.org.");
}

/** CDKTF runs the binary that TERRAFORM_BINARY_NAME names, `terraform` without it. */
async function checkTerraform({ env, signal }: Cli): Promise<Check> {
  const name = "Terraform";
  const binary = terraformBinary(env);
  const asked = await run(binary, ["version", "-json"], env, signal);
  if (asked.code === "ENOENT") {
    return failed(
      name,
      `"${binary}" is not on the PATH`,
      "Install Terraform 1.6 or newer, https://developer.hashicorp.com/terraform/install, or name another binary (OpenTofu: tofu) in TERRAFORM_BINARY_NAME.",
    );
  }
  const version = terraformVersion(asked.stdout);
  if (version === undefined) {
    return failed(
      name,
      `"${binary} version" did not say a version${asked.code === undefined ? "" : ` (${asked.code})`}${asked.stderr.trim() === "" ? "" : `: ${asked.stderr.trim().split("\n")[0]}`}`,
      `Run \`${binary} version\` and fix what it says, or name another binary in TERRAFORM_BINARY_NAME.`,
    );
  }
  return atLeast(version, LEAST.terraform)
    ? ok(name, `${version} (${binary})`)
    : failed(
        name,
        `${version} (${binary}) is too old, 1.6 is needed`,
        "Install Terraform 1.6 or newer, https://developer.hashicorp.com/terraform/install.",
      );
}

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** Set when it failed: the system's code, the exit code, or the signal. */
  readonly code: string | undefined;
}

function run(
  binary: string,
  args: readonly string[],
  env: Cli["env"],
  signal: AbortSignal,
): Promise<Ran> {
  // Terraform asks its maker for news unless it is told not to.
  const options = { env: { ...env, CHECKPOINT_DISABLE: "1" }, timeout: PATIENCE, signal };
  return new Promise((settle, reject) => {
    execFile(binary, [...args], options, (error, stdout, stderr) => {
      if (signal.aborted) reject(signal.reason);
      else
        settle({
          stdout,
          stderr,
          code: error === null ? undefined : String(error.code ?? error.signal ?? error.message),
        });
    });
  });
}
