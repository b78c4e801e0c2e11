import type { Host } from "../../forges/support.ts";
import { checkoutMerged, checkoutOfEvent, git } from "./checkout.ts";
import type { Team } from "./team.ts";
import { playWorkflow } from "./workflow.ts";
import type { JobPlayed, Play } from "./workflow-types.ts";

const REPOSITORY = "acme/accounts";

/** The token that the host gives each job. */
export const TOKEN = "ghs_a-token-of-the-tests";

/** The workflow that `init` wrote, played for the events of a repository. */
export function onGitHub(team: Team, host: Host) {
  const approved: string[] = [];
  const secrets = { "": team.secrets };
  const machine = { ...team.machine, GITHUB_API_URL: host.url };
  const play = (
    github: object,
    commit: string,
    more: Partial<Play>,
  ): Promise<readonly JobPlayed[]> =>
    playWorkflow({
      text: git(team.desk, "show", `${commit}:.github/workflows/closeout.yml`),
      github: { repository: REPOSITORY, token: TOKEN, sha: commit, ...github },
      secrets,
      machine,
      folder: (job) => team.fresh(job),
      checkout: (folder, asked) =>
        checkoutOfEvent({ remote: team.remote, branch: "main", commit }, folder, asked),
      approve: (environment) => void approved.push(environment),
      ...more,
    });
  const repository = { default_branch: "main" };
  return {
    approved,
    pullRequest: (base: string, head: string, more: Partial<Play> = {}) =>
      play(
        {
          event_name: "pull_request",
          ref: "refs/pull/7/merge",
          event: {
            repository,
            pull_request: {
              number: 7,
              base: { sha: base },
              head: { repo: { full_name: REPOSITORY } },
              user: { login: "mei" },
            },
          },
        },
        head,
        { checkout: (folder) => checkoutMerged(team.remote, folder, base, head), ...more },
      ),
    push: (before: string, commit: string, more: Partial<Play> = {}) =>
      play(
        { event_name: "push", ref: "refs/heads/main", event: { repository, before } },
        commit,
        more,
      ),
    byHand: (commit: string, account: string) =>
      play(
        { event_name: "workflow_dispatch", ref: "refs/heads/main", event: { repository } },
        commit,
        {
          inputs: { account },
        },
      ),
    schedule: (commit: string) =>
      play({ event_name: "schedule", ref: "refs/heads/main", event: { repository } }, commit, {}),
  };
}

/** What each job came to. */
export function results(jobs: readonly JobPlayed[]): Readonly<Record<string, string>> {
  return Object.fromEntries(jobs.map(({ job, result }) => [job, result]));
}

/** Everything that the jobs printed and wrote. */
export function logOf(jobs: readonly JobPlayed[]): string {
  return jobs
    .flatMap(({ steps, summary }) => [
      ...steps.map(({ name, log }) => `# ${name}\n${log}`),
      summary,
    ])
    .join("\n");
}
