import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { KEYS, MEMBER } from "../e2e/support/world.ts";
import { GITHUB, GITLAB, startHost } from "../forges/support.ts";
import { ROOT } from "../package/packed.ts";
import { bed } from "../record/support/bed.ts";
import { servers } from "../record/support/server.ts";
import { checkout } from "./support/checkout.ts";
import { logOf, onGitHub, results, TOKEN } from "./support/github.ts";
import { playJob } from "./support/pipeline.ts";
import { reached } from "./support/reached.ts";
import { ACCOUNT, aTeam } from "./support/team.ts";
import type { JobPlayed } from "./support/workflow-types.ts";

/** A team's own workflow, which uses the action of the package. */
const OWN = `
defaults: { run: { shell: bash } }
jobs:
  own:
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683
      - run: npm ci
      - uses: ./node_modules/closeout/integrations/github
        with: { do: review, account: ${ACCOUNT} }
        env:
          ALIBABA_CLOUD_ACCESS_KEY_ID: \${{ secrets.ALIBABA_CLOUD_ACCESS_KEY_ID }}
          ALIBABA_CLOUD_ACCESS_KEY_SECRET: \${{ secrets.ALIBABA_CLOUD_ACCESS_KEY_SECRET }}
          CLOSEOUT_RECORD_URL: \${{ secrets.CLOSEOUT_RECORD_URL }}
`;

describe.each(servers().slice(0, 1))("an account closed by pull request", (postgres) => {
  const { fresh } = bed(postgres);

  test("from an empty folder to closed on GitHub, over a deploy that was killed", async () => {
    const team = await aTeam(await fresh());
    const host = await startHost(GITHUB);
    const hub = onGitHub(team, host);
    const all: JobPlayed[] = [];
    const kept = async (played: Promise<readonly JobPlayed[]>) => {
      const jobs = await played;
      all.push(...jobs);
      return jobs;
    };

    const settings = readFileSync(join(team.desk, "closeout.yaml"), "utf8");
    writeFileSync(
      join(team.desk, "closeout.yaml"),
      settings.replace("approval: none", "approval: git\nbranch: origin/main"),
    );
    const first = team.push("main", "Describe the account");
    const reviewed = await team.closeout("review", ACCOUNT);
    expect(reviewed, reviewed.text).toMatchObject({ code: 0 });
    const head = team.push("review", "Review the account");

    const asked = await kept(hub.pullRequest(first, head));
    expect(results(asked), logOf(asked)).toEqual({
      accounts: "success",
      review: "success",
      deploy: "skipped",
      drift: "skipped",
    });
    expect(host.comments).toHaveLength(1);
    expect(host.comments[0]?.body).toContain("closure-switch");
    expect(logOf(asked)).toContain("This plan deletes 4 items");
    expect(asked[1]?.summary).toContain(MEMBER);
    expect(team.deletions()).toEqual([]);
    expect(hub.approved).toEqual([]);

    const merged = team.merge("review");
    const lift = team.emulator.fault({
      kind: "hang",
      action: "DeleteKeyPairs",
      nth: 2,
      when: "after",
    });
    const killed = await kept(
      hub.push(first, merged, {
        watch: (step, kill) => {
          if (step.startsWith("Tear down"))
            void reached(() => team.deletions().length === 2).then(kill);
        },
      }),
    );
    expect(results(killed), logOf(killed)).toMatchObject({ deploy: "failure", review: "skipped" });
    expect(team.deletions()).toHaveLength(2);
    lift();
    const finished = await kept(hub.byHand(merged, ACCOUNT));
    expect(results(finished), logOf(finished)).toMatchObject({ deploy: "success" });
    expect(logOf(finished)).toContain("was taken over");
    expect(logOf(finished)).toContain("Not closed yet: ");
    expect(team.deletions()).toHaveLength(4);
    expect(hub.approved).toEqual(["closeout", "closeout"]);

    const nightly = await kept(hub.schedule(merged));
    expect(results(nightly), logOf(nightly)).toMatchObject({ drift: "success", deploy: "skipped" });

    appendFileSync(team.account, `closure:\n  confirm: "${MEMBER}"\n`);
    const confirmed = team.push("close", "Confirm the closure");
    const ready = await kept(hub.pullRequest(merged, confirmed, { text: OWN }));
    expect(results(ready), logOf(ready)).toEqual({ own: "success" });
    expect(host.comments).toHaveLength(1);
    expect(host.comments[0]?.body).not.toContain("closure-switch");
    const last = team.merge("close");
    const closed = await kept(hub.push(merged, last));
    expect(results(closed), logOf(closed)).toMatchObject({ deploy: "success" });
    expect(await team.phase()).toBe("closed");

    const printed = logOf(all);
    for (const secret of [TOKEN, KEYS.closer.secret, team.secrets["CLOSEOUT_RECORD_URL"] ?? ""])
      expect(printed).not.toContain(secret);
  }, 900_000);
});

/** The pipeline that one job writes and another one starts. */
const DEPLOYS = "closeout-deploys.yml";

describe.each(servers().slice(0, 1))("an account closed by merge request", (postgres) => {
  const { fresh } = bed(postgres);

  test("from a review to closed on GitLab", async () => {
    const team = await aTeam(await fresh());
    const host = await startHost(GITLAB);
    const token = "glpat-a-token-of-the-tests";
    const environments: (string | undefined)[] = [];
    const template = readFileSync(join(ROOT, "integrations/gitlab/closeout.yml"), "utf8");
    const play = (
      job: string,
      commit: string,
      variables: Readonly<Record<string, string>>,
      text = template,
    ) =>
      playJob({
        text,
        job,
        machine: { ...team.machine, CI_API_V4_URL: host.url },
        variables: (environment) => {
          environments.push(environment);
          return { ...team.secrets, GITLAB_TOKEN: token, ...variables };
        },
        folder: team.fresh(job.replaceAll(/[: ]/gu, "-")),
        checkout: (folder) => checkout(team.remote, folder, commit),
      });

    appendFileSync(team.account, `closure:\n  confirm: "${MEMBER}"\n`);
    const first = team.push("main", "Describe the account");
    const review = await team.closeout("review", ACCOUNT);
    expect(review, review.text).toMatchObject({ code: 0 });
    const head = team.push("review", "Review the account");
    const asked = await play("closeout:review", head, {
      CI_PIPELINE_SOURCE: "merge_request_event",
      CI_MERGE_REQUEST_DIFF_BASE_SHA: first,
      CI_MERGE_REQUEST_PROJECT_ID: "12",
      CI_MERGE_REQUEST_IID: "7",
    });
    expect(asked.code, asked.log).toBe(0);
    expect(host.comments[0]?.body).toContain("running-resources");
    expect(
      JSON.parse(readFileSync(join(asked.folder, `${ACCOUNT}.terraform.json`), "utf8")),
    ).toEqual({ create: 0, update: 0, delete: 4 });
    expect(team.deletions()).toHaveLength(0);

    const merged = team.merge("review");
    const push = { CI_PIPELINE_SOURCE: "push", CI_COMMIT_BEFORE_SHA: first };
    const made = await play("closeout:deploys", merged, push);
    expect(made.code, made.log).toBe(0);
    const { trigger } = parse(template)["closeout:deploy"];
    expect(trigger.include).toEqual([{ artifact: DEPLOYS, job: "closeout:deploys" }]);
    const deploys = readFileSync(join(made.folder, DEPLOYS), "utf8");
    expect(parse(deploys)[`closeout:deploy ${ACCOUNT}`]).toMatchObject({
      resource_group: `closeout/${ACCOUNT}`,
    });
    expect(team.deletions()).toHaveLength(0);
    const deployed = await play(
      `closeout:deploy ${ACCOUNT}`,
      merged,
      { CI_PIPELINE_SOURCE: "parent_pipeline", CI_DEFAULT_BRANCH: "main" },
      deploys,
    );
    expect(deployed.code, deployed.log).toBe(0);
    expect(environments).toEqual([undefined, undefined, "closeout"]);
    expect(team.deletions()).toHaveLength(4);
    expect(await team.phase()).toBe("closed");
    for (const secret of [token, KEYS.closer.secret, team.secrets["CLOSEOUT_RECORD_URL"] ?? ""])
      expect(`${asked.log}${deployed.log}`).not.toContain(secret);
  }, 900_000);
});

test("there is a server to try it on", ({ skip }) => {
  skip(servers().length === 0);
  expect(servers().length).toBeGreaterThan(0);
});
