import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { terraform } from "../provider/support/terraform.ts";
import { withProject } from "./support/project.ts";
import { firstWarning } from "./support/says.ts";
import { pairs } from "./support/things.ts";
import { idOf, REGION } from "./support/world.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const run = promisify(execFile);

test("the real cdktf plans and deploys, and a saved plan is applied from a copy of the stack's folder", () =>
  withProject(
    { laid: "always", resources: { [REGION]: { "ecs.key-pair": pairs(3) } } },
    async ({ folder, paths, review, standing, journal }) => {
      const loader = join(ROOT, "node_modules/tsx/dist/loader.mjs");
      const app = `node --import ${loader} ${JSON.stringify(join(ROOT, "stacks/main.ts"))}`;
      const settings = { language: "typescript", app, projectId: "e2e", sendCrashReports: "false" };
      writeFileSync(join(folder, "cdktf.json"), JSON.stringify(settings));
      const cdktf = (...args: readonly string[]) =>
        run(join(ROOT, "node_modules/.bin/cdktf"), args, {
          cwd: folder,
          env: { ...process.env, CI: "1", FORCE_COLOR: "0", CHECKPOINT_DISABLE: "1" },
          maxBuffer: 64 * 1024 * 1024,
        });
      await review();
      const planned = await cdktf("plan", "demo-teardown");
      expect(planned.stdout).toContain(`- "${idOf("ecs.key-pair", "pair-1")}"`);
      expect(planned.stdout).toContain("6 to import, 0 to add, 1 to change, 0 to destroy");

      const stack = join(folder, "cdktf.out/stacks/demo-teardown");
      expect((await terraform(stack, ["plan", "-input=false", "-out=saved"])).code).toBe(0);
      const copy = join(folder, "elsewhere/of/another/machine");
      mkdirSync(copy, { recursive: true });
      cpSync(stack, copy, { recursive: true });
      rmSync(join(copy, ".terraform"), { recursive: true });
      rmSync(join(folder, "accounts"), { recursive: true });
      rmSync(stack, { recursive: true });

      expect((await terraform(copy, ["init", "-input=false"])).code).toBe(0);
      const anew = await terraform(copy, ["plan", "-input=false"]);
      expect(firstWarning(anew.text)).toContain("This plan deletes 3 items");
      expect(anew.text).toContain("The journal is written to");
      const applied = await terraform(copy, ["apply", "-input=false", "saved"]);
      expect(applied.code).toBe(0);
      expect(standing("ecs.key-pair")).toEqual([]);
      const text = applied.text.replace(/\s+/gu, " ");
      expect(text).toContain("journal.jsonl");
      expect(text).toContain("Carry the journal back");
      expect(existsSync(paths.journal)).toBe(false);

      mkdirSync(paths.dir, { recursive: true });
      writeFileSync(paths.journal, readFileSync(join(copy, "journal.jsonl")));
      expect((await journal()).filter(({ kind }) => kind === "proved")).toHaveLength(3);
    },
  ));
