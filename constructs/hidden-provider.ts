import { terraformBinary } from "../src/core/requirements.ts";
import { initFault } from "../src/files/terraform/terraform-init.ts";
import { explicitInstallation } from "../src/files/terraform/terraform-settings.ts";

/**
 * Why Terraform would not find the provider beside the stacks, where its settings name places of their
 * own; undefined where it does. Without such settings nothing is asked.
 */
export async function hiddenProvider(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if (explicitInstallation(env) === undefined) return undefined;
  const fault = await initFault(terraformBinary(env), env);
  return fault === undefined ? undefined : `${fault.says}\nNext: ${fault.next}`;
}
