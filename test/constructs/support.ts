import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import type { Construct } from "constructs";
import { onTestFinished } from "vitest";
import { stringify } from "yaml";

/** The account that the tests describe. */
export const MEMBER = "1000000000000002";

/** Makes a project folder with `accounts/acme/account.yaml`; returns the account's folder. */
export function accountFolder(changes: Readonly<Record<string, unknown>> = {}): string {
  const project = mkdtempSync(join(tmpdir(), "closeout-construct-"));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  const folder = join(project, "accounts/acme");
  mkdirSync(folder, { recursive: true });
  const account = {
    cloud: "alibaba",
    id: MEMBER,
    kind: "resource-account",
    access: {
      via: "management",
      managementId: "1000000000000001",
      role: "ResourceDirectoryAccountAccessRole",
    },
    ...changes,
  };
  writeFileSync(join(folder, "account.yaml"), stringify(account));
  return folder;
}

/** What a stack with one construct is synthesized to, as text. */
export function synth(make: (scope: Construct) => unknown): string {
  const stack = new TerraformStack(Testing.app(), "acme");
  make(stack);
  return Testing.synth(stack);
}
