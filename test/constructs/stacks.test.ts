import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { expect, test } from "vitest";
import { ClosureStack } from "../../stacks/closure.ts";
import { TeardownStack } from "../../stacks/teardown.ts";
import { accountFolder } from "./support.ts";

const POLICIES = join(import.meta.dirname, "../../policies");

test("the stacks of an account are named after it, and complete in themselves", () => {
  const folder = accountFolder();
  writeFileSync(join(folder, "review.json"), '{"reviewed":true}');
  mkdirSync(join(folder, "attestations"));
  writeFileSync(join(folder, "attestations/mailbox.yaml"), "by: somebody");
  const outdir = join(folder, "../../cdktf.out");
  const app = new App({ outdir });
  new TeardownStack(app, "acme", { folder, policies: POLICIES });
  new ClosureStack(app, "acme", { folder, policies: POLICIES });
  app.synth();

  for (const name of ["acme-teardown", "acme-closure"]) {
    const beside = (file: string): string => join(outdir, "stacks", name, file);
    const account = beside("accounts/acme/account.yaml");
    expect(readFileSync(account, "utf8")).toBe(readFileSync(join(folder, "account.yaml"), "utf8"));
    expect(readFileSync(beside("accounts/acme/review.json"), "utf8")).toBe('{"reviewed":true}');
    expect(existsSync(beside("accounts/acme/attestations/mailbox.yaml"))).toBe(true);
    expect(existsSync(beside(".terraform.lock.hcl"))).toBe(true);
    expect(existsSync(beside("terraform.d/plugins/closeout.invalid/closeout/closeout"))).toBe(true);
    const json = JSON.parse(readFileSync(beside("cdk.tf.json"), "utf8"));
    expect(json.provider.closeout[0].journal_dir).toBe("../../../accounts/acme");
  }
});
