import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { huawei } from "../../src/clouds/huawei/cloud.ts";
import type { Side } from "../../src/core/attestation.ts";
import { serveForTests } from "../../src/provider/plugin/serve-for-tests.ts";
import { createProvider } from "../../src/provider/resources/provider.ts";
import { PROVIDER } from "../../src/provider/resources/schemas.ts";
import { terraform } from "../provider/support/terraform.ts";
import { Folder } from "./support/folder.ts";
import { MEMBER, type TwoSides } from "./support/two-sides.ts";

/** The closure stack of an account, planned and deployed by the real Terraform. */
class Stack {
  readonly folder: Folder;
  readonly #reattach: string;

  private constructor(folder: Folder, reattach: string) {
    this.folder = folder;
    this.#reattach = reattach;
  }

  static async of(side: Side, changes: Partial<TwoSides> = {}): Promise<Stack> {
    const folder = await Folder.of(changes);
    const restore = putAll(folder.env(side));
    const clock = { now: () => folder.now, sleep: async () => undefined };
    const clouds = new Map([["huawei", huawei]]);
    const served = await serveForTests(createProvider([], { clock, clouds: () => clouds }), {
      address: PROVIDER.source,
    });
    onTestFinished(async () => {
      await served.close();
      restore();
    });
    const { account, review, attestations, dir } = folder.paths;
    const paths = {
      account_file: account,
      review_file: review,
      attestations_dir: attestations,
      journal_dir: dir,
    };
    const stack = {
      terraform: { required_providers: { [PROVIDER.name]: { source: PROVIDER.source } } },
      provider: { [PROVIDER.name]: [paths] },
      data: { closeout_blockers: { blockers: { account_id: MEMBER, with_closure: true } } },
      resource: {
        closeout_closure: {
          closure: { account_id: MEMBER, confirm: MEMBER, with_blockers: true },
        },
      },
    };
    writeFileSync(join(dir, "main.tf.json"), JSON.stringify(stack));
    return new Stack(folder, served.reattach);
  }

  /** Runs Terraform with account.yaml as a side has it. */
  async run(
    command: "plan" | "apply",
    side: Side,
    parts: Readonly<Record<string, unknown>> = {},
  ): Promise<{ readonly code: number | null; readonly says: string }> {
    this.folder.write(side, parts);
    const args = command === "apply" ? ["-auto-approve"] : [];
    const { code, text } = await terraform(
      this.folder.paths.dir,
      [command, "-input=false", ...args],
      { TF_REATTACH_PROVIDERS: this.#reattach },
    );
    return { code, says: text.replace(/\s+/gu, " ") };
  }

  /** What the state says of the closure. */
  get status(): unknown {
    const file = join(this.folder.paths.dir, "terraform.tfstate");
    if (!existsSync(file)) return undefined;
    const state = JSON.parse(readFileSync(file, "utf8")) as {
      readonly resources: readonly {
        readonly type: string;
        readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
      }[];
    };
    return state.resources.find(({ type }) => type === "closeout_closure")?.instances[0]
      ?.attributes["status"];
  }
}

function putAll(env: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

describe("the closure stack of an account that a master pays for", () => {
  test("prepares both packets, follows what the sides state, and ends as disassociated", async () => {
    const stack = await Stack.of("member");
    const { folder } = stack;
    const refused = await stack.run("plan", "member");
    expect(refused.code).toBe(1);
    expect(refused.says).toContain("closure-statements");
    expect(refused.says).toContain("stated by the master's side");
    expect(refused.says).toContain("Remaining steps to the disassociation");

    await folder.answer();
    const plan = await stack.run("plan", "member");
    expect(plan.code).toBe(0);
    expect(plan.says).toContain("does not close it; the two sides carry it out");

    expect((await stack.run("apply", "member")).code).toBe(0);
    expect(stack.status).toBe("awaiting-request");
    for (const side of ["master", "member"] as const)
      expect(folder.packet(side)).toContain(`the ${side}'s part`);

    await folder.state("requested");
    expect((await stack.run("apply", "member")).code).toBe(0);
    expect(stack.status).toBe("requested");
    const { submittedAt } = await folder.as("member").closureStatus();
    await folder.state("rejected");
    const rejected = await stack.run("plan", "member");
    expect(rejected.code).toBe(1);
    expect(rejected.says).toContain("closure-rejected");

    const cleared = {
      answers: [
        {
          policy: "closure-rejected",
          subject: `rejection:${submittedAt}`,
          answer: "cleared",
          because: "ticket 8",
        },
      ],
    };
    const again = await stack.run("apply", "member", cleared);
    expect([again.code, stack.status]).toEqual([0, "awaiting-request"]);
    await folder.state("requested");
    await folder.state("accepted");
    const done = await stack.run("apply", "member", cleared);
    expect(done.code).toBe(0);
    expect(done.says).toContain("is disassociated from its master account");
    expect(stack.status).toBe("disassociated");
    const same = await stack.run("plan", "member", cleared);
    expect(same.says).toContain("No changes");

    // The next plan is that of the closing, which asks for everything else.
    const closing = await stack.run("plan", "member", {
      master: "none",
      closure: { confirm: MEMBER },
    });
    expect(closing.code).toBe(1);
    expect(closing.says).toContain("Remaining steps to the closure");
    expect(stack.status).toBe("disassociated");
  });

  test("holds what the sides stated against the master's list, where its credentials are in use", async () => {
    const stack = await Stack.of("master", { joined: "created" });
    const { folder } = stack;
    await folder.answer();
    expect((await stack.run("apply", "master")).code).toBe(0);
    await folder.state("requested");
    await folder.state("accepted");
    await stack.run("apply", "master");
    expect(stack.status).toBe("requested");
    folder.world.members = [];
    await stack.run("apply", "master");
    expect(stack.status).toBe("disassociated");
  });

  test("names the switch as a step of the closing, while it is off", async () => {
    const stack = await Stack.of("member");
    const plan = await stack.run("plan", "member", { closure: { confirm: MEMBER } });
    expect(plan.code).toBe(1);
    expect(plan.says).toContain("Remaining steps to the closure");
    expect(plan.says).toContain("The account is disassociated from its master account");
    expect(plan.says).toContain("closure.disassociate");
  });
});
