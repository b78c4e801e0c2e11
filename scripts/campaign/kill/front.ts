import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Project } from "../../../test/e2e/support/project.ts";
import type { StackName } from "../../../test/e2e/support/stacks.ts";

/** How a deploy is started. */
export const FRONTS = ["terraform", "cdktf"] as const;
/** One of {@link FRONTS}. */
export type Front = (typeof FRONTS)[number];

/** A deploy that goes on. */
export interface Deploy {
  readonly ended: Promise<{ readonly code: number | null; readonly text: string }>;
}

const ROOT = resolve(import.meta.dirname, "../../..");
const TSX = fileURLToPath(import.meta.resolve("tsx"));

/** Starts a deploy of a stack, without asking, by Terraform itself or by CDKTF. */
export async function deploy(project: Project, front: Front, stack: StackName): Promise<Deploy> {
  if (front === "terraform") return project.start(stack, "apply", "-input=false", "-auto-approve");
  return byCdktf(project.folder, `demo-${stack}`);
}

function byCdktf(folder: string, stack: string): Deploy {
  const settings = join(folder, "cdktf.json");
  if (!existsSync(settings)) {
    const app = `node --import ${TSX} ${JSON.stringify(join(ROOT, "stacks/main.ts"))}`;
    const project = {
      language: "typescript",
      app,
      projectId: "campaign",
      sendCrashReports: "false",
    };
    writeFileSync(settings, JSON.stringify(project));
    writeFileSync(join(folder, "terraform.rc"), "");
  }
  const child = spawn(join(ROOT, "node_modules/.bin/cdktf"), ["deploy", stack, "--auto-approve"], {
    cwd: folder,
    env: {
      ...process.env,
      TF_CLI_CONFIG_FILE: join(folder, "terraform.rc"),
      CHECKPOINT_DISABLE: "1",
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
      CI: "1",
      FORCE_COLOR: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => parts.push(part));
  }
  return {
    ended: new Promise((done) => {
      child.once("close", (code) => done({ code, text: Buffer.concat(parts).toString("utf8") }));
    }),
  };
}
