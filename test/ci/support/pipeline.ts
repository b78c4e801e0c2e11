import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { startScript } from "./shell.ts";

// A small runner of GitLab's jobs: what a job extends is taken together with it, and its lines run as one
// script of bash in a folder that begins with nothing but a checkout. Rules are not judged: a test says which
// job its event starts.

/** What a job is played with. */
export interface PipelinePlay {
  /** The file of the jobs. */
  readonly text: string;
  readonly job: string;
  /** What the pipeline sets, and the project's variables that the job's environment is given. */
  readonly variables: (environment: string | undefined) => Readonly<Record<string, string>>;
  readonly machine: Readonly<Record<string, string>>;
  /** A folder that is not there yet. */
  readonly folder: string;
  readonly checkout: (folder: string) => void;
}

/** What a job came to. */
export interface PipelinePlayed {
  readonly code: number;
  readonly log: string;
  /** Its checkout. */
  readonly folder: string;
}

interface Job {
  readonly extends?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly environment?: { readonly name: string };
}

/** Plays one job. */
export async function playJob(play: PipelinePlay): Promise<PipelinePlayed> {
  const jobs: Readonly<Record<string, Job>> = parse(play.text);
  const job = jobs[play.job];
  if (job === undefined) throw new Error(`there is no job ${play.job}`);
  const base = job.extends === undefined ? undefined : jobs[job.extends];
  const folder = join(play.folder, "work");
  mkdirSync(play.folder, { recursive: true });
  play.checkout(folder);
  const given: Record<string, string> = {
    ...play.machine,
    CI: "true",
    GITLAB_CI: "true",
    CI_PROJECT_DIR: folder,
    ...play.variables((job.environment ?? base?.environment)?.name),
  };
  const own = { ...base?.variables, ...job.variables };
  const expanded = Object.entries(own).map(([key, value]) => [
    key,
    value.replaceAll(/\$(\w+)/gu, (_, name: string) => given[name] ?? ""),
  ]);
  const lines = [
    ...(job.before_script ?? base?.before_script ?? []),
    ...(job.script ?? base?.script ?? []),
  ];
  const script = startScript(lines.join("\n"), {
    shell: ["bash", "-eo", "pipefail"],
    file: join(play.folder, "script.sh"),
    cwd: folder,
    // The machine's own cache of packages is used in place of the one that a job keeps.
    env: {
      ...given,
      ...Object.fromEntries(expanded),
      npm_config_cache: given["npm_config_cache"] ?? "",
    },
  });
  return { ...(await script.ended), folder };
}
